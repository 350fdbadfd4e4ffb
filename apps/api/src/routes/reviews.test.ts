import { type JobData, type RecentSkill, type Review, type Stage, stages } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import { openRuntime, settingsFromEnv, startWorker } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, eventually, succeed, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { jobRoutes } from "./jobs.ts";
import { recentRoutes } from "./recent.ts";
import { reviewRoutes } from "./reviews.ts";

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let db: Database;
let app: Hono;
let pokes: number;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  await db.keys.setAdmin(key);
  pokes = 0;
  const deps = { db, poke: () => pokes++ } as unknown as ApiDeps;
  app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  for (const routes of [recentRoutes, jobRoutes, reviewRoutes]) app.route("/", routes(deps));
  await db.resumes.create({ name: "Mara", format: "text", content: "Rust", text: "Rust" });
  await assess("job", ["Knows Rust", "Knows Ada"]);
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

/**
 * A job whose first atom is matched and whose others are not; up to and without `until`, which is left open and which nobody
 * has told the queue of. @returns its assessment's id
 */
async function assess(jobId: string, words: string[], until?: Stage): Promise<string> {
  const restarted = await db.assessments.restart(jobId);
  const opened = restarted.kind === "restarted" ? restarted : await db.jobs.ingest({ page: jobId, jobId });
  if (!("assessmentId" in opened)) throw new Error(opened.kind);
  const { assessmentId } = opened;
  const atoms = words.map((requirement_string, n) => ({ id: `r${n}.1`, requirement_string }));
  for (const [index, stage] of stages.entries()) {
    if (stage === until) return assessmentId;
    const claimed = await db.tasks.claim({ assessmentId, stage }, 60_000);
    if (claimed.kind !== "claimed") throw new Error(claimed.kind);
    const plain = await succeed(claimed.task);
    if (plain.kind !== "completed") throw new Error(plain.kind);
    const output = {
      ...plain.output,
      classified_objects: atoms.map((atom) => ({ ...atom, classification: "required_qualification" })),
      assessed_objects: atoms.map((atom, n) => ({ ...atom, match: n === 0, match_reasoning: "Read." })),
    } as typeof plain.output;
    const task = { ...claimed.task, stage };
    await db.tasks.complete(task, { kind: "completed", output }, stages[index + 1] ?? null);
  }
  return assessmentId;
}

type Envelope<T> = { data: T; error: { code: string; message: string } };

async function send<T = JobData>(method: "GET" | "POST", path: string, body?: unknown, bearer = key) {
  const response = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Envelope<T> };
}

async function skill(words: string): Promise<string> {
  const { json } = await send<RecentSkill[]>("GET", "/job_skills_recent");
  return json.data.find((row) => row.job_skills_atomic_string === words)?.job_skill_id ?? "";
}

test("a correction answers the job as it is now, rated by the rule of matching", async () => {
  const answer = await send("POST", `/v1/skills/${await skill("Knows Ada")}/review`, { match: true });
  expect(answer).toMatchObject({ status: 200, json: { data: { rating: "high", match_percentage: 1 } } });
  expect(answer.json.data.required_qualifications[1]).toMatchObject({ match: true, decided_by: "person" });
  expect((await send("GET", "/v1/jobs/job")).json.data).toEqual(answer.json.data);
  expect(pokes).toBe(1);
});

test("the corrections of a job are listed, the newest first", async () => {
  const id = await skill("Knows Rust");
  await send("POST", `/v1/skills/${id}/review`, { match: false, reason: "Only read about it." });
  await send("POST", `/v1/skills/${id}/review`, { classification: "evaluated_qualification" });
  const listed = await send<Review[]>("GET", "/v1/jobs/job/reviews");
  expect(listed).toMatchObject({
    status: 200,
    json: {
      data: [
        { match: null, classification: "evaluated_qualification", reason: null, job_skill_id: id },
        { match: false, classification: null, reason: "Only read about it.", engine_match: true },
      ],
    },
  });
});

test("a row of an older generation is corrected by its words; where these are gone, the answer is 409", async () => {
  const [rust, ada] = [await skill("Knows Rust"), await skill("Knows Ada")];
  await assess("job", ["Knows Ada."]);
  const corrected = await send("POST", `/v1/skills/${ada}/review`, { match: false });
  expect(corrected).toMatchObject({
    status: 200,
    json: { data: { match_percentage: 0, required_qualifications: [{ requirement_string: "Knows Ada." }] } },
  });
  expect(await send("POST", `/v1/skills/${rust}/review`, { match: false })).toMatchObject({
    status: 409,
    json: { error: { code: "outdated_skill", message: expect.stringContaining("/v1/jobs/job") } },
  });
});

test("bad input is a clear error and corrects nothing", async () => {
  const path = `/v1/skills/${await skill("Knows Rust")}/review`;
  for (const body of [
    {},
    { reason: "r" },
    { match: "yes" },
    { classification: "required" },
    { matches: true },
  ]) {
    expect(await send("POST", path, body)).toMatchObject({
      status: 400,
      json: { error: { code: "invalid_body" } },
    });
  }
  await send("POST", path, { classification: "evaluated_qualification" });
  const evaluated = await send("POST", path, { match: true });
  expect(evaluated).toMatchObject({ status: 400, json: { error: { code: "invalid_body" } } });
  expect(evaluated.json.error.message).toContain("evaluated");
  expect(await send("POST", "/v1/skills/nobody/review", { match: true })).toMatchObject({
    status: 404,
    json: { error: { code: "unknown_skill" } },
  });
  expect(await send("GET", "/v1/jobs/nobody/reviews")).toMatchObject({
    status: 404,
    json: { error: { code: "unknown_job" } },
  });
  expect((await send("POST", path, { match: true }, "wrong-key-wrong-key")).status).toBe(401);
  expect((await send("GET", "/v1/jobs/job/reviews", undefined, "wrong-key-wrong-key")).status).toBe(401);
  expect(await database.query("select 1 from reviews")).toHaveLength(1);
});

test("corrections hold through the real matching when the job is assessed anew", async () => {
  const log = createLogger({ name: "test", level: "silent" });
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  const runtime = await openRuntime(settings, log, { role: "all", workers: 1 });
  const worker = await startWorker("match", runtime);
  try {
    await send("POST", `/v1/skills/${await skill("Knows Ada")}/review`, { match: true, reason: "I do." });
    const body = { classification: "evaluated_qualification" };
    const before = await send("POST", `/v1/skills/${await skill("Knows Rust")}/review`, body);
    const assessmentId = await assess("job", ["Knows Rust", "Knows Ada"], "match");
    runtime.relay.poke({ assessmentId, stage: "match" });
    const after = await eventually(async () => {
      const { json } = await send("GET", "/v1/jobs/job");
      expect(json.data).toMatchObject({ state: "completed", generation: 2, quarantine: null });
      return json.data;
    });
    expect(after).toMatchObject({ rating: "high", match_percentage: 1 });
    expect(after.rating).toBe(before.json.data.rating);
    expect(after.required_qualifications).toMatchObject([
      {
        requirement_string: "Knows Ada",
        match: true,
        decided_by: "person",
        confidence: 1,
        match_reasoning: expect.stringMatching(
          /^A person says: match\. I do\.\nThe rules had said: no match\./,
        ),
      },
    ]);
    expect(after.evaluated_qualifications).toMatchObject([
      { requirement_string: "Knows Rust", match: null, decided_by: "person" },
    ]);
  } finally {
    await worker.stop(0);
    await runtime.close();
  }
});
