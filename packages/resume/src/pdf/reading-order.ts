/**
 * The segments of a page in the order people read them: across, or column by column where columns are clear. Tables and
 * dates beside entries are no columns: they are read row by row.
 */
import { sectionHeading } from "../parse/section-headings.ts";
import { type Segment, toRows } from "./segments.ts";

/** Fewer lines are no column. */
const fewestRows = 4;
const fewestCharacters = 40;
/** Two sides whose lines stand this often on common baselines may be a table. */
const tableShare = 0.7;
/** Lines of this length on both sides are prose, on common baselines too. */
const proseLength = 30;
/** Places where a column may begin that are tried, and segments beyond which a page is no resume's. */
const mostPlaces = 12;
const mostSegments = 2000;
const sameEdge = 3;
const gutter = 0.6;
/** Empty space across the page, in font sizes, that ends columns. */
const rooms = 4;

type Split = { above: Segment[]; left: Segment[]; right: Segment[]; below: Segment[] };

/** Blocks to be read one after the other. */
export function readingOrder(segments: readonly Segment[]): Segment[][] {
  if (segments.length === 0) return [];
  const split = segments.length > mostSegments ? null : bestSplit(segments);
  if (!split) return [[...segments]];
  return [split.above, split.left, split.right, split.below].flatMap(readingOrder);
}

function bestSplit(segments: readonly Segment[]): Split | null {
  const sorted = [...segments].sort((a, b) => b.y - a.y);
  let best: Split | null = null;
  let most = 0;
  for (const x of leftEdges(sorted)) {
    for (const run of runsBeside(sorted, x)) {
      const split = columns(sorted, run, x);
      const size = split ? split.left.length + split.right.length : 0;
      if (size > most) [best, most] = [split, size];
    }
  }
  return best;
}

/** Where several segments begin below one another, the commonest places first. */
function leftEdges(segments: readonly Segment[]): number[] {
  const counts = new Map<number, number>();
  for (const { x } of segments) {
    const edge = Math.round(x / sameEdge) * sameEdge;
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= fewestRows)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostPlaces)
    .map(([edge]) => edge);
}

const isRightOf = (segment: Segment, x: number) => segment.x >= x - sameEdge;
const isLeftOf = (segment: Segment, x: number) => segment.right <= x - gutter * segment.size;

/**
 * Stretches of the page in which nothing crosses the gutter left of `x` and no room runs across both sides, as
 * [from, to) of the sorted segments.
 */
function runsBeside(sorted: readonly Segment[], x: number): [number, number][] {
  const runs: [number, number][] = [];
  let start = 0;
  const close = (end: number, next: number) => {
    if (end - start >= 2 * fewestRows) runs.push([start, end]);
    start = next;
  };
  sorted.forEach((segment, index) => {
    const above = sorted[index - 1];
    if (above && above.y - segment.y > rooms * Math.max(above.size, segment.size)) close(index, index);
    if (!isRightOf(segment, x) && !isLeftOf(segment, x)) close(index, index + 1);
  });
  close(sorted.length, sorted.length);
  return runs;
}

function columns(sorted: readonly Segment[], [from, to]: [number, number], x: number): Split | null {
  let run = sorted.slice(from, to);
  const side = (isRight: boolean) => run.filter((segment) => isRightOf(segment, x) === isRight);
  if (!areColumns(side(false), side(true))) return null;
  const [plain] = [side(true), side(false)]
    .sort((a, b) => a.length - b.length)
    .filter((each) => !hasHeading(each));
  if (plain) {
    // An address beside the name: what stands further down is no longer beside it.
    const block = largestBlock(plain);
    if (!isDense(block)) return null;
    const [top, bottom] = [block[0]?.y ?? 0, block.at(-1)?.y ?? 0];
    run = run.filter(({ y, size }) => y >= bottom - size && y <= top + size);
  }
  const kept = new Set(run);
  const first = Math.max(...run.map(({ y }) => y));
  return {
    above: sorted.filter((segment) => !kept.has(segment) && segment.y > first),
    left: side(false),
    right: side(true),
    below: sorted.filter((segment) => !kept.has(segment) && segment.y <= first),
  };
}

/** The most segments of one side without much room between them. */
function largestBlock(side: readonly Segment[]): Segment[] {
  const blocks: Segment[][] = [];
  for (const segment of side) {
    const above = blocks.at(-1)?.at(-1);
    if (above && above.y - segment.y <= rooms * Math.max(above.size, segment.size))
      blocks.at(-1)?.push(segment);
    else blocks.push([segment]);
  }
  return blocks.reduce((most, block) => (block.length > most.length ? block : most), []);
}

function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  if (![left, right].every((side) => isDense(side) && !isMostlyDates(side))) return false;
  if (hasHeading(left) && hasHeading(right)) return true;
  if ([left, right].every(isProse)) return true;
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const baselines = many.map(({ y }) => y);
  const common = few.filter(({ y }) => baselines.some((other) => Math.abs(other - y) < 1.5)).length;
  return common < tableShare * few.length;
}

function isDense(side: readonly Segment[]): boolean {
  const characters = side.reduce((sum, { text }) => sum + text.length, 0);
  return characters >= fewestCharacters && toRows(side).length >= fewestRows;
}

function isProse(side: readonly Segment[]): boolean {
  return side.reduce((sum, { text }) => sum + text.length, 0) >= proseLength * side.length;
}

function isMostlyDates(side: readonly Segment[]): boolean {
  const dates = side.filter(({ text }) => text.length < 40 && /(?<!\d)(?:19|20)\d{2}(?!\d)/.test(text));
  return dates.length >= 0.5 * side.length;
}

function hasHeading(side: readonly Segment[]): boolean {
  return side.some(({ text }) => sectionHeading(text) !== null);
}
