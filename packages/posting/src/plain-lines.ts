/** Plain text or Markdown as lines with their role. Knows no postings. */
import { cleanText, oneLine } from "./clean-text.ts";
import { joinedLines, type RawLine } from "./joined-lines.ts";
import { type TextLine, textLine } from "./text-line.ts";

// All matched against a line with single spaces, so that none can backtrack for long.
const markdownHeading = /^(#{1,6}) (.*?) ?#{0,6}$/;
const underline = /^(?:={3,}|-{3,}|_{3,}|\*{3,})$/;
const boldLine = /^(\*\*|__)(?=\S)(.*\S)\1 ?:?$/;
const link = /!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g;
const emphasis = /(\*\*|__|~~|`)(?=\S)([^*_~`]{1,500})(?<=\S)\1/g;
const item = /^(?:[-*+•–]|(\d{1,3})[.)]) (.*)$/;
/** A quoted line, and the kind of a quoted note ("[!tip]"). */
const quote = /^\s{0,9}(?:>\s?){1,5}/;
const calloutKind = /^\[![a-z]{2,20}\]$/i;
const pictograph = /^(?:\p{Extended_Pictographic}\u200d?\s?){1,3}(?=[\p{L}\d(])/u;
const maxLineChars = 20_000;
const maxLines = 20_000;

/** The lines of `text`; Markdown's marks become roles, a blank line begins a new block. */
export function plainLines(text: string): TextLine[] {
  const lines: RawLine[] = [];
  let startsBlock = true;
  for (const raw of cleanText(text).split("\n", maxLines)) {
    const line = oneLine(raw.slice(0, maxLineChars).replace(quote, ""));
    if (line === "" || underline.test(line) || calloutKind.test(line)) {
      startsBlock = true;
      continue;
    }
    lines.push({ text: line, indent: raw.length - raw.trimStart().length, startsBlock });
    startsBlock = false;
  }
  return joinedLines(lines)
    .map(({ text, indent, startsBlock }) => ({ ...roleOf(text, indent), startsBlock }))
    .filter((line) => line.text !== "");
}

function roleOf(line: string, indent: number): TextLine {
  const heading = markdownHeading.exec(line);
  if (heading)
    return textLine(bare(heading[2] ?? "").replace(pictograph, ""), {
      kind: "heading",
      level: heading[1]?.length ?? 2,
    });
  const bold = boldLine.exec(line);
  if (bold && !bold[2]?.includes(bold[1] ?? "")) return textLine(bare(bold[2] ?? ""), { bold: true });
  const listItem = item.exec(line);
  if (!listItem) return textLine(bare(line));
  const number = listItem[1] ? Number(listItem[1]) : null;
  return textLine(bare(listItem[2] ?? ""), { kind: "item", level: Math.floor(indent / 2), number });
}

/** Without link targets and emphasis marks. */
function bare(text: string): string {
  return oneLine(text.replace(link, "$1").replace(emphasis, "$2").replaceAll("**", ""));
}
