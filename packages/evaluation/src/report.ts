/** The report as data: written with --json, compared with --compare. The set's own words are in it. */
import { z } from "zod";
import { type PageScore, pageScoreSchema, type Share, sumScores } from "./score.ts";

const pageReportSchema = pageScoreSchema.extend({
  id: z.string(),
  file: z.string(),
  /** Whether there is gold for it. */
  labelled: z.boolean(),
  /** The ids of those it was matched against. */
  resumes: z.array(z.string()),
  /** For people: how many requirements, or why there is no posting. */
  outcome: z.string(),
  seconds: z.number(),
  postingMs: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number(),
});
export type PageReport = z.infer<typeof pageReportSchema>;

export const reportSchema = z.object({
  /** The report's version. */
  leadfit_eval: z.literal(1),
  set: z.string(),
  engine: z.string(),
  pages: z.array(pageReportSchema),
});
export type Report = z.infer<typeof reportSchema>;

/** Null where nothing was counted. */
export function shareOf(scores: Pick<PageScore, "shares">, share: Share): number | null {
  const counted = scores.shares[share];
  return counted && counted.of > 0 ? counted.hits / counted.of : null;
}

/** Mean atoms a requirement, ours and the gold's; null without requirements. */
export function atomsPerRequirement({ atoms }: Pick<PageScore, "atoms">): {
  ours: number | null;
  gold: number | null;
} {
  return {
    ours: atoms.oursOf > 0 ? atoms.ours / atoms.oursOf : null,
    gold: atoms.goldOf > 0 ? atoms.gold / atoms.goldOf : null,
  };
}

export function totals({ pages }: Report) {
  const all = sumScores(pages);
  const sum = (key: "inputTokens" | "outputTokens" | "costUsd") =>
    pages.reduce((total, page) => total + page[key], 0);
  const spread = (key: "seconds" | "postingMs") => {
    const values = pages.map((page) => page[key]).sort((a, b) => a - b);
    return { median: values[Math.floor((values.length - 1) / 2)] ?? 0, worst: values.at(-1) ?? 0 };
  };
  return {
    ...all,
    inputTokens: sum("inputTokens"),
    outputTokens: sum("outputTokens"),
    costUsd: sum("costUsd"),
    seconds: spread("seconds"),
    postingMs: spread("postingMs"),
  };
}
