/**
 * One block's segments as lines: wrapped lines joined again, words divided at a line's end made whole, list marks as
 * "- ", a blank line where the page leaves room.
 */
import { findPeriods } from "../parse/find-dates.ts";
import { sectionHeading } from "../parse/section-headings.ts";
import { type Segment, toRows } from "./segments.ts";

type Line = {
  text: string;
  x: number;
  y: number;
  right: number;
  size: number;
  font: string;
  lastFont: string;
  /** More than one: cells of a table, or dates at the margin. */
  parts: number;
  isItem: boolean;
};

type Margin = { right: number; lines: number };

const mark = /^(?:[•●▪■◆◦○‣▸►▶➢➤➔→✓✔❖∙⁃\ue000-\uf8ff]\s*|[-–—*·o]\s+(?=\S))/u;
/** A line shorter than this is a name or an item of a list, also where a column is narrow. */
const shortestWrapped = 30;
const fewestFull = 3;
const longestDates = 45;
const keepsHyphen =
  /(?:^|[\s(])(?:self|well|co|non|pre|post|ex|full|part|cross|end|open|multi|high|low|long|short|real|data|client|front|back|on|hands|test|user|object|event|e)-$/i;

export function flowLines(segments: readonly Segment[]): string[] {
  const lines = toRows(segments).map(toLine);
  const margin = rightMargin(lines);
  const leading = usualLeading(lines);
  const out: string[] = [""];
  let previous: Line | undefined;
  for (const line of lines) {
    if (previous && continues(previous, line, margin, leading)) out.push(joined(out.pop() ?? "", line.text));
    else {
      if (previous && isApart(previous, line, leading)) out.push("");
      out.push(line.isItem ? `- ${line.text}` : line.text);
    }
    previous = line;
  }
  return out.map((line) => line.replace(/[\ue000-\uf8ff]/g, "").trimEnd());
}

function toLine(row: Segment[]): Line {
  const whole = row.map(({ text }) => text).join("\t");
  const text = whole.replace(mark, "");
  // Word's second bullet is the letter o; the letter itself starts no item.
  const isItem = text !== whole && !/^o\s+\p{Ll}/u.test(whole);
  // A mark that stands apart from its words is no cell.
  const parts = isItem && row[0]?.text.length === 1 ? row.length - 1 : row.length;
  return {
    text: isItem ? text : whole,
    x: row[0]?.x ?? 0,
    y: row[0]?.y ?? 0,
    right: Math.max(...row.map((segment) => segment.right)),
    size: Math.max(...row.map(({ size }) => size)),
    font: row[0]?.font ?? "",
    lastFont: row.at(-1)?.lastFont ?? "",
    parts,
    isItem,
  };
}

/** Where the longest line ends, and how many end about there; dates at the margin aside. */
function rightMargin(lines: readonly Line[]): Margin {
  const whole = lines.filter(({ parts }) => parts === 1);
  const right = Math.max(...whole.map((line) => line.right));
  return { right, lines: whole.filter((line) => line.right > right - 5 * line.size).length };
}

/** The distance of lines that belong together: a low one of all there are. */
function usualLeading(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => (lines[index]?.y ?? 0) - line.y)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 4)] ?? 0;
}

function isApart(above: Line, line: Line, leading: number): boolean {
  const step = above.y - line.y;
  return step > leading * 1.35 && step > Math.max(above.size, line.size) * 1.25;
}

/**
 * A line goes on in the next one where the next one's first word would not have fitted. One that begins a sentence or a
 * date needs more: a margin that other lines reach too.
 */
function continues(above: Line, line: Line, margin: Margin, leading: number): boolean {
  if (line.isItem || above.parts > 1 || line.parts > 1) return false;
  if (Math.abs(above.size - line.size) > 0.5 || above.lastFont !== line.font) return false;
  if (isApart(above, line, leading)) return false;
  if (isDivided(above.text, line.text)) return true;
  if (above.text.length < shortestWrapped || /[.!?:;]$/.test(above.text)) return false;
  if (line.x < above.x - 2 || (!above.isItem && line.x > above.x + 3 * line.size)) return false;
  if (findPeriods(line.text).length > 0 && line.text.length < longestDates) return false;
  if (sectionHeading(line.text)) return false;
  const word = line.text.split(/\s/, 1)[0] ?? "";
  const character = (above.right - above.x) / above.text.length;
  const isFull = above.right + (word.length + 1) * character > margin.right - character;
  return isFull && (/^\p{Ll}/u.test(line.text) || margin.lines >= fewestFull);
}

function joined(above: string, text: string): string {
  if (!isDivided(above, text)) return `${above} ${text}`;
  return keepsHyphen.test(above) ? above + text : above.slice(0, -1) + text;
}

function isDivided(above: string, text: string): boolean {
  return /\p{L}[-\u2010\u00ad]$/u.test(above) && /^\p{Ll}/u.test(text);
}
