import type { StageOutputs } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { scriptedModel } from "../model/scripted-model.ts";
import { tagByModel } from "./model-way.ts";

const description = "## What you need\n\n- **Fluent**  Welsh\n- Two years’ experience with bees\n- A veil";
const posting: StageOutputs["extract"]["posting"] = {
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

async function tagged(...named: string[]) {
  const answer = { tagged_list: named.map((raw_string) => ({ raw_string, category: "required" })) };
  const model = scriptedModel(() => answer);
  return tagByModel(model)(posting, { assessmentId: "a1", jobId: "j1" }, new AbortController().signal);
}

test("gives each requirement its place in the posting, whatever marks and quotes the model left out", async () => {
  const decision = await tagged("fluent Welsh", "Two years' experience with bees");
  if (decision.kind !== "decided") throw new Error(decision.kind);
  expect(decision.output.tagged_list).toHaveLength(2);
  for (const { raw_string, span } of decision.output.tagged_list)
    expect(description.slice(span?.start, span?.end)).toBe(raw_string);
  expect(decision.output.dropped).toBe(0);
});

test("puts the posting's own sentence in the place of one in other words", async () => {
  const decision = await tagged("Bees: two years' experience", "A veil");
  if (decision.kind !== "decided") throw new Error(decision.kind);
  const [first] = decision.output.tagged_list;
  expect(first?.raw_string).toBe("Two years’ experience with bees");
  expect(description.slice(first?.span?.start, first?.span?.end)).toBe(first?.raw_string);
  expect(decision.output.dropped).toBe(0);
});

test("drops and counts words gathered from all over the posting", async () => {
  const decision = await tagged("Fluent bees", "A veil", "Fluent Welsh", "Two years’ experience with bees");
  if (decision.kind !== "decided") throw new Error(decision.kind);
  expect(decision.output.tagged_list).toHaveLength(3);
  expect(decision.output.dropped).toBe(1);
});

test("drops and counts what does not stand in the posting", async () => {
  const decision = await tagged(
    "Fluent Welsh",
    "A veil",
    "Two years’ experience with bees",
    "A pilot's licence",
  );
  if (decision.kind !== "decided") throw new Error(decision.kind);
  expect(decision.output.tagged_list.map(({ id, raw_string }) => [id, raw_string])).toEqual([
    ["r1", "Fluent**  Welsh"],
    ["r2", "A veil"],
    ["r3", "Two years’ experience with bees"],
  ]);
  expect(decision.output.dropped).toBe(1);
});
