import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  createTestHome,
  type FakeOpenRouter,
  repositoryRoot,
  startFakeOpenRouter,
  type TestHome,
} from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";

const samples = join(repositoryRoot, "samples");
let home: TestHome;
let fake: FakeOpenRouter;

beforeEach(async () => {
  home = createTestHome();
  fake = await startFakeOpenRouter();
});

afterEach(async () => {
  await fake.stop();
  await home.remove();
});

test("leadfit eval measures the rules, and compares with what it wrote before", async () => {
  const first = home.leadfit(["eval", samples, "--only", "01", "13", "--json", "report.json"]);
  expect(await first.exited).toMatchObject({ code: 0 });
  expect(first.output()).toMatch(/^title +1\.000 +1 of 1 +\S+ +samples, 1 page$/m);
  expect(first.output()).toMatch(/^no-posting cases +1\.000 +1 of 1 /m);
  const second = home.leadfit(["eval", samples, "--only", "01", "--compare", "report.json"]);
  expect(await second.exited).toMatchObject({ code: 0 });
  expect(second.output()).toContain("samples, 1 page in both: rules → rules");
});

test("leadfit eval measures a model by the environment, with the tokens and the cost that the provider bills", async () => {
  const env = {
    OPENROUTER_BASE_URL: fake.baseUrl,
    OPENROUTER_API_KEY: fake.apiKey,
    LEADFIT_RULES_FIRST: "off",
  };
  const args = ["eval", samples, "--only", "10", "--engine", "model", "--json", "report.json"];
  const run = home.leadfit(args, env);
  expect(await run.exited).toMatchObject({ code: 0 });
  const { engine, totals } = JSON.parse(readFileSync(join(home.path, "report.json"), "utf8"));
  expect(engine).not.toBe("rules");
  expect(fake.calls.length).toBeGreaterThan(1);
  expect(totals.inputTokens).toBeGreaterThan(0);
  expect(totals.costUsd).toBeCloseTo(fake.billed(), 9);
});

test("leadfit eval asks with a version of one's own instead of the shipped one of its step", async () => {
  const own = { run_type: "ja_3_1_assessment", model_id: "z-ai/glm-4.7-flash" };
  writeFileSync(join(home.path, "own.json"), JSON.stringify(own));
  const loop =
    "<% for (const a of it.classified_objects) { %>\n<%= a.id %> <%= a.requirement_string %>\n<% } %>";
  const text = "<%= it.delimiter %>\n<%= it.resume %>\n<%= it.delimiter %>";
  writeFileSync(join(home.path, "own.eta"), `Judge the resume.\n---\n${text}\n${loop}\n`);
  const env = { OPENROUTER_BASE_URL: fake.baseUrl, OPENROUTER_API_KEY: fake.apiKey };
  const args = ["eval", samples, "--only", "10", "--engine", "model", "--prompt", "own.eta"];
  expect(await home.leadfit(args, env).exited).toMatchObject({ code: 0 });
  const models = (isOwn: boolean) =>
    new Set(
      fake.calls.filter(({ runType }) => (runType === own.run_type) === isOwn).map(({ model }) => model),
    );
  expect(models(true)).toEqual(new Set([own.model_id]));
  expect(models(false)).not.toContain(own.model_id);
});

test.each([
  ["a folder that is none", ["nowhere"], /^nowhere\/postings: no such folder/],
  ["a report that is none", [samples, "--compare", "nothing.json"], /^nothing\.json: no such file/],
  ["a prompt for the rules", [samples, "--prompt", "own.eta"], /^--prompt: only --engine model/],
  ["a model without settings", [samples, "--engine", "model"], /^--engine model: set OPENROUTER_API_KEY/],
])("%s is one clear line, exit 1", async (_, args, line) => {
  const run = home.leadfit(["eval", ...args]);
  expect(await run.exited).toMatchObject({ code: 1 });
  expect(run.output()).toMatch(line);
});
