/** The code's own check of a claimed match, whoever claimed it: the quote must stand in the resume. */
import type { Assessed } from "@leadfit/contracts";

/** A match without a quote that the resume holds word for word becomes no match. */
export function checkEvidence(verdict: Assessed, resume: string): Assessed {
  const { evidence_quote: quote } = verdict;
  if (!verdict.match || (quote && resume.includes(quote))) return verdict;
  const { evidence_quote: _, ...rest } = verdict;
  return {
    ...rest,
    match: false,
    match_reasoning: `No match: the claimed evidence does not stand in the resume. (Claimed: ${verdict.match_reasoning})`,
  };
}
