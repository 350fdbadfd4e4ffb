/** The figures: what is counted on a page, and how counts of many pages become one value. */
import { z } from "zod";

/** Shares of what was asked for: the higher the better. In the order of the table. */
export const shares = {
  title: "title",
  company: "company",
  location: "location",
  employment_type: "employment type",
  posted: "posted date",
  salary: "salary, exact",
  no_posting: "no-posting cases",
  must_contain: "must_contain recall",
  requirement_recall: "requirement recall",
  requirement_precision: "requirement precision",
  category: "category accuracy",
  atom_recall: "atom recall",
  classification: "classification accuracy",
  verdict_precision: "verdict precision",
  verdict_recall: "verdict recall",
} as const;
export type Share = keyof typeof shares;

/** Counts of what must not be: the lower the better. */
export const faults = {
  must_not_contain: "must_not_contain violations",
  false_matches: "false matches",
  failures: "pages that failed",
} as const;
export type Fault = keyof typeof faults;

const shareSchema = z.enum(Object.keys(shares) as [Share, ...Share[]]);
const faultSchema = z.enum(Object.keys(faults) as [Fault, ...Fault[]]);

export const pageScoreSchema = z.object({
  shares: z.partialRecord(shareSchema, z.object({ hits: z.number(), of: z.number() })),
  faults: z.partialRecord(faultSchema, z.number()),
  /** Atoms and the requirements they are of, ours and the gold's. */
  atoms: z.object({ ours: z.number(), oursOf: z.number(), gold: z.number(), goldOf: z.number() }),
  /** Labels of no match: the false matches are so many of these. */
  noMatchLabels: z.number(),
  /** Matches on what the gold has no verdict on: neither right nor wrong here. */
  unlabelledMatches: z.array(z.string()),
  /** What went wrong, in words; each lowers the share, or is one of the faults, that it names. */
  misses: z.array(z.object({ score: z.union([shareSchema, faultSchema]), text: z.string() })),
});
export type PageScore = z.infer<typeof pageScoreSchema>;
export type Miss = PageScore["misses"][number];
type Count = { hits: number; of: number };

export function emptyScore(): PageScore {
  return {
    shares: {},
    faults: {},
    atoms: { ours: 0, oursOf: 0, gold: 0, goldOf: 0 },
    noMatchLabels: 0,
    unlabelledMatches: [],
    misses: [],
  };
}

/** Counts one case of a share; a wrong one is told by `miss`. */
export function count(score: PageScore, share: Share, right: boolean, miss: () => string): void {
  const counted = score.shares[share] ?? { hits: 0, of: 0 };
  score.shares[share] = { hits: counted.hits + Number(right), of: counted.of + 1 };
  if (!right) score.misses.push({ score: share, text: miss() });
}

/** Adds faults, each told by its text; none is a count of 0. */
export function addFaults(score: PageScore, fault: Fault, texts: string[]): void {
  score.faults[fault] = (score.faults[fault] ?? 0) + texts.length;
  for (const text of texts) score.misses.push({ score: fault, text });
}

export function sumScores(scores: PageScore[]): PageScore {
  const sum = emptyScore();
  for (const score of scores) {
    for (const [share, { hits, of }] of Object.entries(score.shares) as [Share, Count][]) {
      const before = sum.shares[share] ?? { hits: 0, of: 0 };
      sum.shares[share] = { hits: before.hits + hits, of: before.of + of };
    }
    for (const [fault, found] of Object.entries(score.faults) as [Fault, number][])
      sum.faults[fault] = (sum.faults[fault] ?? 0) + found;
    for (const key of ["ours", "oursOf", "gold", "goldOf"] as const) sum.atoms[key] += score.atoms[key];
    sum.noMatchLabels += score.noMatchLabels;
    sum.unlabelledMatches.push(...score.unlabelledMatches);
    sum.misses.push(...score.misses);
  }
  return sum;
}
