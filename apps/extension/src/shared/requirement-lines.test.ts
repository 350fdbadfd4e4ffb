import type { JobData, Qualification } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { requirementLines } from "./requirement-lines.ts";

const description = "Knows Python and SQL\nAWS or Azure\nGood listener\nRust";
const span = (text: string) => {
  const start = description.indexOf(text);
  return { start, end: start + text.length };
};

function atom(
  requirement_string: string,
  match: boolean | null,
  rest: Partial<Qualification> = {},
): Qualification {
  return { requirement_string, match, match_reasoning: null, ...rest };
}

function lines(required: Qualification[], evaluated: Qualification[] = []) {
  const job = {
    job_description: description,
    required_qualifications: required,
    additional_qualifications: [],
    evaluated_qualifications: evaluated,
  };
  return requirementLines(job as unknown as JobData);
}

test("atoms of one requirement are one line, in the posting's own words", () => {
  const posting_span = span("Knows Python and SQL");
  const found = lines([
    atom("Knows Python", true, { posting_span }),
    atom("Knows SQL", false, { posting_span }),
  ]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ mark: "partly", texts: ["Knows Python and SQL", "Knows Python"] });
  expect(found[0]?.atoms.map(({ mark }) => mark)).toEqual(["met", "missing"]);
});

test("of alternatives one is enough", () => {
  const posting_span = span("AWS or Azure");
  const group = "r1.g1";
  const both = [atom("AWS", false, { posting_span, group }), atom("Azure", true, { posting_span, group })];
  expect(lines(both)[0]?.mark).toBe("met");
  expect(lines(both.map((one) => ({ ...one, match: false })))[0]?.mark).toBe("missing");
});

test("what only a person can judge is theirs, and a claim without proof is no match", () => {
  const [own] = lines([], [atom("Good listener", null, { posting_span: span("Good listener") })]);
  expect(own).toMatchObject({ mark: "yours", atoms: [{ mark: "yours" }] });
  expect(lines([atom("Rust", false, { unverified: true })])[0]?.mark).toBe("partly");
  expect(lines([atom("Rust", false)])[0]?.mark).toBe("missing");
});
