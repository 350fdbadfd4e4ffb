/** What one way of deciding says about one requirement. */
export type Verdict = { match: true; reasoning: string; quote: string } | { match: false; reasoning: string };
