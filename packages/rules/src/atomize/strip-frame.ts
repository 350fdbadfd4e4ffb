/** Takes from a line what only addresses the reader or says how firmly it is asked. Knows wording only. */
import type { Category } from "@leadfit/contracts";
import { fold } from "../text/fold.ts";
import { framesAround, leadIns, mustWords, wishWords } from "./frames.ts";

const leadIn = new RegExp(`^(?:${leadIns.join("|")})(?=[\\s:])`, "u");
const musts = mustWords.map((source) => new RegExp(source, "u"));
const wishes = wishWords.map((source) => new RegExp(source, "u"));
const around = framesAround.map(
  ([start, end]) => [new RegExp(`^(?:${start})`, "u"), new RegExp(`(?:${end})$`, "u")] as const,
);

/** Without the marks and conjunctions that a cut leaves at the ends. */
export function trimEnds(text: string): string {
  return text
    .replace(/^[\s,;:–—¡-]+|^\.(?!\p{L})|[\s,;:.!–—-]+$/gu, "")
    .replace(/^(?:and|und|sowie|et|but|with|avec|also|plus|ja|en)\s+(?=\S+\s)/i, "");
}

function without(text: string, patterns: readonly RegExp[]): string {
  let out = text;
  for (const pattern of patterns) {
    const hit = pattern.exec(fold(out));
    if (hit && hit[0] !== "" && out.length - hit[0].length > 1)
      out = trimEnds(out.slice(0, hit.index) + out.slice(hit.index + hit[0].length));
  }
  return out;
}

/** "Kenntnisse in X runden dein Profil ab": what opens and what closes the frame go together. */
function withoutAround(text: string): string {
  const folded = fold(text);
  for (const [start, end] of around) {
    const opening = start.exec(folded);
    const closing = end.exec(folded);
    if (opening && closing && text.length - opening[0].length - closing[0].length > 3)
      return text.slice(opening[0].length, text.length - closing[0].length);
  }
  return text;
}

/** The substance of the line. Never empty for a line that has some. */
export function stripFrame(line: string, category: Category): string {
  let text = trimEnds(withoutAround(trimEnds(line.replace(/^\s*\(([^()]*)\)\W*$/, "$1"))));
  const lead = leadIn.exec(fold(text));
  if (lead && text.length - lead[0].length > 3) text = text.slice(lead[0].length).trim();
  text = without(text, musts);
  if (category === "additional") text = without(text, wishes);
  return trimEnds(text);
}
