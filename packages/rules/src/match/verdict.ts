/** What one way of deciding says about one requirement. */

/** Words of the resume: `resume.slice(start, end) === text`. */
export type Quote = { text: string; start: number; end: number };

/** `confidence` is 0 to 1; `missing` says in a few words what the resume lacks. */
export type Verdict =
  | { match: true; reasoning: string; quote: Quote; confidence: number }
  | { match: false; reasoning: string; missing: string; confidence: number };

/**
 * How sure each way of deciding is. A name, a date or a level read from the resume is nearly certain; words that merely
 * stand together are less so; and that words are absent proves least where the same can be said in many ways.
 */
export const confidence = {
  named: 0.95,
  implied: 0.9,
  kind: 0.85,
  similar: 0.7,
  phrase: 0.8,
  word: 0.65,
  stated: 0.9,
  dated: 0.85,
  level: 0.95,
  related: 0.8,
  absentName: 0.9,
  absentWords: 0.6,
  tooLittle: 0.85,
  undecidable: 0.4,
} as const;
