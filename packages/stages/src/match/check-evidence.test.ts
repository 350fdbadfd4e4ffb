import type { Assessed } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { createEvidenceCheck } from "./check-evidence.ts";

const resume =
  "Jo Miller\njo@example.org\n\nSKILLS\nGo, TypeScript\n\nEXPERIENCE\nWrote “fast” services in Go — and Type\u00adScript, for\n nine bakeries.";
const check = createEvidenceCheck(resume);
const claim: Assessed = {
  requirement_string: "Go",
  match_reasoning: "The resume names Go.",
  match: true,
  confidence: 0.8,
};

test("a match is kept with the quote as it stands in the resume, and where", () => {
  const verdict = check({ ...claim, evidence_quote: "services in Go" });
  expect(verdict).toMatchObject({ ...claim, evidence_quote: "services in Go" });
  expect(resume.slice(verdict.evidence_span?.start, verdict.evidence_span?.end)).toBe("services in Go");
});

test.each([
  ["case", "WROTE “FAST” SERVICES"],
  ["quotes, dashes and soft hyphens", `"fast" services in Go - and TypeScript`],
  ["line breaks and blanks", "for nine   bakeries."],
  ["marks around it", '"…Go — and TypeScript, for nine bakeries."'],
  ["full width", "ｓｅｒｖｉｃｅｓ in Go"],
])("a quote that differs only in %s is found and stored word for word", (_, evidence_quote) => {
  const verdict = check({ ...claim, evidence_quote });
  expect(verdict.match).toBe(true);
  expect(resume).toContain(verdict.evidence_quote);
});

test.each([
  ["an invented quote", { ...claim, evidence_quote: "ten years of Go" }],
  ["no quote", claim],
  ["an empty quote", { ...claim, evidence_quote: "" }],
  ["a quote of two places in one", { ...claim, evidence_quote: "Go, TypeScript services" }],
  ["a heading", { ...claim, requirement_string: "Welding", evidence_quote: "EXPERIENCE" }],
  ["contact data", { ...claim, requirement_string: "Welding", evidence_quote: "jo@example.org" }],
  ["a crumb", { ...claim, requirement_string: "Welding", evidence_quote: "nine" }],
  [
    "a span that holds other words",
    { ...claim, evidence_quote: "ten years of Go", evidence_span: { start: 0, end: 9 } },
  ],
])("a match with %s becomes no match, unverified, and loses the quote", (_, verdict) => {
  const checked = check(verdict);
  expect(checked).toMatchObject({ match: false, unverified: true, missing: expect.any(String) });
  expect(checked.match_reasoning).toContain("No match: the claimed evidence");
  for (const key of ["evidence_quote", "evidence_span", "confidence"])
    expect(checked).not.toHaveProperty(key);
});

test("a statement in other words than the requirement's is left to whoever judged it", () => {
  const paraphrase = {
    ...claim,
    requirement_string: "Backend development",
    evidence_quote: "fast” services in Go",
  };
  expect(check(paraphrase).match).toBe(true);
});

test("no match needs no evidence and carries none", () => {
  const verdict = { ...claim, match: false };
  expect(check({ ...verdict, evidence_quote: "Go" })).toEqual(verdict);
});

test("a quote with accents is found whatever way they are composed", () => {
  const verdict = createEvidenceCheck("Chargée de cle\u0301s")({
    ...claim,
    requirement_string: "clés",
    evidence_quote: "chargée de clés",
  });
  expect(verdict.evidence_quote).toBe("Chargée de cle\u0301s");
});
