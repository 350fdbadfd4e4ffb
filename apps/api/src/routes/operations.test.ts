import { operationsBucketSchema, operationsSchema, stages, systemSchema } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import { startResumeReader } from "@leadfit/resume";
import { describeSystem, settingsFromEnv } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { operationRoutes } from "./operations.ts";
import { quarantineRoutes } from "./quarantine.ts";
import { sampleRoutes } from "./samples.ts";
import { systemRoutes } from "./system.ts";

let database: TestDatabase;
let db: Database;
let app: Hono;
let key: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 6, onError: () => {} });
  const log = createLogger({ name: "test", level: "silent" });
  const resumeReader = startResumeReader();
  const system = describeSystem(settingsFromEnv({}));
  const deps = { db, log, poke: () => {}, credits: null, system, resumeReader } as unknown as ApiDeps;
  app = new Hono();
  for (const routes of [operationRoutes, quarantineRoutes, sampleRoutes, systemRoutes])
    app.route("/", routes(deps));
  app.onError(answerProblem(log));
  ({ key } = await db.keys.create("admin", ["admin"]));
  stop = async () => {
    await resumeReader.close();
    await db.close();
  };
});

afterAll(async () => {
  await stop();
  await database.drop();
});

beforeEach(async () => {
  for (const table of ["assessments", "job_details", "processes", "llm_routes"])
    await database.query(`delete from ${table}`);
});

