import { stages } from "@leadfit/contracts";
import { createTestDatabase, succeed, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  await db.resumes.create({ resumeId: "mara", name: "Mara", format: "text", content: "C", text: "C" });
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

async function ingest(jobId: string): Promise<string> {
  const ingested = await db.jobs.ingest({ page: `page of ${jobId}`, jobId });
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  return ingested.assessmentId;
}

async function assessed(jobId: string): Promise<string> {
  const assessmentId = await ingest(jobId);
  for (const [n, stage] of stages.entries()) {
    const claimed = await db.tasks.claim({ assessmentId, stage }, 60_000);
    if (claimed.kind !== "claimed") throw new Error(claimed.kind);
    const outcome = await succeed(claimed.task);
    if (outcome.kind !== "completed") throw new Error(outcome.kind);
    await db.tasks.complete({ ...claimed.task, stage }, outcome, stages[n + 1] ?? null);
  }
  return assessmentId;
}

const kept = async () =>
  (
    await database.query<{ job_id: string }>(
      "select job_id from job_pages where content <> '' order by job_id",
    )
  ).map((row) => row.job_id);

test("pages go after their time, a few at a time; younger ones, and those that an open assessment may read, stay", async () => {
  for (const job of ["old-1", "old-2", "young"]) await assessed(job);
  await ingest("open");
  await database.query(
    "update job_pages set created_at = now() - interval '31 days' where job_id <> 'young'",
  );
  expect(await db.retention.removePages(30, 1)).toBe(1);
  expect(await db.retention.removePages(30, 10)).toBe(1);
  expect(await db.retention.removePages(30, 10)).toBe(0);
  expect(await kept()).toEqual(["open", "young"]);
  expect(await db.retention.isPageRemoved("old-1")).toBe(true);
  expect(await db.retention.isPageRemoved("young")).toBe(false);
  expect(await db.retention.isPageRemoved("nobody")).toBe(false);
});

test("a job that is being regenerated at that moment keeps its page", async () => {
  await assessed("a");
  await database.query("update job_pages set created_at = now() - interval '31 days'");
  const [removed] = await Promise.all([db.retention.removePages(30, 10), db.assessments.restart("a")]);
  // Either it was removed before the job was opened, or it was left for it.
  expect(await kept()).toEqual(removed === 1 ? [] : ["a"]);
  expect(await db.retention.removePages(30, 10)).toBe(0);
});

test("a page that was removed can be given back; any other stays as it is", async () => {
  await assessed("a");
  await database.query("update job_pages set created_at = now() - interval '31 days'");
  expect(await db.retention.returnPage("a", "other")).toBe(false);
  await db.retention.removePages(30, 10);
  expect(await db.retention.returnPage("a", "again")).toBe(true);
  expect((await db.jobs.page("a"))?.content).toBe("again");
  expect(await db.retention.removePages(30, 10)).toBe(0);
  expect(await db.retention.returnPage("nobody", "page")).toBe(null);
});

test("texts of runs go after their time; what they cost stays, and their replies are not used again", async () => {
  const assessmentId = await assessed("a");
  const question = {
    jobId: "a",
    assessmentId,
    stage: "tag",
    runType: "t",
    modelId: "m",
    promptId: "p",
    input: "What?",
    requestKey: "k",
  } as const;
  const { runId } = await db.runs.begin(question);
  const usage = { inputTokens: 5, outputTokens: 2, thinkingTokens: 0, cachedTokens: 0, costUsd: 0.25 };
  await db.runs.end(runId, { status: "received", output: "That.", usage }, false);
  expect((await db.runs.begin(question)).received).toBe("That.");
  expect(await db.retention.removeRunTexts(90, 100)).toBe(0);

  await database.query("update llm_runs_v2 set llm_run_start = now() - interval '91 days'");
  expect(await db.retention.removeRunTexts(90, 2)).toBe(2);
  expect(await db.retention.removeRunTexts(90, 100)).toBe(stages.length + 1 - 2);
  expect(await db.retention.removeRunTexts(90, 100)).toBe(0);
  expect(
    await database.query(
      "select 1 from llm_runs_v2 where llm_run_input is not null or llm_run_output is not null",
    ),
  ).toEqual([]);
  expect(await db.runs.spend()).toEqual({ runs: 1, inputTokens: 5, outputTokens: 2, costUsd: 0.25 });
  expect((await db.runs.begin(question)).received).toBe(null);
});
