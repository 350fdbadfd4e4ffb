import { expect, test } from "vitest";
import { checkEvidence } from "./check-evidence.ts";

const claim = { requirement_string: "Rust", match_reasoning: "The resume names Rust.", match: true } as const;
const resume = "Wrote services in Go and TypeScript.";

test("a match whose quote stands in the resume is kept as it is", () => {
  const verdict = { ...claim, evidence_quote: "Go and TypeScript" };
  expect(checkEvidence(verdict, resume)).toEqual(verdict);
});

test.each([
  ["an invented quote", { ...claim, evidence_quote: "ten years of Rust" }],
  ["no quote", claim],
  ["an empty quote", { ...claim, evidence_quote: "" }],
])("a match with %s becomes no match and loses the quote", (_, verdict) => {
  const checked = checkEvidence(verdict, resume);
  expect(checked.match).toBe(false);
  expect(checked).not.toHaveProperty("evidence_quote");
});

test("a verdict of no match needs no evidence", () => {
  const verdict = { ...claim, match: false };
  expect(checkEvidence(verdict, resume)).toEqual(verdict);
});
