/** "One or more of A, B and C", "at least one of the following: A, B": any of the list will do. Knows wording only. */
import { fold } from "../text/fold.ts";
import { splitList } from "./split-list.ts";

const opener =
  /(?:^|\s)(?:(?:at least |minimum )?(?:one|two|some|any|several)(?: or (?:more|several|both))?(?: of)?(?: the following| these| our)?(?: (?:[\p{L}-]+ ){0,3}(?:languages|tools|frameworks|areas|technologies|platforms|systems|fields|databases|providers|clouds?))?|(?:mindestens )?eine[rsm]? (?:oder mehrere[rn]? )?(?:der|von|dieser) (?:folgenden )?|(?:au moins )?(?:un|une)(?: ou plusieurs)? (?:des|de ces) (?:[\p{L}-]+ )?(?:suivant\w* )?|(?:al menos )?un[oa] (?:o mas )?de (?:los |las )?(?:siguientes )?|(?:alespon )?jeden z(?: nasledujicich)?)(?:\s*:\s+|\s+of\s+|\s*\(|\s+)(?=\S)/u;
const needed = /\bof\b|:|following|\(|der|von|des|de ces|de los|de las|\bz\b|or more/;

/** The alternatives, each with what stands before the choice; null where the line offers none. */
export function oneOf(text: string): string[] | null {
  const folded = fold(text);
  const hit = opener.exec(folded);
  if (!hit || !needed.test(hit[0])) return null;
  const content = text.slice(hit.index + hit[0].length).replace(/\)\s*$/, "");
  const { phrases } = splitList(content);
  if (phrases.length < 2) return null;
  const head = text.slice(0, hit.index).trim();
  return phrases.map((phrase) => (head === "" ? phrase : `${head} ${phrase}`));
}
