/** Takes boilerplate out of a description's Markdown. Knows lines and sentences, not what boilerplate says. */
import { isBoilerplate, isBoilerplateHeading, listsTraits } from "./boilerplate.ts";

/** With more of a paragraph gone than this, the rest ("We celebrate diversity.") goes too. */
const dropWholeShare = 0.45;
/** A paragraph longer than this is an advert that lost its lines: its sentences run into each other. */
const maxParagraphChars = 1_500;

/** `markdown` without boilerplate sentences, and without headings over nothing else. */
export function dropBoilerplate(markdown: string): string {
  const kept: string[] = [];
  let changed = false;
  /** Index in `kept` of a heading whose text was all boilerplate so far, or -1. */
  let emptied = -1;
  for (const line of markdown.split("\n")) {
    const isHeading = /^#{1,6} /.test(line);
    if (isHeading || line === "") {
      if (isHeading && emptied >= 0) kept.splice(emptied);
      if (isHeading) emptied = isBoilerplateHeading(line.replace(/^#+ /, "")) ? kept.length : -1;
      kept.push(line);
      continue;
    }
    const rest = withoutBoilerplate(line);
    if (rest !== line) {
      changed = true;
      if (rest === "") {
        const head = lastHeading(kept);
        if (head >= 0) emptied = head;
        continue;
      }
    }
    emptied = -1;
    kept.push(rest);
  }
  if (emptied >= 0) kept.splice(emptied);
  else if (!changed) return markdown;
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Index of the heading that `lines` end with, blank lines left aside; -1 where text stands below it. */
function lastHeading(lines: string[]): number {
  let at = lines.length - 1;
  while (at >= 0 && lines[at] === "") at--;
  return /^#{1,6} /.test(lines[at] ?? "") ? at : -1;
}

function withoutBoilerplate(line: string): string {
  if (line.length > maxParagraphChars) return line;
  // A list names what is asked for or offered ("knowledge of equal opportunity law"); traits it never lists.
  if (/^\s*(?:-|\d+\.) /.test(line)) return listsTraits(line) ? "" : line;
  const sentences = line.match(/[^.!?]+(?:[.!?]+(?=\s|$)|[.!?]+|$)/g) ?? [line];
  const joined = joinAbbreviations(sentences);
  const dropped = joined.filter(isBoilerplate);
  if (dropped.length === 0) return line;
  const gone = dropped.reduce((sum, sentence) => sum + sentence.length, 0);
  if (gone > line.length * dropWholeShare) return "";
  return joined
    .filter((sentence) => !isBoilerplate(sentence))
    .join("")
    .trim();
}

/** A dot inside a word ("e.g.", "Lowes.com") ends no sentence. */
function joinAbbreviations(parts: string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const previous = joined.at(-1);
    if (
      previous !== undefined &&
      (!/^\s/.test(part) || /\b(?:\p{L}|e\.g|i\.e|Inc|Ltd|z\. ?B|ca|bzw|resp|např)\.$/iu.test(previous))
    )
      joined[joined.length - 1] = previous + part;
    else joined.push(part);
  }
  return joined;
}
