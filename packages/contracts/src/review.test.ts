import { expect, test } from "vitest";
import { atomKey, correctedReasoning, reviewBodySchema } from "./review.ts";

test.each([
  ["Experience with Node.js", " experience  with\u00a0NODE.JS. "],
  ["Forklift licence", "– “Forklift licence”;"],
  ["Führerschein", "Fu\u0308hrerschein"],
])("%j and %j are the same atom", (one, other) => {
  expect(atomKey(one)).toBe(atomKey(other));
});

test.each([
  ["C", "C#"],
  ["C", "C++"],
  [".NET", "NET"],
  ["3 years of Java", "5 years of Java"],
  ["Café", "Cafe"],
])("%j and %j are not", (one, other) => {
  expect(atomKey(one)).not.toBe(atomKey(other));
});

test("a correction says what it corrects, and an evaluated qualification has no match", () => {
  const passes = (body: object) => reviewBodySchema.safeParse(body).success;
  expect(passes({ match: false })).toBe(true);
  expect(passes({ classification: "evaluated_qualification", reason: "r" })).toBe(true);
  expect(passes({ match: true, classification: "required_qualification" })).toBe(true);
  expect(passes({ match: true, classification: "evaluated_qualification" })).toBe(false);
  for (const body of [{}, { reason: "r" }, { match: "yes" }, { classification: "required" }, { match: null }])
    expect(passes(body)).toBe(false);
  expect(passes({ match: true, reason: "x".repeat(2001) })).toBe(false);
  expect(passes({ match: true, reason: " " })).toBe(false);
});

test("the person's line comes first, and what the engine had said stays below it however often it is corrected", () => {
  const engine = { match: false, match_reasoning: "Not named.\nReally.", decided_by: "rules" } as const;
  const once = correctedReasoning(true, "See\nthere.", engine);
  expect(once).toBe("A person says: match. See there.\nThe rules had said: no match. Not named.\nReally.");
  const again = { match: false, match_reasoning: once, decided_by: "person" } as const;
  expect(correctedReasoning(false, null, again)).toBe(
    "A person says: no match.\nThe rules had said: no match. Not named.\nReally.",
  );
});
