import type { Posting, StageOutputs } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { createAtomizeHandler } from "../atomize/handler.ts";
import { createClassifyHandler } from "../classify/handler.ts";
import { scriptedModel } from "../model/scripted-model.ts";
import { createTagHandler } from "./handler.ts";

const { signal } = new AbortController();

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

const taskOf = (earlier: Partial<StageOutputs>) => ({ assessmentId: "a1", jobId: "j1", earlier });

const simple = "## What you need\n\n- Welsh or Breton\n- A kind heart\n\n## Nice to have\n\n- A veil";
const atom = (requirement_string: string, classification: string, group: string | null = null) => ({
  requirement_string,
  classification,
  group,
});
const inOneCall = {
  requirements: [
    {
      raw_string: "Welsh or Breton",
      category: "required",
      atoms: [atom("Welsh", "required_qualification", "a"), atom("Breton", "additional_qualification", "a")],
    },
    {
      raw_string: "A kind heart",
      category: "required",
      atoms: [atom("A kind heart", "evaluated_qualification")],
    },
    { raw_string: "A veil", category: "additional", atoms: [atom("A veil", "required_qualification")] },
  ],
};
const threeCalls = { tagged_list: [{ raw_string: "A veil", category: "additional" }] };
const extractOf = (description: string) => ({
  extract: { posting: postingOf(description), identity: { canonical_url: null, external_key: null } },
});

test("a simple posting is one call: tag commits its requirements, atomize and classify take over its atoms", async () => {
  const model = scriptedModel(() => inOneCall, { rulesFirst: false, oneCall: true });
  const outcome = await createTagHandler(model)(taskOf(extractOf(simple)), signal);
  if (outcome.kind !== "completed") throw new Error(outcome.kind);
  const later = taskOf({ tag: outcome.output });
  const atoms = await createAtomizeHandler(model)(later, signal);
  const kinds = await createClassifyHandler(model)(later, signal);
  expect(model.questions.map(({ step }) => step)).toEqual(["combined"]);
  expect(outcome.output.tagged_list.map(({ id, category }) => [id, category])).toEqual([
    ["r1", "required"],
    ["r2", "required"],
    ["r3", "additional"],
  ]);
  expect(atoms).toMatchObject({
    output: {
      atomic_objects: [
        { id: "r1.1", group: "r1.g1", requirement_string: "Welsh" },
        { id: "r1.2", group: "r1.g1", requirement_string: "Breton" },
        { id: "r2.1" },
        { id: "r3.1" },
      ],
    },
  });
  // The posting's own wording decides between required and additional, whatever the model says.
  expect(kinds).toMatchObject({
    output: {
      classified_objects: [
        { id: "r1.1", classification: "required_qualification" },
        { id: "r1.2", classification: "required_qualification" },
        { id: "r2.1", classification: "evaluated_qualification" },
        { id: "r3.1", classification: "additional_qualification" },
      ],
    },
  });
});

test("a complex posting, and any where the policy says so, is asked about step by step", async () => {
  const long = `${simple}\n\n${"We keep bees. ".repeat(600)}`;
  for (const [description, oneCall] of [
    [long, true],
    [simple, false],
  ] as const) {
    const model = scriptedModel(() => threeCalls, { rulesFirst: false, oneCall });
    await createTagHandler(model)(taskOf(extractOf(description)), signal);
    expect(model.questions.map(({ step }) => step)).toEqual(["tag"]);
  }
});

test("what a model cannot give in one call it is asked for step by step", async () => {
  const model = scriptedModel(({ step }) => (step === "combined" ? { requirements: "all" } : threeCalls), {
    rulesFirst: false,
    oneCall: true,
  });
  const outcome = await createTagHandler(model)(taskOf(extractOf(simple)), signal);
  expect(outcome).toMatchObject({ kind: "completed", output: { tagged_list: [{ raw_string: "A veil" }] } });
  expect(model.questions.map(({ step }) => step)).toEqual(["combined", "combined", "combined", "tag"]);
});

test("a posting that a model refuses is tagged by the rules, and says so", async () => {
  const model = scriptedModel(() => ({ kind: "refused", detail: "model_refused", message: "no" }), {
    rulesFirst: false,
  });
  const outcome = await createTagHandler(model)(taskOf(extractOf(simple)), signal);
  expect(outcome).toMatchObject({ kind: "completed", output: { degraded: "model_refused" } });
});

test("with the rules first a posting that they read surely needs no model until it is matched; another does", async () => {
  const asked = async (description: string, language: string | null) => {
    const last = { raw_string: description.split("\n").at(-1)?.replace("- ", ""), category: "required" };
    const model = scriptedModel(() => ({ tagged_list: [last] }), { rulesFirst: true });
    const extract = { ...extractOf(description).extract, posting: { ...postingOf(description), language } };
    const outcome = await createTagHandler(model)(taskOf({ extract }), signal);
    if (outcome.kind !== "completed") throw new Error(outcome.kind);
    const later = taskOf({ tag: outcome.output, atomize: { atomic_objects: [] } });
    if (outcome.output.settled) {
      await createAtomizeHandler(model)(later, signal);
      await createClassifyHandler(model)(later, signal);
    }
    return model.questions.length;
  };
  expect(await asked(simple, "en")).toBe(0);
  expect(await asked(simple, null)).toBe(1);
  expect(await asked("We look for somebody who keeps bees and has two years of experience.", "en")).toBe(1);
});
