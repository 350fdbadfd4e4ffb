/**
 * Which verdicts given before still hold: on the same text all do. After an edit of the resume a match holds while its
 * quote stands, and a no match unless a line that is new could be about it.
 */
import type { ResumeText } from "@leadfit/contracts";
import { haveTermInCommon } from "@leadfit/rules";
import type { KnownVerdict } from "../ports.ts";
import { createQuoteFinder } from "./find-quote.ts";

export function holding(known: KnownVerdict[], { text }: ResumeText): KnownVerdict[] {
  const findQuote = createQuoteFinder(text);
  const lines = linesOf(text);
  return known.filter(({ requirement, match, quote, resumeText }) => {
    if (resumeText === text) return true;
    if (match) return quote !== null && findQuote(quote) !== null;
    const old = new Set(linesOf(resumeText));
    return !lines.some((line) => !old.has(line) && haveTermInCommon(requirement, line));
  });
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}
