import { type Prompt, type PromptFile, promptRunTypes, promptSchema, runTypes } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import { defaultPrompts } from "@leadfit/prompts";
import { attackTemplates, canaryName } from "@leadfit/prompts/test-files";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { promptRoutes } from "./prompts.ts";

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let db: Database;
let app: Hono;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  await db.keys.setAdmin(key);
  app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  app.route("/", promptRoutes({ db } as unknown as ApiDeps));
});

beforeEach(async () => {
  await database.query("truncate prompts, prompt_labels, experiments");
  await db.prompts.seed(defaultPrompts());
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

type Answer<T> = {
  status: number;
  data: T;
  error: { code: string; message: string; issues: { path: string; message: string }[] };
};

async function send<T = Prompt>(
  method: string,
  path: string,
  body?: unknown,
  bearer = key,
): Promise<Answer<T>> {
  const response = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { ...((await response.json()) as Answer<T>), status: response.status };
}

const tag = {
  run_type: runTypes.tag,
  model_id: "z-ai/glm-4.7-flash",
  system_prompt: "Extract the qualifications.",
  template: "<%= it.delimiter %>\n<%= it.job_description %>\n<%= it.delimiter %>",
  reasoning: { effort: "low" },
};
const labelled = async (label: string) =>
  (await send<Prompt[]>("GET", `/v1/prompts?run_type=${runTypes.tag}`)).data.find(({ labels }) =>
    labels.includes(label as Prompt["labels"][number]),
  )?.prompt_id;
const label = (name: string, prompt_id: string, runType: string = runTypes.tag) =>
  send("PUT", `/v1/prompts/${runType}/labels/${name}`, { prompt_id });

test("a saved version is the next one, is not live, and comes back whole; the same again is the same", async () => {
  const saved = await send("POST", "/v1/prompts", tag);
  expect(saved).toMatchObject({
    status: 201,
    data: { ...tag, version: 2, labels: [], origin: "saved", temperature: 0, provider: null },
  });
  expect(promptSchema.parse(saved.data)).toEqual(saved.data);
  expect(await send("GET", `/v1/prompts/${saved.data.prompt_id}`)).toMatchObject({ data: saved.data });
  expect(await send("POST", "/v1/prompts", { ...tag, note: "again" })).toMatchObject({
    status: 200,
    data: saved.data,
  });
  const { data: listed } = await send<Prompt[]>("GET", `/v1/prompts?run_type=${runTypes.tag}`);
  expect(listed.map(({ version, labels }) => [version, labels])).toEqual([
    [2, []],
    [1, ["production"]],
  ]);
  expect((await send<Prompt[]>("GET", "/v1/prompts")).data).toHaveLength(promptRunTypes.length + 1);
});

test("production moves with its label, counts at the next choice, and is rolled back by moving it back", async () => {
  const before = (await labelled("production")) ?? "";
  const { prompt_id } = (await send("POST", "/v1/prompts", tag)).data;
  for (const id of [prompt_id, before, prompt_id]) {
    expect(await label("production", id)).toMatchObject({ status: 200, data: { labels: ["production"] } });
    expect((await db.prompts.choose(runTypes.tag, "job"))?.promptId).toBe(id);
  }
  await label("challenger", before);
  expect([await labelled("production"), await labelled("challenger")]).toEqual([prompt_id, before]);
});

test("a label moves to nothing else than a version of its step, and not while an experiment runs", async () => {
  const { prompt_id } = (await send("POST", "/v1/prompts", tag)).data;
  const unknown = { status: 404, error: { code: "unknown_prompt" } };
  expect(await label("production", "nobody")).toMatchObject(unknown);
  expect(await label("production", prompt_id, runTypes.match)).toMatchObject(unknown);
  expect(await label("staging", prompt_id)).toMatchObject(unknown);
  expect(await label("production", prompt_id, "ja_9")).toMatchObject(unknown);
  expect(await send("PUT", `/v1/prompts/${runTypes.tag}/labels/production`, {})).toMatchObject({
    status: 400,
    error: { code: "invalid_body" },
  });
  await db.experiments.start({ runType: runTypes.tag, challengerPromptId: prompt_id, share: 0.5 });
  expect(await label("production", prompt_id)).toMatchObject({
    status: 409,
    error: { code: "label_conflict" },
  });
});

test.each<[string, object, string]>([
  ["an unknown variable", { template: `${tag.template}\n<%= it.resume %>` }, "template:4:1"],
  ["no variable", { template: "Extract." }, "template"],
  ["a provider's key that is none", { provider: { alow_fallbacks: false } }, "provider.alow_fallbacks"],
  ["a schema without our fields", { response_schema: { type: "object" } }, "response_schema.properties"],
  ["a step that is none", { run_type: "ja_9" }, "run_type"],
  ["budget and effort", { reasoning: { budget: 1, effort: "low" } }, "reasoning"],
])("a version with %s is refused with the path, and not stored", async (_, change, path) => {
  const answer = await send("POST", "/v1/prompts", { ...tag, ...change });
  expect(answer).toMatchObject({ status: 422, error: { code: "invalid_prompt" } });
  expect(answer.error.issues.map((issue) => issue.path)).toEqual([path]);
  expect(await database.query("select 1 from prompts")).toHaveLength(promptRunTypes.length);
});

test(`${attackTemplates.length} attack templates are refused, and none of them runs`, async () => {
  expect(attackTemplates.length).toBeGreaterThanOrEqual(50);
  for (const attack of attackTemplates) {
    const answer = await send("POST", "/v1/prompts", { ...tag, template: `${tag.template}${attack}` });
    expect([attack, answer.status, answer.error?.code]).toEqual([attack, 422, "invalid_prompt"]);
    const files = [
      { name: "x.json", content: JSON.stringify({ run_type: runTypes.tag, model_id: "m" }) },
      { name: "x.eta", content: `s\n---\n${tag.template}${attack}` },
    ];
    expect((await send("POST", "/v1/prompts/import", { files })).status).toBe(422);
  }
  expect(canaryName in globalThis).toBe(false);
  expect(await database.query("select 1 from prompts")).toHaveLength(promptRunTypes.length);
});

test("what was exported is imported elsewhere as the same versions, once, and without a label", async () => {
  await send("POST", "/v1/prompts", tag);
  const { data: before } = await send<Prompt[]>("GET", "/v1/prompts");
  const { files } = (await send<{ files: PromptFile[] }>("GET", "/v1/prompts/export")).data;
  expect(files.map(({ name }) => name)).toContain(`${runTypes.tag}-2.eta`);
  await database.query("truncate prompts, prompt_labels");
  const imports = () => send<{ created: boolean }[]>("POST", "/v1/prompts/import", { files });
  expect((await imports()).data.every(({ created }) => created)).toBe(true);
  expect((await imports()).data.some(({ created }) => created)).toBe(false);
  const { data: after } = await send<Prompt[]>("GET", "/v1/prompts");
  const content = ({ labels: _, origin: __, created_at: ___, ...rest }: Prompt) => rest;
  expect(after.map(content)).toEqual(before.map(content));
  expect(after.flatMap(({ labels }) => labels)).toEqual([]);
  const [one] = after;
  const single = await send<{ files: PromptFile[] }>("GET", `/v1/prompts/export?prompt_id=${one?.prompt_id}`);
  expect(single.data.files).toHaveLength(2);
});

test("an import with one bad file stores nothing, and names the file", async () => {
  const { files } = (await send<{ files: PromptFile[] }>("GET", "/v1/prompts/export")).data;
  await database.query("truncate prompts, prompt_labels");
  const spoilt = files.map((file, n) =>
    n === 0 ? { ...file, content: file.content.replace('"run_type"', '"run_typ"') } : file,
  );
  const answer = await send("POST", "/v1/prompts/import", { files: spoilt });
  expect(answer).toMatchObject({ status: 422, error: { code: "invalid_prompt" } });
  expect(answer.error.issues[0]?.path).toBe(`${files[0]?.name.replace(".json", "")}: run_type`);
  expect(await database.query("select 1 from prompts")).toEqual([]);
  for (const name of ["../x.eta", "x.txt", ".eta"])
    expect((await send("POST", "/v1/prompts/import", { files: [{ name, content: "" }] })).status).toBe(400);
});

test("reading needs the scope read, writing the scope prompts", async () => {
  await database.query(
    `insert into api_keys (key_hash, name, scopes)
     select encode(sha256(convert_to(k, 'UTF8')), 'hex'), k, array[s]
     from (values ('reader-key', 'read'), ('writer-key', 'prompts')) as keys(k, s) on conflict do nothing`,
  );
  const writes: [string, string][] = [
    ["POST", "/v1/prompts"],
    ["POST", "/v1/prompts/import"],
    ["PUT", `/v1/prompts/${runTypes.tag}/labels/production`],
  ];
  for (const [method, path] of writes) {
    expect((await send(method, path, {}, "reader-key")).status).toBe(403);
    expect((await send(method, path, {}, "nobody")).status).toBe(401);
    expect([400, 422]).toContain((await send(method, path, {}, "writer-key")).status);
  }
  for (const path of ["/v1/prompts", "/v1/prompts/export", "/v1/prompts/nobody"]) {
    expect((await send("GET", path, undefined, "writer-key")).status).toBe(403);
    expect([200, 404]).toContain((await send("GET", path, undefined, "reader-key")).status);
  }
  expect((await send("GET", "/v1/prompts?run_type=ja_9")).status).toBe(400);
});
