/** Removes the marks of Markdown; the words stay in place and order. Knows nothing of what they say. */
import { type Located, locate, replaceAll, trim } from "./located.ts";

const marks: readonly (readonly [pattern: RegExp, filler: "" | " "])[] = [
  [/!\[[^\][]{0,300}\]\([^()\s]{0,2000}\)/dgu, ""],
  [/\[([^\][]{0,300})\]\([^()\s]{0,2000}\)/dgu, ""],
  [/\*\*|__|~~|`|\\(?=[-*_#+.!()[\]&<>|~])/dgu, ""],
  [/(^|[\s(])[*_](?=\S)/dgu, ""],
  [/(?<=\S)[*_](?=[\s).,;:!?]|$)/dgu, ""],
  // Marks of list items that were joined.
  [/\n\s*(?:[-*+•·▪●–]|\d{1,2}[.)])\s+/dgu, " "],
  [/&nbsp;|[\s\u200b]+/dgu, " "],
];

/** Linear in the length of `source`. */
export function plain(source: Located): Located {
  return trim(marks.reduce((text, [pattern, filler]) => replaceAll(text, pattern, filler), source));
}

export function plainText(source: string): string {
  return plain(locate(source)).text;
}
