/** Cuts a line where one demand ends and another begins: sentences, semicolons, dashes, second verbs. */
import { fold } from "../text/fold.ts";
import { sentences } from "../text/sentences.ts";

/** Behind a dash: why, or what is meant; nothing more is asked. */
const comment =
  /^(?:you(?:'ll|'re|'ve)?|enough|not|but|because|so|we|it|its|this|that|these|whether|from|even|which|who|where|if|as|especially when|no|the|our|your|think|ideally not|du|wir|denn|weil|vous|nous|car|ty|my)(?![\p{L}])/u;
/** ", but we will train you": takes back, or consoles. */
const but =
  /,? but (?=(?:we|this|it|training|not|no|don't|willing|will|can be|other|similar)(?![\p{L}]))(?![^(]*\))/u;
/** Tells what comes of it. */
const outcome =
  /, (?:(?:thereby|thus) )?(?:ensuring|enhancing|enabling|fostering|allowing|resulting in|leading to|making sure|showcasing|focusing on)(?![\p{L}])[^()]*$/u;
/** Says over again what stood before it. */
const meant = /^\W*(?:i\.? ?e|d\.? ?h|c'est-a-dire|es decir|das heisst|das heißt)(?![\p{L}])/u;
const dash = /\s+[—–]\s+|—|\s+-\s+(?=\p{Ll})/u;

/** Says nothing itself, but that something follows: "This is key - you need a boat". */
const opener =
  /^(?:this is (?:key|important|essential|a must|critical)|(?:most )?important(?:ly)?|above all|wichtig|important)\s+[–—-]\s+/u;

function withoutComments(whole: string): string[] {
  const clause = whole.slice(opener.exec(fold(whole))?.[0].length ?? 0);
  const [asked = clause] = clause.split(but);
  const end = outcome.exec(fold(asked))?.index ?? asked.length;
  const parts = asked.slice(0, end >= 12 ? end : asked.length).split(dash);
  return parts.filter((part, i) => i === 0 || !comment.test(fold(part.trim())));
}

/** "Du hast … und kannst …": a second verb of the same person opens a demand of its own. */
const secondVerbs: readonly (readonly [subject: RegExp, cut: RegExp])[] = [
  [
    /^(?:[\p{L}]+ )?(?:du|bist|hast|verfugst|bringst|arbeitest|zeichnest)(?![\p{L}])/u,
    /,? (?:und|sowie) (?=(?!meist|sonst|fast|ernst|selbst|dienst|kunst)\p{L}{2,}st |wei(?:ß|ss)t[ ,])|, (?=(?:bist|hast|kannst|verfugst|arbeitest|bringst) )/gu,
  ],
  [
    /^sie (?:haben|sind|bringen|verfugen|besitzen)/u,
    /,? (?:und|sowie) (?=(?:haben|sind|bringen|verfugen|besitzen|konnen|arbeiten|beherrschen) )/gu,
  ],
  [
    /^vous /u,
    /,? (?:et|ainsi que) (?=(?:vous|etes|avez|savez|maitrisez|disposez|possedez|justifiez|connaissez) )/gu,
  ],
  [
    /^you(?:'ve| have| are|'re| can| know| bring) /u,
    /,? and (?=(?:you(?:'ve|'re)?|have|are|can|know|bring|enjoy|love|thrive|possess) )/gu,
  ],
  [/^(?:je|jij) /u, /,? en (?=(?:je|bent|hebt|kunt|communiceert|beschikt|werkt|spreekt) )/gu],
];

function bySecondVerb(clause: string): string[] {
  const folded = fold(clause);
  for (const [subject, cut] of secondVerbs) {
    if (!subject.test(folded)) continue;
    const out: string[] = [];
    let start = 0;
    for (const hit of folded.matchAll(cut)) {
      out.push(clause.slice(start, hit.index));
      start = hit.index + hit[0].length;
    }
    return [...out, clause.slice(start)];
  }
  return [clause];
}

/** In order; each is read as a demand of its own. */
export function clausesOf(line: string): string[] {
  return sentences(line)
    .flatMap((sentence) => sentence.split(/;\s+(?![^(]*\)|(?:or|oder|ou|nebo|o) )/))
    .filter((clause, i) => i === 0 || !meant.test(fold(clause)))
    .flatMap(withoutComments)
    .flatMap(bySecondVerb)
    .filter((clause) => clause.trim() !== "");
}
