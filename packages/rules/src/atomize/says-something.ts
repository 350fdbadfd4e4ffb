/** Whether an atom holds a word that could be checked: "similar" and "experience" alone do not. Knows single words only. */
import { genericWords } from "../lexicon/generic-words.ts";
import { fold } from "../text/fold.ts";

/** Generic beside the name of a tool, but work that can be checked where they stand alone. */
const work = new Set(
  "design designing development developing engineering software build building create creating maintain maintaining entwicklung softwareentwicklung language languages".split(
    " ",
  ),
);
const empty = new Set([
  ...genericWords.map(fold).filter((word) => !work.has(word)),
  ..."their its above below following same need needed current latest us job".split(" "),
]);

export function saysSomething(text: string): boolean {
  const words = fold(text).match(/[\p{L}\p{N}+#]+/gu) ?? [];
  return words.some((word) => /\d/.test(word) || !empty.has(word));
}
