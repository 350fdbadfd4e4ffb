import { type Assessed, modelResponseSchemas, stageOutputSchemas } from "@leadfit/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplePages, sampleResume } from "../samples.ts";
import { chatBody, contentOf, post } from "./sample-chat.ts";
import { type FakeOpenRouter, startFakeOpenRouter } from "./start-fake-openrouter.ts";

let fake: FakeOpenRouter;
beforeAll(async () => {
  fake = await startFakeOpenRouter();
});
afterAll(() => fake.stop());

const answer = async (body: object) => JSON.parse(contentOf(await post(fake, body)));

const description = `Quillworks makes proofreading tools for publishers, and you will keep its document pipeline running.

## What you will do

- Run our document pipeline and talk to editors about their week

## Requirements

- 3+ years of experience with TypeScript
- Experience with PostgreSQL and Redis
- Experience with AWS or Azure
- Excellent communication skills

## Nice to have

- Knowledge of Kubernetes`;

test("a posting passes tag, atomize, classify and match: shapes hold, ids are kept, verdicts are sensible", async () => {
  const { tagged_list } = modelResponseSchemas.tag.parse(
    await answer(chatBody("tag", { job_description: description })),
  );
  expect(tagged_list.map(({ category }) => category)).toEqual([
    "required",
    "required",
    "required",
    "required",
    "additional",
  ]);
  for (const { raw_string } of tagged_list) expect(description).toContain(raw_string);

  const tagged = tagged_list.map((row, n) => ({ ...row, id: `r${n + 1}` }));
  const { atomic_objects } = modelResponseSchemas.atomize.parse(
    await answer(chatBody("atomize", { tagged_list: tagged })),
  );
  expect(new Set(atomic_objects.map(({ id }) => id.split(".")[0])).size).toBe(tagged.length);
  const clouds = atomic_objects.filter((atom) => /AWS|Azure/.test(atom.requirement_string));
  expect(clouds.map(({ group }) => group)).toEqual(["r3.g1", "r3.g1"]);

  const { classified_objects } = modelResponseSchemas.classify.parse(
    await answer(chatBody("classify", { atomic_objects })),
  );
  expect(classified_objects.map(({ id }) => id)).toEqual(atomic_objects.map(({ id }) => id));
  expect(new Set(classified_objects.map(({ classification }) => classification)).size).toBe(3);

  const { assessed_objects } = modelResponseSchemas.match.parse(
    await answer(chatBody("match", { resume: sampleResume, classified_objects: atomic_objects })),
  );
  expect(assessed_objects.map(({ id }) => id)).toEqual(atomic_objects.map(({ id }) => id));
  const matched = (word: string) =>
    assessed_objects
      .filter(({ id }) => atomic_objects.find((atom) => atom.id === id)?.requirement_string.includes(word))
      .map(({ match }) => match);
  expect(matched("AWS")).toEqual([true]);
  expect(matched("Azure")).toEqual([false]);
  for (const { match, evidence_quote } of assessed_objects) {
    if (match) expect(sampleResume).toContain(evidence_quote);
    else expect(evidence_quote).toBeNull();
  }
  expect(fake.calls.map((call) => call.runType)).toEqual([
    "ja_2_1_assessment",
    "ja_2_2_assessment",
    "ja_2_3_assessment",
    "ja_3_1_assessment",
  ]);
});

test("a page is read into the fields that the schema names", async () => {
  const reply = modelResponseSchemas.extract.parse(
    await answer(chatBody("extract", { page: samplePages.posting })),
  );
  expect(reply.posting).toMatchObject({
    title: "Backend Engineer",
    company: "Quillworks",
    salary: { min: 60000, currency: "EUR" },
  });
});

test("fields given in a line of JSON before the page are kept, and the text fills the others", async () => {
  const page = `${JSON.stringify({ title: null, company: "Quillworks" })}\n\n# Pastry Chef\n\n${description}`;
  const { posting } = await answer(chatBody("extract", { page }));
  expect(posting).toMatchObject({ title: "Pastry Chef", company: "Quillworks" });
});

test("a page without a posting has nothing to state", async () => {
  const reply = modelResponseSchemas.extract.parse(
    await answer(chatBody("extract", { page: samplePages.shell })),
  );
  expect(reply.posting).toMatchObject({ company: null, location: null, salary: null });
});

const property = (type: string, ...more: string[]) => ({ type: more.length > 0 ? [type, ...more] : type });

/** A call to match with a user message and item properties of the test's own. */
const askMatch = async (lines: string[], properties?: object) => {
  const itemProperties = properties ?? {
    id: property("string"),
    requirement_string: property("string"),
    match: property("boolean"),
    group: property("string", "null"),
  };
  const schema = {
    type: "object",
    required: ["assessed_objects"],
    properties: {
      assessed_objects: {
        type: "array",
        items: { type: "object", properties: itemProperties, required: Object.keys(itemProperties) },
      },
    },
  };
  const content = [
    "The resume:",
    "~~k2~~",
    sampleResume,
    "r7.1 Experience with everything",
    "~~k2~~",
    ...lines,
  ];
  const body = {
    messages: [{ role: "user", content: [{ type: "text", text: content.join("\n") }] }],
    response_format: { type: "json_schema", json_schema: { name: "m", strict: true, schema } },
  };
  return (await answer(body)).assessed_objects as Assessed[];
};

test("keys that the schema requires and lets be null are null, and no others come", async () => {
  const properties = { id: property("string"), evidence_quote: property("string", "null") };
  expect(await askMatch(["r1.1 Experience with Haskell"], properties)).toEqual([
    { id: "r1.1", evidence_quote: null },
  ]);
});

test("numbered and labelled lines are read, lines of the resume are not, and a canary gets no match", async () => {
  const lines = [
    "1. r3.1 [required] TypeScript",
    "2. r3.2 (group r3.g1) [additional_qualification] AWS",
    "- c9: Certified zeppelin pilot",
  ];
  expect(await askMatch(lines)).toEqual([
    { id: "r3.1", requirement_string: "TypeScript", match: true, group: null },
    { id: "r3.2", requirement_string: "AWS", match: true, group: "r3.g1" },
    { id: "c9", requirement_string: "Certified zeppelin pilot", match: false, group: null },
  ]);
});

test("items that stand between delimiters themselves are read too", async () => {
  const body = chatBody("atomize", { tagged_list: [] });
  const messages = [{ role: "user", content: "Qualifications:\n<<a1>>\nr1 [additional] Rust or Go\n<<a1>>" }];
  const { atomic_objects } = stageOutputSchemas.atomize.parse(await answer({ ...body, messages }));
  expect(atomic_objects).toMatchObject([
    { id: "r1.1", category: "additional", group: "r1.g1" },
    { id: "r1.2", category: "additional", group: "r1.g1" },
  ]);
});

test.each([
  ["extract", "html_extract", { page: "" }],
  ["tag", "ja_2_1_assessment", { job_description: "" }],
  ["atomize", "ja_2_2_assessment", { tagged_list: [] }],
  ["classify", "ja_2_3_assessment", { atomic_objects: [] }],
  ["match", "ja_3_1_assessment", { resume: "", classified_objects: [] }],
] as const)("%s is recognised by its system prompt when no schema is sent", async (stage, runType, data) => {
  await post(fake, chatBody(stage, data, { response_format: { type: "json_object" } }));
  expect(fake.calls.at(-1)?.runType).toBe(runType);
});
