/**
 * The code's own check of a claimed match, whoever claimed it (spec: Cross-Reference Validation): the quote must stand in
 * the resume and have to do with the requirement.
 */
import type { Assessed, Span } from "@leadfit/contracts";
import { isUnrelated } from "@leadfit/rules";
import { createQuoteFinder } from "./find-quote.ts";

export type EvidenceCheck = (verdict: Assessed) => Assessed;

/**
 * A match whose evidence holds comes back with the quote as it stands in the resume, and where; any other match comes
 * back as no match, `unverified`. No match carries no evidence.
 */
export function createEvidenceCheck(resume: string): EvidenceCheck {
  const findQuote = createQuoteFinder(resume);
  return (verdict) => {
    const { evidence_quote: quote, evidence_span: claimed, ...rest } = verdict;
    if (!verdict.match) return rest;
    const span = claimed && stands(resume, claimed, quote) ? claimed : quote ? findQuote(quote) : null;
    if (!span) return unverified(rest, quote ? "does not stand in the resume" : "is missing");
    const found = resume.slice(span.start, span.end);
    if (isUnrelated(verdict.requirement_string, found, lineAt(resume, span)))
      return unverified(rest, "has nothing to do with the requirement");
    return { ...rest, evidence_quote: found, evidence_span: span };
  };
}

function stands(resume: string, { start, end }: Span, quote: string | undefined): boolean {
  return quote !== undefined && quote !== "" && resume.slice(start, end) === quote;
}

function lineAt(resume: string, { start, end }: Span): string {
  const from = start === 0 ? 0 : resume.lastIndexOf("\n", start - 1) + 1;
  const to = resume.indexOf("\n", end);
  return resume.slice(from, to < 0 ? resume.length : to);
}

/** Nobody can say how likely a claim without evidence is: its confidence goes too. */
function unverified({ confidence: _, ...verdict }: Assessed, why: string): Assessed {
  return {
    ...verdict,
    match: false,
    unverified: true,
    match_reasoning: `No match: the claimed evidence ${why}. (Claimed: ${verdict.match_reasoning})`,
    missing: "words of the resume that prove it",
  };
}
