import { type NewPrompt, runTypes } from "@leadfit/contracts";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

const runType = runTypes.tag;
let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 12, onError: () => {} });
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

const version = (promptId: string, more: Partial<NewPrompt> = {}): NewPrompt => ({
  promptId,
  runType,
  modelId: "m",
  fallbackModels: [],
  systemPrompt: "s",
  template: "t",
  temperature: 0,
  responseSchema: '{"b":1,"a":2}',
  reasoning: null,
  maxOutputTokens: null,
  provider: null,
  note: null,
  ...more,
});
const production = async () => (await db.prompts.choose(runType, "job"))?.promptId ?? null;
const versions = async () =>
  (await db.prompts.list()).map((prompt) => [prompt.version, prompt.prompt_id, ...prompt.labels]);

test("a version freezes all of its parameters, and is read back as it was saved", async () => {
  const whole = version("p-1", {
    fallbackModels: ["n", "o"],
    temperature: 0.3,
    reasoning: { effort: "low" },
    maxOutputTokens: 900,
    provider: { order: ["x"], max_price: { prompt: 0.5 } },
  });
  const { note: _, ...frozen } = whole;
  await db.prompts.seed([whole]);
  expect(await db.prompts.choose(runType, "job")).toEqual({ ...frozen, version: 1 });
  await db.prompts.save([version("p-2", { reasoning: { budget: 0 }, note: "shorter" })]);
  expect(await db.prompts.get("p-2")).toMatchObject({
    reasoning: { budget: 0 },
    note: "shorter",
    origin: "saved",
  });
  // The order of a response schema's fields is the order in which a model answers.
  expect(Object.keys((await db.prompts.get("p-1"))?.response_schema ?? {})).toEqual(["b", "a"]);
});

test("saving moves no label, and the same version again is the one that is there", async () => {
  expect(await db.prompts.save([version("p-1")])).toMatchObject([{ version: 1, created: true }]);
  expect(await production()).toBe(null);
  expect(await db.prompts.save([version("p-1"), version("p-2")])).toMatchObject([
    { version: 1, created: false },
    { version: 2, created: true },
  ]);
  expect(await versions()).toEqual([
    [2, "p-2"],
    [1, "p-1"],
  ]);
});

test("production follows the shipped default until a user chooses, and a rollback is not undone by a start", async () => {
  await db.prompts.seed([version("shipped-1")]);
  await db.prompts.seed([version("shipped-2")]);
  expect(await production()).toBe("shipped-2");
  await db.prompts.moveLabel(runType, "production", "shipped-1");
  await db.prompts.seed([version("shipped-2")]);
  expect(await production()).toBe("shipped-1");
  await db.prompts.seed([version("shipped-3")]);
  expect(await production()).toBe("shipped-3");
  await db.prompts.save([version("own")]);
  await db.prompts.moveLabel(runType, "production", "own");
  await db.prompts.seed([version("shipped-4")]);
  expect(await production()).toBe("own");
  expect(await versions()).toHaveLength(5);
});

test("many processes that start at once seed each version once", async () => {
  const prompts = [version("a"), version("b", { runType: runTypes.match })];
  await Promise.all(Array.from({ length: 8 }, () => db.prompts.seed(prompts)));
  expect(await versions()).toEqual([
    [1, "a", "production"],
    [1, "b", "production"],
  ]);
});

test("versions saved at once get numbers of their own", async () => {
  await Promise.all(Array.from({ length: 8 }, (_, n) => db.prompts.save([version(`p-${n}`)])));
  expect((await versions()).map(([number]) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
});

test("a label moves to versions of its own step only, and counts at the next choice", async () => {
  await db.prompts.save([version("a"), version("b"), version("c", { runType: runTypes.match })]);
  const move = (promptId: string) => db.prompts.moveLabel(runType, "production", promptId);
  expect(await move("c")).toEqual({ kind: "unknown_prompt" });
  expect(await move("nobody")).toEqual({ kind: "unknown_prompt" });
  for (const promptId of ["a", "b", "a"]) {
    expect(await move(promptId)).toEqual({ kind: "moved" });
    expect(await production()).toBe(promptId);
  }
});

test("an experiment splits the jobs by its share, each job always to the same version, and ends with its promotion", async () => {
  await db.prompts.seed([version("a")]);
  await db.prompts.save([version("b")]);
  const started = await db.experiments.start({ runType, challengerPromptId: "b", share: 0.3 });
  if (started.kind !== "started") throw new Error(started.kind);
  const jobs = Array.from({ length: 400 }, (_, n) => `job-${n}`);
  const choose = () =>
    Promise.all(jobs.map(async (job) => (await db.prompts.choose(runType, job))?.promptId));
  const first = await choose();
  expect(await choose()).toEqual(first);
  // Four standard deviations around 120.
  const challenged = first.filter((id) => id === "b").length;
  expect(challenged).toBeGreaterThan(83);
  expect(challenged).toBeLessThan(157);
  expect(first.every((id) => id === "a" || id === "b")).toBe(true);
  const conflict = { kind: "experiment_running", experimentId: started.experimentId };
  expect(await db.prompts.moveLabel(runType, "production", "b")).toEqual(conflict);
  await db.prompts.seed([version("shipped-later")]);
  expect(await choose()).toEqual(first);
  expect(await db.experiments.promote(started.experimentId)).toEqual({ kind: "ended" });
  expect(new Set(await choose())).toEqual(new Set(["b"]));
});

test("of experiments that start at once for one step, one does", async () => {
  await db.prompts.seed([version("a")]);
  await db.prompts.save([version("b")]);
  const started = await Promise.all(
    Array.from({ length: 6 }, () => db.experiments.start({ runType, challengerPromptId: "b", share: 0.5 })),
  );
  expect(started.filter(({ kind }) => kind === "started")).toHaveLength(1);
  expect(started.filter(({ kind }) => kind === "running")).toHaveLength(5);
});
