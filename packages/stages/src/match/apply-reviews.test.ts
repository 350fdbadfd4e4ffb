import { type Assessed, atomKey, type Classified, type Correction } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { applyReviews } from "./apply-reviews.ts";

const atoms: Classified[] = [
  { id: "r1.1", group: "r1.g1", requirement_string: "Knows Rust", classification: "required_qualification" },
  { id: "r2.1", requirement_string: "Speaks Dutch", classification: "additional_qualification" },
  { id: "r3.1", requirement_string: "Works neatly", classification: "evaluated_qualification" },
];
const assessed: Assessed[] = [
  {
    id: "r1.1",
    group: "r1.g1",
    requirement_string: "Knows Rust",
    match: true,
    match_reasoning: "It is named.",
    evidence_quote: "Rust",
    evidence_span: { start: 4, end: 8 },
    decided_by: "model",
    confidence: 0.8,
    run_id: "run-1",
  },
  {
    id: "r2.1",
    requirement_string: "Speaks Dutch",
    match: false,
    match_reasoning: "Not named.",
    decided_by: "rules",
    missing: "Dutch",
    unverified: true,
    confidence: 0.6,
  },
];

const correct = (words: string, correction: Partial<Correction>): Correction => ({
  review_id: `review of ${words}`,
  atom_key: atomKey(words),
  match: null,
  classification: null,
  reason: null,
  ...correction,
});

test("without corrections everything stays as it was", () => {
  const others = [correct("Knows Go", { match: true })];
  expect(applyReviews(atoms, assessed, others)).toEqual({ atoms, assessed, corrected: {} });
});

test("a corrected no match has no evidence, and says who had said what", () => {
  const applied = applyReviews(atoms, assessed, [
    correct("knows  rust.", { match: false, reason: "Only read about it." }),
  ]);
  expect(applied.atoms).toEqual(atoms);
  expect(applied.assessed).toEqual([
    {
      id: "r1.1",
      group: "r1.g1",
      requirement_string: "Knows Rust",
      match: false,
      match_reasoning:
        "A person says: no match. Only read about it.\nThe model had said: match. It is named.",
      decided_by: "person",
      confidence: 1,
      run_id: "run-1",
    },
    assessed[1],
  ]);
  expect(applied.corrected).toEqual({
    "r1.1": { review_id: "review of knows  rust.", engine_match: true },
  });
});

test("a corrected match needs no quote, and lacks nothing", () => {
  const { assessed: after } = applyReviews(atoms, assessed, [correct("Speaks Dutch", { match: true })]);
  expect(after[1]).toEqual({
    id: "r2.1",
    requirement_string: "Speaks Dutch",
    match: true,
    match_reasoning: "A person says: match.\nThe rules had said: no match. Not named.",
    decided_by: "person",
    confidence: 1,
  });
});

test("a match that a person confirms keeps its quote", () => {
  const { assessed: after } = applyReviews(atoms, assessed, [correct("Knows Rust", { match: true })]);
  expect(after[0]).toMatchObject({ evidence_quote: "Rust", evidence_span: { start: 4, end: 8 } });
});

test("what a person calls evaluated has no verdict", () => {
  const classification = "evaluated_qualification";
  const reviews = [correct("Knows Rust", { classification, match: true })];
  const applied = applyReviews(atoms, assessed, reviews);
  expect(applied.atoms[0]).toEqual({ ...atoms[0], classification });
  expect(applied.assessed).toEqual([assessed[1]]);
  expect(applied.corrected).toEqual({
    "r1.1": { review_id: "review of Knows Rust", classification, engine_match: true },
  });
});

test("what a person has moved is judged as that: first the atoms, then the verdict of the engine", () => {
  const classification = "required_qualification";
  const reviews = [correct("Works neatly", { classification })];
  const before = applyReviews(atoms, [], reviews);
  expect(before.atoms[2]).toEqual({ ...atoms[2], classification });
  const verdict: Assessed = {
    id: "r3.1",
    requirement_string: "Works neatly",
    match: false,
    match_reasoning: "Not named.",
    decided_by: "rules",
    confidence: 0.5,
  };
  const after = applyReviews(atoms, [...assessed, verdict], reviews);
  expect(after.atoms).toEqual(before.atoms);
  expect(after.assessed[2]).toEqual({ ...verdict, decided_by: "person" });
  expect(after.corrected).toEqual({
    "r3.1": { review_id: "review of Works neatly", classification, engine_match: false },
  });
});

test("a match that was given counts also where the engine had nothing to judge", () => {
  const reviews = [correct("Works neatly", { classification: "required_qualification", match: true })];
  const { assessed: after, corrected } = applyReviews(atoms, assessed, reviews);
  expect(after[2]).toEqual({
    id: "r3.1",
    requirement_string: "Works neatly",
    match: true,
    match_reasoning: "A person says: match.\nNobody had judged it before.",
    decided_by: "person",
    confidence: 1,
  });
  expect(corrected["r3.1"]?.engine_match).toBeNull();
});

test("atoms without ids are told by their words", () => {
  const bare = atoms.map(({ id: _, ...atom }) => atom);
  const verdicts = assessed.map(({ id: _, ...verdict }) => verdict);
  const { assessed: after } = applyReviews(bare, verdicts, [correct("Knows Rust", { match: false })]);
  expect(after.map(({ match }) => match)).toEqual([false, false]);
});
