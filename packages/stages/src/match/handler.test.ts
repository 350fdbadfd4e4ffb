import type { Assessed, Classified, StageOutputs } from "@leadfit/contracts";
import { describe, expect, test } from "vitest";
import { askedAtoms, matchReply, scriptedModel } from "../model/scripted-model.ts";
import type { HandledTask, KnownVerdict, Model, StageReader } from "../ports.ts";
import { createMatchHandler } from "./handler.ts";

const resume = "Skills\nDocker, Perl\n\nRan a bakery with nine staff for the town of Kew.";

const reader: StageReader = {
  page: async () => null,
  resume: async () => ({ resume_id: "cv", version: 1, text: resume }),
  corrections: async () => [],
};

/** A task for atoms with these requirements. */
function taskOf(requirements: string[], dropped = 0): HandledTask {
  const classified_objects = requirements.map(
    (requirement_string, i): Classified => ({
      requirement_string,
      classification: "required_qualification",
      id: `r${i + 1}.1`,
    }),
  );
  const earlier: Partial<StageOutputs> = {
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
  return { assessmentId: "a1", jobId: "j1", earlier };
}

/** Says that whatever stands in the question is met, but for what nobody asked for. */
function agreeable(asked: string[], quote: string): Model {
  return scriptedModel((question) => matchReply(question, (words) => asked.includes(words), quote));
}

async function outputOf(task: HandledTask, model: Model | null) {
  const outcome = await createMatchHandler(reader, model)(task, new AbortController().signal);
  if (outcome.kind !== "completed") throw new Error(outcome.kind);
  return outcome.output;
}

test("by rules alone: verdicts with their checks, a rating and the quality", async () => {
  const { assessed_objects, rating, quality } = await outputOf(taskOf(["Docker", "Erlang"], 2), null);
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
  const { assessed_objects, quality } = await outputOf(
    taskOf(["Erlang", "Cobol"]),
    agreeable(["Erlang", "Cobol"], "Ten years"),
  );
  expect(assessed_objects.every(({ match, unverified }) => !match && unverified)).toBe(true);
  expect(quality).toMatchObject({ score: 0, parts: { decided: 0 } });
});

test("a model that calls everything met, with nothing proven by rules, is believed less", async () => {
  const asked = ["Glazing", "Masonry", "Roofing", "Plumbing", "Tiling", "Welding", "Carpentry", "Thatching"];
  const quote = "Ran a bakery with nine staff";
  const confidenceOf = (rows: Assessed[]) => rows.at(-1)?.confidence ?? 0;
  const all = await outputOf(taskOf(asked), agreeable(asked, quote));
  const few = await outputOf(taskOf(asked.slice(1)), agreeable(asked, quote));
  const some = await outputOf(taskOf(["Docker", ...asked]), agreeable(asked, quote));
  expect(confidenceOf(all.assessed_objects)).toBeLessThan(confidenceOf(few.assessed_objects));
  expect(confidenceOf(some.assessed_objects)).toBe(confidenceOf(few.assessed_objects));
});

test("what a model denies keeps saying what the rules missed", async () => {
  const denying = scriptedModel((question) => matchReply(question, () => false, null));
  const { assessed_objects } = await outputOf(taskOf(["Erlang"]), denying);
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

describe("the canary", () => {
  test("a reply that calls it met is asked again in full, and parked when it stays so", async () => {
    const model = scriptedModel((question) => matchReply(question, () => true, "Docker"));
    const outcome = await createMatchHandler(reader, model)(taskOf(["Erlang"]), new AbortController().signal);
    expect(outcome).toMatchObject({ kind: "quarantined", detail: "canary_tripped" });
    expect(model.rejected).toEqual(["canary_tripped", "canary_tripped", "canary_tripped"]);
    expect(model.remembered).toEqual([]);
  });

  test("it is one item more in each question, new to the resume, the same for the same question, and nobody's verdict", async () => {
    const ask = async () => {
      const model = agreeable(["Erlang", "Cobol"], "Docker, Perl") as ReturnType<typeof scriptedModel>;
      const output = await outputOf(taskOf(["Erlang", "Cobol"]), model);
      return { model, output };
    };
    const [first, second] = [await ask(), await ask()];
    const [question] = first.model.questions;
    const extra = question ? askedAtoms(question).filter(({ id }) => !["r1.1", "r2.1"].includes(id)) : [];
    expect(extra).toHaveLength(1);
    expect(resume).not.toContain(extra[0]?.requirement_string);
    expect(second.model.questions).toEqual(first.model.questions);
    expect(first.output.assessed_objects.map(({ id }) => id)).toEqual(["r1.1", "r2.1"]);
  });
});

describe("what was judged before", () => {
  const before = (words: Partial<KnownVerdict>): KnownVerdict => ({
    requirement: "Erlang",
    match: false,
    reasoning: "Nowhere.",
    quote: null,
    runId: "old",
    resumeText: resume,
    ...words,
  });
  test.each<[string, KnownVerdict, boolean]>([
    ["on this very text", before({}), false],
    [
      "a match whose quote still stands",
      before({ match: true, quote: "Ran a bakery", resumeText: "x" }),
      false,
    ],
    ["a match whose quote is gone", before({ match: true, quote: "Erlang at Kew", resumeText: "x" }), true],
    ["no match, and no new line is about it", before({ resumeText: "Skills\nDocker, Perl" }), false],
    [
      "no match, and a new line may be about it",
      before({ requirement: "Bakery management", resumeText: "Skills\nDocker, Perl" }),
      true,
    ],
  ])("%s", async (_, known, again) => {
    const model = scriptedModel((question) => matchReply(question, () => false, null), { known: [known] });
    const { assessed_objects } = await outputOf(taskOf([known.requirement]), model);
    expect(model.questions.length > 0).toBe(again);
    expect(assessed_objects[0]?.run_id).toBe(again ? "run-1" : "old");
    expect(model.remembered).toHaveLength(again ? 1 : 0);
  });
});

test("what the rules can settle, either way, is not asked, unless the policy wants it asked", async () => {
  const asked = async (rulesFirst: boolean) => {
    const model = scriptedModel((question) => matchReply(question, () => false, null), { rulesFirst });
    await outputOf(taskOf(["Docker", "Erlang", "Calm under pressure"]), model);
    return model.questions.flatMap(askedAtoms).map(({ requirement_string }) => requirement_string);
  };
  const [all, open] = [await asked(false), await asked(true)];
  expect(all).toEqual(expect.arrayContaining(["Docker", "Erlang", "Calm under pressure"]));
  expect(open).toContain("Calm under pressure");
  expect(open).not.toEqual(expect.arrayContaining(["Docker"]));
  expect(open).not.toEqual(expect.arrayContaining(["Erlang"]));
});

describe("a question that no call can answer", () => {
  const refused = { kind: "refused", detail: "content_blocked", message: "no" } as const;
  test("is left to the rules, and the result says so", async () => {
    const output = await outputOf(
      taskOf(["Docker", "Erlang"]),
      scriptedModel(() => refused),
    );
    expect(output).toMatchObject({ degraded: "content_blocked" });
    expect(output.assessed_objects.map(({ match, decided_by }) => [match, decided_by])).toEqual([
      [true, "rules"],
      [false, "rules"],
    ]);
  });
  test("is parked where the policy says so", async () => {
    const model = scriptedModel(() => refused, { fallBack: false });
    const outcome = await createMatchHandler(reader, model)(taskOf(["Erlang"]), new AbortController().signal);
    expect(outcome).toMatchObject({ kind: "quarantined", detail: "content_blocked" });
  });
});
