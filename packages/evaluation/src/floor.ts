/**
 * The figures that a set must not fall below: every share of every page and of all pages, and the counts of what must
 * not be. A floor is made from a report, and only ever rises.
 */
import { z } from "zod";
import { atomsPerRequirement, type Report, shareOf, totals } from "./report.ts";
import { type Fault, faults, type PageScore, type Share, shares } from "./score.ts";

const figuresSchema = z.record(z.string(), z.number());
type Figures = z.infer<typeof figuresSchema>;

export const floorSchema = z.object({
  /** Higher is better. */
  at_least: z.record(z.string(), figuresSchema),
  /** Lower is better. */
  at_most: z.record(z.string(), figuresSchema),
});
/** By page; "all" are all pages together. */
export type Floor = z.infer<typeof floorSchema>;

const decimals = 1e4;

export function floorOf(report: Report): Floor {
  const scores: [string, PageScore][] = [
    ["all", totals(report)],
    ...report.pages.map((page): [string, PageScore] => [page.id, page]),
  ];
  return {
    at_least: Object.fromEntries(scores.map(([id, score]) => [id, sharesOf(score)])),
    at_most: Object.fromEntries(scores.map(([id, score]) => [id, faultsOf(score, id === "all")])),
  };
}

/** Each figure the better of the two; a page that is no longer there leaves the floor. */
export function raiseFloor(floor: Floor, reached: Floor): Floor {
  const merge = (old: Floor["at_least"], now: Floor["at_least"], better: (a: number, b: number) => number) =>
    Object.fromEntries(
      Object.entries(now).map(([id, figures]) => [
        id,
        Object.fromEntries(
          Object.entries(figures).map(([name, value]) => [name, better(value, old[id]?.[name] ?? value)]),
        ),
      ]),
    );
  return {
    at_least: merge(floor.at_least, reached.at_least, Math.max),
    at_most: merge(floor.at_most, reached.at_most, Math.min),
  };
}

/** Each fall in words: the page, the figure, what it was and what it is; and what is not in the floor yet. */
export function fallsBelow(floor: Floor, reached: Floor): string[] {
  const falls: string[] = [];
  const check = (key: keyof Floor, bad: (is: number, was: number) => boolean, word: string) => {
    const ids = new Set([...Object.keys(floor[key]), ...Object.keys(reached[key])]);
    for (const id of ids) {
      const [was, is] = [floor[key][id] ?? {}, reached[key][id] ?? {}];
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
        const [wanted, value] = [was[name], is[name]];
        const where = `${id === "all" ? "all pages" : `page ${id}`}, ${name}`;
        if (wanted === undefined) falls.push(`${where}: not in the floor yet`);
        else if (value === undefined) falls.push(`${where}: no longer counted; the floor is ${wanted}`);
        else if (bad(value, wanted)) falls.push(`${where}: ${value}, ${word} ${wanted}`);
      }
    }
  };
  check("at_least", (is, was) => is < was, "must be at least");
  check("at_most", (is, was) => is > was, "must be at most");
  return falls;
}

function sharesOf(score: PageScore): Figures {
  const counted = (Object.keys(shares) as Share[]).flatMap((share): [Share, number][] => {
    const value = shareOf(score, share);
    return value === null ? [] : [[share, Math.floor(value * decimals) / decimals]];
  });
  return Object.fromEntries(counted);
}

function faultsOf(score: PageScore, all: boolean): Figures {
  const found = (Object.keys(faults) as Fault[]).flatMap((fault): [string, number][] => {
    const value = score.faults[fault];
    return value === undefined ? [] : [[fault, value]];
  });
  const { ours, gold } = atomsPerRequirement(score);
  // How finely a single line is cut is taste; how finely all are, to a tenth, is not.
  if (all && ours !== null && gold !== null)
    found.push(["atoms_per_requirement_off", Math.ceil(Math.abs(ours - gold) * 10) / 10]);
  return Object.fromEntries(found);
}
