/** "We are looking for a cook with two years at sea": the demand is what follows "with". Knows wording only. */
import { fold } from "../text/fold.ts";
import { type Located, slice } from "../text/located.ts";

const seekers = [
  "(?:we(?:'re| are)(?: currently| now| always| also| actively)?|[\\p{L}\\p{N}&.' -]{2,40} (?:is|are)(?: currently| now| actively)?) (?:looking for|seeking|searching for|hiring|recruiting|in search of|in need of)",
  "we (?:seek|need|want|require)",
  "(?:currently )?(?:looking for|seeking|searching for|hiring)",
  "(?:you are|you're) (?:a|an)",
  "(?:wir|[\\p{L}&. -]{2,40}) suchen?(?: wir)?",
  "(?:nous|on) (?:recherchons|cherchons|recherche|cherche)",
  "(?:hledame|hleda)",
  "(?:buscamos|se busca|estamos buscando|procuramos)",
  "(?:wij|we) zoeken|zoeken wij",
  "(?:szukamy|poszukujemy|cerchiamo|siamo alla ricerca di|vi soker|vi soger)",
];
const seeking = new RegExp(`^(?:${seekers.join("|")})(?![\\p{L}])`, "u");

/** What stands between the person sought and what is asked of that person. */
const bridge =
  /(?:,? (?:who (?:has|have|is|are|can|possess\w*|brings?|hold\w*)|with|having|possessing|mit|avec|con|com|se|s|met)) (?=\S)/u;
/** "with a team", "with us" tell where one works. */
const company =
  /^(?:us|our|the (?:team|opportunity)|a (?:team|passion to join)|uns|unsere\w*|nous|notre|nosotros)(?![\p{L}])/u;

export function isSeeking(sentence: string): boolean {
  return seeking.test(fold(sentence).slice(0, 120));
}

/** Where the first demand on the person sought begins; 0 where there is none. */
export function demandStart(sentence: string): number {
  const folded = fold(sentence);
  const hit = bridge.exec(folded);
  const start = hit ? hit.index + hit[0].length : 0;
  return hit && folded.length - start >= 8 && !company.test(folded.slice(start)) ? start : 0;
}

/** "… to join our team" tells where one works. */
const joining =
  /,? (?:to (?:join|strengthen|support|complete|help)|zur verstarkung|fur unser|pour rejoindre|para (?:unirse|incorporarse)) (?:our|us|the|a|an|unser\w*|notre|nuestr\w*)(?![\p{L}]).*$/u;

/** The sentence from its first demand on; as it is where it does not say that somebody is sought. */
export function withoutSeeking(sentence: Located): Located {
  if (!isSeeking(sentence.text)) return sentence;
  const demand = slice(sentence, demandStart(sentence.text));
  const tail = joining.exec(fold(demand.text));
  return tail && tail.index >= 8 ? slice(demand, 0, tail.index) : demand;
}
