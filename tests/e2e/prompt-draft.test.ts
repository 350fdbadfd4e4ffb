import { type NewPrompt, stepRunTypes } from "@leadfit/contracts";
import { tryPrompt } from "@leadfit/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ModelStack, openModelStack } from "./model-stack.ts";

let stack: ModelStack;

beforeAll(async () => {
  stack = await openModelStack();
  await stack.assess("job");
});

afterAll(() => stack.stop());

async function draftOf(step: "tag" | "match", change: Partial<NewPrompt> = {}): Promise<NewPrompt> {
  const shipped = await stack.runtime.db.prompts.choose(stepRunTypes[step], "job");
  if (!shipped) throw new Error(`no prompt of ${step} is shipped`);
  const { version: _, ...content } = shipped;
  return { ...content, note: null, ...change };
}
const target = { jobId: "job", resumeId: null };
const rows = async (table: string) => (await stack.database.query(`select 1 from ${table}`)).length;

test("a draft is asked, judged as its step would, and leaves nothing but the call and its cost", async () => {
  const before = {
    prompts: await rows("prompts"),
    skills: await rows("job_skills"),
    job: await stack.runtime.db.assessments.jobData("job"),
  };
  const tried = await tryPrompt(
    stack.runtime,
    await draftOf("match", { promptId: "draft-1", systemPrompt: "Judge kindly." }),
    target,
  );
  if (tried.kind !== "tried") throw new Error(tried.kind);
  expect(tried.issues).toEqual([]);
  expect(tried.output).toMatchObject({ assessed_objects: expect.any(Array), rating: expect.any(Object) });
  expect(tried.current).toMatchObject({ assessed_objects: expect.any(Array) });
  expect(tried.usage.inputTokens).toBeGreaterThan(0);
  expect(stack.fake.calls.at(-1)).toMatchObject({
    body: { messages: [{ role: "system", content: "Judge kindly." }, {}] },
  });
  const spent = await stack.database.query<{ runs: number; cost: number }>(
    "select count(*)::int as runs, sum(llm_run_cost)::float8 as cost from llm_runs_v2 where llm_run_system_prompt_id = 'draft-1'",
  );
  expect(spent).toEqual([{ runs: tried.answers.length, cost: expect.closeTo(tried.usage.costUsd, 9) }]);
  expect({
    prompts: await rows("prompts"),
    skills: await rows("job_skills"),
    job: await stack.runtime.db.assessments.jobData("job"),
  }).toEqual(before);
});

test("a draft whose template cannot be filled says so", async () => {
  const tried = await tryPrompt(
    stack.runtime,
    await draftOf("tag", { template: "<%= it.nothing %>" }),
    target,
  );
  expect(tried).toMatchObject({ kind: "tried", output: null, answers: [] });
  expect(tried.kind === "tried" && tried.issues.length).toBeGreaterThan(0);
});

test("a job that is unknown has nothing to try it on", async () => {
  expect(await tryPrompt(stack.runtime, await draftOf("match"), { ...target, jobId: "none" })).toEqual({
    kind: "not_assessed",
  });
});