async function send(method: string, path: string, body?: unknown) {
  const response = await app.request(path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { data: unknown; error?: { code: string } };
  return { ...answer, status: response.status };
}

const operations = async () => operationsSchema.parse((await send("GET", "/v1/operations")).data);

async function ingest(jobId: string): Promise<string> {
  const ingested = await db.jobs.ingest({ page: jobId, jobId });
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  return ingested.assessmentId;
}

/** Through the store, as a worker would. */
async function park(jobId: string, detail: string): Promise<string> {
  const assessmentId = await ingest(jobId);
  const claim = await db.tasks.claim({ assessmentId, stage: "extract" }, 60_000);
  if (claim.kind !== "claimed") throw new Error(claim.kind);
  const reason = "missing_job_description";
  await db.tasks.quarantine(claim.task, { kind: "quarantined", reason, detail, message: `<b>${detail}</b>` });
  return assessmentId;
}

test("each stage says how many of its tasks wait, run and are put off, and how old the oldest is", async () => {
  await ingest("waits");
  await database.query("update stage_tasks set due_at = now() - interval '90 seconds'");
  await db.tasks.claim({ assessmentId: await ingest("runs"), stage: "extract" }, 60_000);
  const later = await ingest("later");
  await database.query(
    `update stage_tasks set due_at = now() + interval '1 hour' where assessment_id = '${later}'`,
  );
  // Its worker died.
  await db.tasks.claim({ assessmentId: await ingest("died"), stage: "extract" }, -1_000);
  const told = await operations();
  expect(told.stages.map(({ stage }) => stage)).toEqual([...stages]);
  expect(told.stages[0]).toMatchObject({ waiting: 2, running: 1, delayed: 1, error_rate_last_hour: null });
  expect(told.stages[0]?.oldest_age_seconds).toBeGreaterThanOrEqual(90);
  expect(told).toMatchObject({
    open_tasks: 4,
    quarantined: 0,
    engine: "rules",
    queue_backend: "postgres",
    limiter: null,
  });
  expect(told.database_bytes).toBeGreaterThan(1_000_000);
});

test("what was done and what failed counts for an hour, and stands in the history's bucket", async () => {
  await park("parked", "bot_wall");
  await ingest("done");
  await database.query("update stage_tasks set state = 'done', done_at = now() where state = 'pending'");
  await ingest("long ago");
  await database.query(
    "update stage_tasks set state = 'done', done_at = now() - interval '2 hours' where state = 'pending'",
  );
  const [extract] = (await operations()).stages;
  expect(extract).toMatchObject({
    done_last_minute: 1,
    done_last_hour: 1,
    quarantined_last_hour: 1,
    error_rate_last_hour: 0.5,
  });
  const history = z
    .array(operationsBucketSchema)
    .parse((await send("GET", "/v1/operations/history?hours=3")).data);
  expect(history).toHaveLength(3 * 12 + 1);
  const steps = history.slice(1).map(({ at }, n) => Date.parse(at) - Date.parse(history[n]?.at ?? ""));
  expect(new Set(steps)).toEqual(new Set([5 * 60_000]));
  const sum = (of: (bucket: (typeof history)[number]) => number) =>
    history.reduce((total, bucket) => total + of(bucket), 0);
  expect([
    sum(({ done }) => done.extract),
    sum(({ quarantined }) => quarantined),
    sum(({ ingested }) => ingested),
  ]).toEqual([2, 1, 3]);
  expect((await send("GET", "/v1/operations/history?hours=0")).status).toBe(400);
});

test("a process that has not been heard of for a while is not alive; its breakers stand with the routes", async () => {
  const state = {
    version: "1",
    breakers: { m: "open" as const },
    event_loop_delay_ms: { mean: 1, p99: 2 },
    rss_bytes: 1,
  };
  const beat = { role: "api", host: "h", pid: 1, startedAt: new Date(), state };
  await db.processes.beat({ ...beat, processId: "up" });
  await db.processes.beat({ ...beat, processId: "down" });
  await db.processes.beat({ ...beat, processId: "old" });
  await database.query(
    "update processes set seen_at = now() - interval '1 minute' where process_id = 'down'",
  );
  await database.query("update processes set seen_at = now() - interval '2 days' where process_id = 'old'");
  await database.query(
    "insert into llm_routes (route, next_start, gate, gate_until) values ('r', now(), 'no_credit', now())",
  );
  expect(await db.processes.forget()).toBe(1);
  const told = await operations();
  expect(told.processes.map(({ process_id, alive }) => [process_id, alive])).toEqual([
    ["down", false],
    ["up", true],
  ]);
  expect(told.routes).toMatchObject([
    {
      route: "r",
      gate: "no_credit",
      slots_used: 0,
      breaker: [{ process_id: "up", model: "m", state: "open" }],
    },
  ]);
  await db.processes.leave("up");
  expect((await operations()).processes).toHaveLength(1);
});

test("what is parked is told by cause, retried or given up by cause or one by one", async () => {
  const [first] = [
    await park("a", "bot_wall"),
    await park("b", "bot_wall"),
    await park("c", "something_new"),
  ];
  const groups = (await send("GET", "/v1/quarantine/groups")).data as {
    detail: string;
    count: number;
    advice: string;
  }[];
  expect(groups.map(({ detail, count }) => [detail, count])).toEqual([
    ["bot_wall", 2],
    ["something_new", 1],
  ]);
  expect(groups[0]).toMatchObject({ example: { job_id: "b", message: "<b>bot_wall</b>" } });
  for (const { advice } of groups) expect(advice.length).toBeGreaterThan(20);
  const group = { stage: "extract", reason: "missing_job_description", detail: "bot_wall" };
  expect((await send("POST", "/v1/quarantine/retry", { group })).data).toEqual({ retried: 2, failed: [] });
  expect(await db.tasks.claim({ assessmentId: first, stage: "extract" }, 60_000)).toMatchObject({
    kind: "claimed",
  });

  const [last] = await db.quarantines.list(10);
  const quarantine_ids = [last?.quarantine_id, "none"];
  expect((await send("POST", "/v1/quarantine/discard", { quarantine_ids })).data).toMatchObject({
    discarded: 1,
    failed: [{ quarantine_id: "none", code: "unknown_quarantine" }],
  });
  expect(await db.quarantines.list(10)).toEqual([]);
  const states = await database.query("select state from assessments where job_id = 'c'");
  expect(states).toEqual([{ state: "cancelled" }]);
  expect(
    (await db.leads.page({}, { sort: "best", limit: 9 })).leads.map(({ job_id }) => job_id).sort(),
  ).toEqual(["a", "b"]);
  for (const body of [{}, { group, quarantine_ids: ["x"] }, { group: { ...group, stage: "cook" } }])
    expect((await send("POST", "/v1/quarantine/retry", body)).status).toBe(400);
});

test("a batch counts what was given up as parked: its five counts still add up", async () => {
  await db.resumes.create({ name: "R", format: "text", content: "r", text: "r" });
  await park("given-up", "bot_wall");
  const [{ assessment_id } = { assessment_id: "" }] = await database.query<{ assessment_id: string }>(
    "select assessment_id from assessments where job_id = 'given-up'",
  );
  const [{ resume_id } = { resume_id: "" }] = await database.query<{ resume_id: string }>(
    "select resume_id from resumes",
  );
  await database.query(
    `insert into batches (batch_id, resume_id, resume_version, concurrency) values ('b', '${resume_id}', 1, 1)`,
  );
  await database.query(
    `insert into batch_jobs (batch_id, position, job_id, assessment_id) values ('b', 1, 'given-up', '${assessment_id}')`,
  );
  await db.quarantines.discard({
    group: { stage: "extract", reason: "missing_job_description", detail: "bot_wall" },
  });
  expect(await db.batches.status("b")).toMatchObject({
    total: 1,
    open: 0,
    completed: 0,
    quarantined: 1,
    waiting: 0,
  });
  await database.query("delete from batch_jobs");
});

test("the samples make a resume and a job, once", async () => {
  const before = systemSchema.parse((await send("GET", "/v1/system")).data);
  const loaded = await send("POST", "/v1/samples");
  expect(loaded.status).toBe(201);
  expect((await send("POST", "/v1/samples")).data).toEqual(loaded.data);
  const after = systemSchema.parse((await send("GET", "/v1/system")).data);
  expect(after).toMatchObject({
    has_resume: true,
    jobs: before.jobs + 1,
    open_tasks: before.open_tasks + 1,
    key_scopes: ["admin"],
  });
});
