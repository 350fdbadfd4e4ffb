/** Lines to Markdown: finds the headings and bullets that were only drawn as such. Knows no sites. */

import { isInterfaceText } from "./interface-text.ts";
import { isSectionHeading } from "./posting-vocabulary.ts";
import type { TextLine } from "./text-line.ts";

const maxHeadingChars = 90;
const maxKnownHeadingChars = 60;
/** Bullets people type, also several in one line. A hyphen needs a space after it, a word may begin with one. */
const typedBullet = /^\s*(?:[•●▪■◦‣∙⁃➢➤►▶✓✔✅◆❖○\u{f0b7}\u{f0a7}]\s*|[-*–—·o]\s+(?=\S))/u;
const typedNumber = /^\s*(\d{1,2})[.)]\s+(?=\S)/;
const midLineBullet = /\s*[•●▪■‣➢➤►✓✔]\s*/u;

/**
 * The lines as Markdown: `##` headings (real ones, bold-only lines, known section names, lines in capitals
 * above text), `- ` or `1. ` items, paragraphs apart by a blank line. No HTML, no emphasis marks.
 */
export function toMarkdown(lines: readonly TextLine[]): string {
  const shaped = withoutInterfaceText(lines.flatMap(withTypedBullets));
  // Drawn headings stand below real ones, where there are any.
  const drawnLevel = shaped.some((line) => line.kind === "heading") ? 3 : 2;
  const mostlyBold = shaped.filter((line) => line.bold).length > shaped.length / 2;
  const out: string[] = [];
  let previous: TextLine["kind"] | null = null;
  shaped.forEach((line, index) => {
    const heading =
      line.kind === "heading"
        ? Math.max(2, line.level)
        : isDrawnHeading(line, shaped[index + 1], mostlyBold)
          ? drawnLevel
          : 0;
    const kind = heading ? "heading" : line.kind;
    const apart =
      kind === "heading" ||
      previous === "heading" ||
      kind !== previous ||
      (kind === "text" && line.startsBlock);
    if (previous !== null && apart) out.push("");
    out.push(heading ? `${"#".repeat(heading)} ${line.text}` : marked(line));
    previous = kind;
  });
  return out.join("\n");
}

function marked(line: TextLine): string {
  if (line.kind !== "item") return line.text;
  return `${"  ".repeat(Math.min(line.level, 4))}${line.number === null ? "-" : `${line.number}.`} ${line.text}`;
}

function withTypedBullets(line: TextLine): TextLine[] {
  const bullet = line.kind === "heading" ? null : typedBullet.exec(line.text);
  if (bullet) {
    const parts = line.text.slice(bullet[0].length).split(midLineBullet).filter(Boolean);
    return parts.map((text) => ({ ...line, kind: "item", text, bold: false }));
  }
  if (line.kind !== "text") return [line];
  const parts = line.text.split(midLineBullet).filter(Boolean);
  // Two bullets in a line may be separators ("Berlin • Full-time"); from three on it is a list on one line.
  if (parts.length > 3 && line.text.length > 80) {
    const [lead = "", ...items] = parts;
    return [
      { ...line, text: lead },
      ...items.map((text): TextLine => ({ ...line, kind: "item", text, bold: false })),
    ];
  }
  const number = typedNumber.exec(line.text);
  if (!number) return [line];
  return [
    {
      ...line,
      kind: "item",
      number: Number(number[1]),
      text: line.text.slice(number[0].length),
      bold: false,
    },
  ];
}

/** Items of one word stay: "LinkedIn" in a list is a skill. */
function withoutInterfaceText(lines: readonly TextLine[]): TextLine[] {
  return lines.filter(
    (line) =>
      /[\p{L}\p{N}]/u.test(line.text) &&
      ((line.kind === "item" && !line.text.includes(" ")) || !isInterfaceText(line.text)),
  );
}

/** Whether a line only looks like a heading: bold, a section's name, a lead to a list, or in capitals. */
function isDrawnHeading(line: TextLine, next: TextLine | undefined, mostlyBold: boolean): boolean {
  const { text } = line;
  if (line.kind === "item" || text.startsWith("#") || text.length > maxHeadingChars || /[.,;]$/.test(text))
    return false;
  if (line.bold && !mostlyBold) return true;
  if (/:$/.test(text) && next?.kind === "item") return true;
  if (text.length > maxKnownHeadingChars) return false;
  if (next?.kind === "item" && line.startsBlock && /^\P{Ll}/u.test(text) && !/[!?]$/.test(text)) return true;
  if (isSectionHeading(text)) return true;
  const isCapitals = /\p{Lu}{3}/u.test(text) && text === text.toUpperCase() && !/\d/.test(text);
  return isCapitals && next !== undefined && next.kind !== "heading";
}
