import type { Assessed, Classified, StageOutputs } from "@leadfit/contracts";
import { expect, test } from "vitest";
import type { Model, StageReader } from "../ports.ts";
import { createMatchHandler } from "./handler.ts";

const task = { assessmentId: "a1", jobId: "j1" };
const resume = "Skills\nDocker, Perl\n\nRan a bakery with nine staff for the town of Kew.";

/** What the stages before left, for atoms with these requirements. */
function readerOf(requirements: string[], dropped = 0): StageReader {
  const classified_objects = requirements.map(
    (requirement_string, i): Classified => ({
      requirement_string,
      classification: "required_qualification",
      id: `r${i + 1}.1`,
    }),
  );
  const outputs: Partial<StageOutputs> = {
    extract: {
      posting: {
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
        description: requirements.map((line) => `- ${line}`).join("\n"),
        sources: {},
      },
      identity: { canonical_url: null, external_key: null },
    },
    tag: {
      tagged_list: requirements.map((raw_string) => ({ raw_string, category: "required" })),
      dropped,
    },
    classify: { classified_objects },
  };
  return {
    page: async () => null,
    output: async (_, stage) => {
      const output = outputs[stage];
      if (!output) throw new Error(`nothing of ${stage}`);
      return output;
    },
    resume: async () => ({ resume_id: "cv", version: 1, text: resume }),
  };
}

type Asked = { id: string; requirement_string: string };

/** Answers every question with a match by the same words. */
function agreeable(evidence_quote: string): Model {
  return {
    ask: async (_, { data: { classified_objects } }) => ({
      kind: "answer",
      runId: "run-1",
      text: JSON.stringify({
        assessed_objects: (classified_objects as Asked[]).map((item) => ({
          ...item,
          match: true,
          match_reasoning: "It says so.",
          evidence_quote,
        })),
      }),
    }),
    reject: async () => {},
  };
}

async function outputOf(reader: StageReader, model: Model | null) {
  const outcome = await createMatchHandler(reader, model)(task, new AbortController().signal);
  if (outcome.kind !== "completed") throw new Error(outcome.kind);
  return outcome.output;
}

test("by rules alone: verdicts with their checks, a rating and the quality", async () => {
  const { assessed_objects, rating, quality } = await outputOf(readerOf(["Docker", "Erlang"], 2), null);
  expect(assessed_objects.map(({ match, decided_by }) => [match, decided_by])).toEqual([
    [true, "rules"],
    [false, "rules"],
  ]);
  expect(rating.match_percentage).toBe(0.5);
  expect(quality).toMatchObject({
    parts: { grounded: 0.5, decided: 1, readable: 1 },
    dropped_requirements: 2,
  });
  const { grounded, decided, confident, readable } = quality?.parts ?? {};
  expect(quality?.score).toBeCloseTo(
    Number(grounded) * Number(decided) * Number(confident) * Number(readable),
    2,
  );
});

test("a model's unproven matches cost quality", async () => {
  const { assessed_objects, quality } = await outputOf(readerOf(["Erlang", "Cobol"]), agreeable("Ten years"));
  expect(assessed_objects.every(({ match, unverified }) => !match && unverified)).toBe(true);
  expect(quality).toMatchObject({ score: 0, parts: { decided: 0 } });
});

test("a model that calls everything met, with nothing proven by rules, is believed less", async () => {
  const asked = ["Glazing", "Masonry", "Roofing", "Plumbing", "Tiling", "Welding", "Carpentry", "Thatching"];
  const quote = "Ran a bakery with nine staff";
  const confidenceOf = (rows: Assessed[]) => rows.at(-1)?.confidence ?? 0;
  const all = await outputOf(readerOf(asked), agreeable(quote));
  const few = await outputOf(readerOf(asked.slice(1)), agreeable(quote));
  const some = await outputOf(readerOf(["Docker", ...asked]), agreeable(quote));
  expect(confidenceOf(all.assessed_objects)).toBeLessThan(confidenceOf(few.assessed_objects));
  expect(confidenceOf(some.assessed_objects)).toBe(confidenceOf(few.assessed_objects));
});

test("what a model denies keeps saying what the rules missed", async () => {
  const denying: Model = {
    ...agreeable(""),
    ask: async (_, { data: { classified_objects } }) => ({
      kind: "answer",
      runId: "run-1",
      text: JSON.stringify({
        assessed_objects: (classified_objects as Asked[]).map((item) => ({
          ...item,
          match: false,
          match_reasoning: "Nowhere.",
          evidence_quote: null,
        })),
      }),
    }),
  };
  const { assessed_objects } = await outputOf(readerOf(["Erlang"]), denying);
  expect(assessed_objects).toEqual([
    {
      requirement_string: "Erlang",
      id: "r1.1",
      match: false,
      match_reasoning: "Nowhere.",
      decided_by: "model",
      run_id: "run-1",
      confidence: expect.any(Number),
      missing: "no mention of Erlang",
    },
  ]);
});
