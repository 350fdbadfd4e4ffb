import type { Posting, Tagged } from "@leadfit/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scriptedModel } from "../model/scripted-model.ts";
import { complexity } from "./complexity.ts";
import { createTagHandler } from "./handler.ts";

function postingOf(description: string): Posting {
  return {
    title: null,
    company: null,
    location: null,
    remote: null,
    employment_type: null,
    salary: null,
    posted_at: null,
    valid_through: null,
    external_id: null,
    canonical_url: null,
    language: "en",
    expired: false,
    description,
    sources: {},
  };
}

/** A description of this many characters with so many requirements. */
const score = (characters: number, requirements: number) =>
  complexity(
    postingOf("x".repeat(characters)),
    Array.from(
      { length: requirements },
      (_, n): Tagged => ({ raw_string: `Skill ${n}`, category: "required" }),
    ),
  );

test.each<[string, [characters: number, requirements: number], [characters: number, requirements: number]]>([
  ["a short text below a long one", [500, 5], [9_000, 5]],
  ["few requirements below many", [2_000, 8], [2_000, 30]],
  ["nothing at all below anything", [0, 0], [100, 1]],
  ["a short text with many requirements above one with few", [500, 3], [500, 25]],
])("the score sets %s", (_, simpler, harder) => {
  expect(score(...simpler)).toBeLessThan(score(...harder));
});

test("no text and no requirement more ever lowers the score", () => {
  const size = fc.tuple(fc.nat(20_000), fc.nat(60));
  fc.assert(
    fc.property(size, fc.nat(5_000), fc.nat(20), ([characters, requirements], text, items) => {
      const before = score(characters, requirements);
      expect(before).toBeGreaterThanOrEqual(0);
      expect(score(characters + text, requirements)).toBeGreaterThanOrEqual(before);
      expect(score(characters, requirements + items)).toBeGreaterThanOrEqual(before);
    }),
  );
});

const line = "- Experience with Rust";
const prose = (characters: number) =>
  "We make bread. ".repeat(Math.ceil(characters / 15)).slice(0, characters);

test.each([
  ["short", `## Requirements\n\n${line}`, "combined"],
  ["just below 1 by its text", `## Requirements\n\n${line}\n\n`.padEnd(5_999, "We make bread. "), "combined"],
  ["at 1 by its text", `## Requirements\n\n${line}\n\n`.padEnd(6_000, "We make bread. "), "tag"],
  [
    "short but with thirty requirements",
    `## Requirements\n\n${Array.from({ length: 30 }, (_, n) => `${line} ${n}`).join("\n")}`,
    "tag",
  ],
  ["long", `## Requirements\n\n${line}\n\n${prose(12_000)}`, "tag"],
])("a posting that is %s is first asked about by the step %s", async (_, description, step) => {
  const model = scriptedModel(
    ({ step: asked }) => {
      const item = { raw_string: "Experience with Rust", category: "required" };
      if (asked === "tag") return { tagged_list: [item] };
      const atom = { requirement_string: "Rust", group: null, classification: "required_qualification" };
      return { requirements: [{ ...item, atoms: [atom] }] };
    },
    { oneCall: true },
  );
  const handler = createTagHandler(model);
  const extract = { posting: postingOf(description), identity: { canonical_url: null, external_key: null } };
  const task = { assessmentId: "a1", jobId: "j1", earlier: { extract } };
  const outcome = await handler(task, new AbortController().signal);
  expect(outcome.kind).toBe("completed");
  expect(model.questions.map((question) => question.step)).toEqual([step]);
});
