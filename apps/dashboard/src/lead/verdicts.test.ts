import type { Qualification } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { type Atom, linesOf, unitsOf } from "./verdicts.ts";

const atom = (over: Partial<Atom>): Atom => ({
  requirement_string: "Go",
  match_reasoning: null,
  match: null,
  classification: "required_qualification",
  verdict: "none",
  ...over,
});
const at = (start: number, end: number): Pick<Qualification, "posting_span"> => ({
  posting_span: { start, end },
});

test("alternatives count once, and the best of them stands for all", () => {
  const units = unitsOf([
    atom({ group: "r1.g1", verdict: "none" }),
    atom({ group: "r1.g1", verdict: "match" }),
    atom({ verdict: "none" }),
  ]);
  expect(units.map(({ atoms, verdict }) => [atoms.length, verdict])).toEqual([
    [2, "match"],
    [1, "none"],
  ]);
});

test("a line is what its requirements come to", () => {
  const verdict = (...atoms: Atom[]) =>
    linesOf(
      atoms.map((each) => ({ ...each, ...at(0, 5) })),
      10,
    )[0];
  expect(verdict(atom({ verdict: "match" }))?.verdict).toBe("match");
  expect(verdict(atom({}))?.verdict).toBe("none");
  expect(verdict(atom({ verdict: "match" }), atom({}))).toMatchObject({ verdict: "part", matched: 1, of: 2 });
  expect(verdict(atom({ verdict: "unverified" }), atom({ verdict: "match" }))?.verdict).toBe("unverified");
  expect(verdict(atom({ verdict: "evaluated", classification: "evaluated_qualification" }))?.verdict).toBe(
    "evaluated",
  );
});

test("lines never overlap, and none reaches out of the text", () => {
  const lines = linesOf([atom(at(4, 9)), atom(at(0, 6)), atom(at(8, 40)), atom(at(1, 3))], 10);
  expect(lines.map(({ span }) => [span.start, span.end])).toEqual([
    [0, 6],
    [6, 9],
  ]);
});
