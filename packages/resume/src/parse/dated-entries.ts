/**
 * A section's entries: each has its dates and the lines that name it. Knows how entries are laid out, not what their
 * words mean.
 */
import type { Period } from "./find-dates.ts";
import type { Section } from "./find-sections.ts";
import type { Line } from "./lines.ts";

/** `names`: pieces of the lines around and beside the dates, in order; those of one line share `row`. */
export type Entry = { period: Period | null; names: Name[]; start: number; end: number };
export type Name = { text: string; row: number; isAfterAt: boolean };

const linesAround = 2;
const longestName = 100;

/** @param datesOf finds what makes a line the beginning of an entry */
export function datedEntries(section: Section, datesOf: (line: string) => Period | null): Entry[] {
  const { lines } = section;
  const anchors = lines.flatMap((line, at) => {
    const period = isName(line, 160) ? datesOf(line.text) : null;
    return period ? [{ at, period }] : [];
  });
  const heads = anchors.map(({ at }, i) => headAbove(lines, at, (anchors[i - 1]?.at ?? -1) + 1));
  return anchors.map(({ at, period }, i) => {
    const first = heads[i] ?? at;
    const next = heads[i + 1] ?? lines.length;
    const dated = lines[at]?.text ?? "";
    const words = `${dated.slice(0, period.from)}\t${dated.slice(period.to)}`;
    const rows = [...textsOf(lines.slice(first, at)), words, ...textsOf(below(lines, at, next))];
    const last = lines.slice(first, next).findLast(({ text }) => text.trim() !== "") ?? lines[at];
    return {
      period,
      names: rows.flatMap(splitNames),
      start: lines[first]?.start ?? 0,
      end: last?.end ?? section.end,
    };
  });
}

/** An entry for each line that `isEntry`, for sections without dates. */
export function plainEntries(section: Section, isEntry: (line: string) => boolean): Entry[] {
  return section.lines
    .filter((line) => isName(line, 160) && isEntry(line.text))
    .map((line) => ({ period: null, names: splitNames(line.text, 0), start: line.start, end: line.end }));
}

/** Where the lines above the dates begin that belong to them: not before `floor`, not inside what was said before. */
function headAbove(lines: readonly Line[], at: number, floor: number): number {
  let first = at;
  for (let row = at - 1; row >= Math.max(floor, at - linesAround - 1); row--) {
    const line = lines[row];
    if (!line) break;
    const isBlank = line.text.trim() === "";
    // A Markdown heading stands above its dates with a blank line between.
    if (isBlank && row === at - 1 && /^#/.test(lines[row - 1]?.text ?? "")) continue;
    if (isBlank || !isName(line, longestName) || at - row > linesAround) break;
    first = row;
    if (/^#/.test(line.text)) break;
  }
  // Without a blank line or a list above, they could as well end the entry before.
  const before = lines[first - 1]?.text.trim() ?? "";
  const isApart =
    before === "" || isListItem(before) || /[.!?]$/.test(before) || /^#/.test(lines[first]?.text ?? "");
  return isApart || first === floor ? first : at;
}

function below(lines: readonly Line[], at: number, next: number): Line[] {
  const rows: Line[] = [];
  for (const line of lines.slice(at + 1, Math.min(next, at + 1 + linesAround))) {
    if (line.text.trim() === "" || !isName(line, longestName)) break;
    rows.push(line);
  }
  return rows;
}

function textsOf(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text);
}

function isListItem(text: string): boolean {
  return /^\s*[-*•]\s/.test(text);
}

function isName({ text }: Line, longest: number): boolean {
  return (
    text.length <= longest &&
    !/[.!?]$/.test(text.trim().replace(/\b(?:Inc|Ltd|Co|Corp|s\.r\.o|a\.s|e\.V|S\.A|present)\.$/i, "")) &&
    (!isListItem(text) || text.length <= longestName)
  );
}

const between = /\t+| \| | -- | [•·] |, | [–—] | - | @ |;\s|\s+(?=(?:at|bei|chez)\s)/;

function splitNames(line: string, row: number): Name[] {
  return line
    .replace(/^[\s#>]*(?:[-*•]\s+)?/, "")
    .split(between)
    .flatMap((piece) => {
      const bare = piece.replace(/[*_`]+/g, "").trim();
      const name = bare.replace(/^(?:at|bei|chez)\s+/, "").replace(/^[\s(|,:–—-]+|[\s(|,:–—-]+$/g, "");
      const text = name.endsWith(")") && !name.includes("(") ? name.slice(0, -1) : name;
      return /\p{L}{2}/u.test(text)
        ? [{ text, row, isAfterAt: bare !== name && /^(?:at|bei|chez)\s/.test(bare) }]
        : [];
    });
}
