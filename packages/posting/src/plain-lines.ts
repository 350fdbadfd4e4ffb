/** Plain text or Markdown as lines with their role. Knows no postings. */
import { cleanText, oneLine } from "./clean-text.ts";
import { type TextLine, textLine } from "./text-line.ts";

// All matched against a line with single spaces, so that none can backtrack for long.
const markdownHeading = /^(#{1,6}) (.*?) ?#{0,6}$/;
const underline = /^(?:={3,}|-{3,}|_{3,}|\*{3,})$/;
const boldLine = /^(\*\*|__)(?=\S)(.*\S)\1 ?:?$/;
const link = /!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g;
const emphasis = /(\*\*|__|~~|`)(?=\S)([^*_~`]{1,500})(?<=\S)\1/g;
const item = /^(?:[-*+•–]|(\d{1,3})[.)]) (.*)$/;
const maxLineChars = 20_000;
const maxLines = 20_000;

/** The lines of `text`; Markdown's marks become roles, a blank line begins a new block. */
export function plainLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let startsBlock = true;
  for (const raw of cleanText(text).split("\n", maxLines)) {
    const line = oneLine(raw.slice(0, maxLineChars));
    if (line === "" || underline.test(line)) {
      startsBlock = true;
      continue;
    }
    const indent = raw.length - raw.trimStart().length;
    lines.push({ ...roleOf(line, indent), startsBlock });
    startsBlock = false;
  }
  return lines.filter((line) => line.text !== "");
}

function roleOf(line: string, indent: number): TextLine {
  const heading = markdownHeading.exec(line);
  if (heading) return textLine(bare(heading[2] ?? ""), { kind: "heading", level: heading[1]?.length ?? 2 });
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
