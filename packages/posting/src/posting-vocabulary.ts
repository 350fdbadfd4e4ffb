/** Tells a job posting from any other text by the words in it, whatever the language. Knows no HTML. */
import { comparable } from "./clean-text.ts";
import { type Evidence, notHeadings, otherHeadings, postingPhrases } from "./posting-phrases.ts";
import { hasRoleWord } from "./role-word.ts";
import { titleFromText } from "./title-from-text.ts";

function listOf(phrases: string): string[] {
  return phrases.split(",").map(comparable).filter(Boolean);
}

const evidenceKinds = Object.keys(postingPhrases) as Evidence[];
const known = new Map(evidenceKinds.map((kind) => [kind, listOf(postingPhrases[kind])]));
const sectionNames = new Set(
  (["requirements", "duties", "offer"] as const)
    .flatMap((kind) => known.get(kind) ?? [])
    .concat(listOf(otherHeadings)),
);
for (const phrase of listOf(notHeadings)) sectionNames.delete(phrase);

const allPhrases = new Set([...sectionNames, ...(known.get("hiring") ?? [])]);

const scriptsWithoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

interface KnownPhrase {
  kind: Evidence;
  phrase: string;
}
const knownPhrases: KnownPhrase[] = [...known].flatMap(([kind, list]) =>
  list.map((phrase) => ({ kind, phrase })),
);
const unspacedPhrases = knownPhrases.filter(({ phrase }) => scriptsWithoutSpaces.test(phrase));
/** The others by their first word: a text is gone through once, not once for each of some five hundred phrases. */
const phrasesByWord = Map.groupBy(
  knownPhrases.filter((entry) => !unspacedPhrases.includes(entry)),
  ({ phrase }) => phrase.split(" ", 1)[0] ?? "",
);

/** How many of the four kinds of evidence `text` holds, and how many different phrases. */
function postingEvidence(text: string): { kinds: Set<Evidence>; phrases: number } {
  const padded = `${comparable(text.slice(0, 30_000))} `;
  const found = new Set<KnownPhrase>();
  for (let at = 0, end = padded.indexOf(" "); end >= 0; at = end + 1, end = padded.indexOf(" ", at)) {
    for (const entry of phrasesByWord.get(padded.slice(at, end)) ?? [])
      if (padded.startsWith(`${entry.phrase} `, at)) found.add(entry);
  }
  if (scriptsWithoutSpaces.test(padded))
    for (const entry of unspacedPhrases) if (padded.includes(entry.phrase)) found.add(entry);
  return { kinds: new Set([...found].map(({ kind }) => kind)), phrases: found.size };
}

/** Below this no text is taken for a description: a teaser says too little to be assessed. */
export const minDescriptionChars = 200;

/** Titles of German, French and Czech adverts say that they mean everybody. */
const genderMark = /\((?:[mwfdx]\s?[/|*]\s?){1,3}[mwfdx]\)|\bH\/F\b|\bF\/H\b|\bm\/ž\b/i;

/** Whether `text` reads like a job posting: it asks, tells what is to be done or names a role, and is about employment too. */
export function looksLikePosting(text: string): boolean {
  const cjk = scriptsWithoutSpaces.test(text);
  if (text.length < (cjk ? minDescriptionChars / 2 : minDescriptionChars)) return false;
  const { kinds, phrases: found } = postingEvidence(text);
  if (kinds.size < 2) return false;
  const needed = cjk ? 3 : 4;
  const tellsOfWork = kinds.has("requirements") || kinds.has("duties");
  if (tellsOfWork && found >= needed) return true;
  return found >= (tellsOfWork ? needed - 1 : needed) && namesRole(text);
}

/** An advert somebody pasted is there because it is one: two sentences that ask for something are enough. */
const minPastedChars = 100;
/** Asks for a person, in words that other texts seldom have. */
const asksForPerson =
  /\b(?:(?:looking|searching) for (?:someone|somebody|a person|people|candidates|staff)|we(?:'re| are) (?:hiring|seeking|recruiting|looking for an?)|(?:help )?wanted:)(?!\p{L})|(?<!\p{L})(?:wir suchen|gesucht wird|suchen wir|nous recherchons|on recrute|nous recrutons|buscamos|se busca|estamos contratando|cerchiamo|cercasi|procuramos|contrata-se|wij zoeken|hledáme|szukamy|poszukujemy|vi söker|vi søger)(?!\p{L})|招聘|招募|诚聘|募集|채용/iu;
/** A resume speaks of its writer, an advert to its reader. */
const addressesReader =
  /(?<!\p{L})(?:you|your|vous|votre|vos|du|dein\p{L}{0,2}|Sie|Ihr\p{L}{0,2}|tu|tus|usted|você|seu|sua|jij|jouw|ty|tvoje|tvůj|vaše)(?!\p{L})/u;
/** "2019 – 2022", "2021 - present": a resume lists what was, an advert does not. */
const yearRange =
  /\b(?:19|20)\d\d\s{0,2}(?:-|–|—|to|bis)\s{0,2}(?:[\p{L}.]{0,9} ?(?:19|20)\d\d\b|present|current|now|today|heute)/giu;

/** As `looksLikePosting`, for a text that a person chose and pasted: less has to speak for it. */
export function looksLikePastedAdvert(text: string): boolean {
  const cjk = scriptsWithoutSpaces.test(text);
  if (text.length < (cjk ? minPastedChars / 2 : minPastedChars)) return false;
  if ((text.match(yearRange)?.length ?? 0) >= 2) return false;
  const { kinds, phrases: found } = postingEvidence(text);
  const tellsOfWork = kinds.has("requirements") || kinds.has("duties");
  if (tellsOfWork && found >= 3 && (kinds.size > 1 || addressesReader.test(text))) return true;
  if (found >= 2 && (namesRole(text) || hasRoleWord(text.split("\n", 1)[0] ?? ""))) return true;
  return found >= 1 && asksForPerson.test(text);
}

function namesRole(text: string): boolean {
  return genderMark.test(text.slice(0, 2_000)) || titleFromText(text) !== null;
}

/** Whether `text`, known by its place to be a description, says anything that a posting says. */
export function saysSomethingOfAJob(text: string, minChars = minDescriptionChars): boolean {
  return text.length >= minChars && postingEvidence(text).kinds.size >= 1;
}

/** Whether `text` says what is asked for, and `other` does not. */
export function asksForMore(text: string, other: string): boolean {
  return postingEvidence(text).kinds.has("requirements") && !postingEvidence(other).kinds.has("requirements");
}

/** The usual names of a posting's sections, folded as by `comparable`. */
export function sectionHeadings(): string[] {
  return [...sectionNames];
}

/** Whether a short line is, word for word, the usual name of a section of a posting. */
export function isSectionHeading(line: string): boolean {
  return sectionNames.has(comparable(line));
}

/** Whether a short line is, word for word, a phrase of postings: it names neither a job nor a company. */
export function isPostingPhrase(line: string): boolean {
  return allPhrases.has(comparable(line));
}
