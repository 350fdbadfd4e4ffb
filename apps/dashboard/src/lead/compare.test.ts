import type { JobData, Qualification } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const result = (required: [string, boolean][], additional: [string, boolean][] = []): JobData => {
  const atoms = (of: [string, boolean][]): Qualification[] =>
    of.map(([requirement_string, match]) => ({ requirement_string, match, match_reasoning: null }));
  return {
    required_qualifications: atoms(required),
    additional_qualifications: atoms(additional),
    evaluated_qualifications: [],
  } as unknown as JobData;
};

test("the same words are one row, however they were set", () => {
  const rows = compare([result([["Three  years of Go", true]]), result([["three years of go", false]])]);
  expect(rows.map(({ words, said }) => [words, ...said.map((atom) => atom?.verdict)])).toEqual([
    ["Three  years of Go", "match", "none"],
  ]);
});

test("a row differs by verdict, by kind, and where one result lacks it", () => {
  const rows = compare([
    result([
      ["same", true],
      ["turned", true],
      ["moved", true],
      ["gone", true],
    ]),
    result(
      [
        ["same", true],
        ["turned", false],
        ["new", true],
      ],
      [["moved", true]],
    ),
  ]);
  expect(rows.filter(({ differs }) => differs).map(({ words }) => words)).toEqual([
    "turned",
    "moved",
    "gone",
    "new",
  ]);
});
