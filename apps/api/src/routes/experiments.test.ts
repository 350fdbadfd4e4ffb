import {
  type Experiment,
  type ExperimentResult,
  experimentResultSchema,
  type NewPrompt,
  type PromptRunType,
  runTypes,
} from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { experimentRoutes } from "./experiments.ts";

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let db: Database;
let app: Hono;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  await db.keys.setAdmin(key);
  app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  app.route("/", experimentRoutes({ db } as unknown as ApiDeps));
  await db.prompts.seed([prompt("old", runTypes.match), prompt("tag-1", runTypes.tag)]);
  await db.prompts.save([prompt("new", runTypes.match)]);
  await db.resumes.create({ name: "A", format: "text", content: "A", text: "A", resumeId: "ada" });
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

function prompt(promptId: string, runType: PromptRunType): NewPrompt {
  return {
    promptId,
    runType,
    modelId: "m",
    fallbackModels: [],
    systemPrompt: "s",
    template: "t",
    temperature: 0,
    responseSchema: "{}",
    reasoning: null,
    maxOutputTokens: null,
    provider: null,
    note: null,
  };
}

async function send<T = ExperimentResult>(method: string, path: string, body?: unknown, bearer = key) {
  const response = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { data: T; error: { code: string; message: string } };
  return { ...answer, status: response.status };
}

const start = (body: object = {}) =>
  send("POST", "/v1/experiments", {
    run_type: runTypes.match,
    challenger_prompt_id: "new",
    share: 0.5,
    ...body,
  });
const production = async () => (await db.prompts.choose(runTypes.match, "job"))?.promptId;

test("one runs at a time for a step; stopping it leaves production, promoting the next moves it", async () => {
  const first = await start();
  expect(first).toMatchObject({
    status: 201,
    data: {
      state: "running",
      production_prompt_id: "old",
      challenger_prompt_id: "new",
      share: 0.5,
      ended_at: null,
    },
  });
  expect(await start()).toMatchObject({ status: 409, error: { code: "experiment_conflict" } });
  const id = first.data.experiment_id;
  expect(await send("POST", `/v1/experiments/${id}/stop`)).toMatchObject({
    status: 200,
    data: { state: "stopped" },
  });
  expect(await production()).toBe("old");
  expect(await send("POST", `/v1/experiments/${id}/promote`)).toMatchObject({
    status: 409,
    error: { code: "experiment_conflict" },
  });
  // The label still stands on it.
  const second = await start({ challenger_prompt_id: undefined });
  expect(second).toMatchObject({ status: 201, data: { challenger_prompt_id: "new" } });
  await send("POST", `/v1/experiments/${second.data.experiment_id}/promote`);
  expect(await production()).toBe("new");
  expect((await db.prompts.get("new"))?.labels).toEqual(["production"]);
  const { data: listed } = await send<Experiment[]>("GET", "/v1/experiments");
  expect(listed.map(({ state }) => state)).toEqual(["promoted", "stopped"]);
});

test.each<[object, number, string]>([
  [{ challenger_prompt_id: "nobody" }, 404, "unknown_prompt"],
  [{ challenger_prompt_id: "tag-1" }, 404, "unknown_prompt"],
  [{ challenger_prompt_id: "old" }, 409, "experiment_conflict"],
  [{ challenger_prompt_id: undefined }, 409, "experiment_conflict"],
  [{ run_type: runTypes.classify, challenger_prompt_id: undefined }, 409, "experiment_conflict"],
  [{ share: 0 }, 400, "invalid_body"],
  [{ share: 1 }, 400, "invalid_body"],
  [{ run_type: "ja_9" }, 400, "invalid_body"],
  [{ weight: 1 }, 400, "invalid_body"],
])("%j is answered %i %s and starts nothing", async (body, status, code) => {
  expect(await start(body)).toMatchObject({ status, error: { code } });
  expect(await database.query("select 1 from experiments")).toEqual([]);
});

test("an id that is none is 404, and writing needs the scope prompts", async () => {
  for (const [method, path] of [
    ["GET", ""],
    ["POST", "/stop"],
    ["POST", "/promote"],
  ] as const) {
    const answer = await send(method, `/v1/experiments/nobody${path}`);
    expect(answer).toMatchObject({ status: 404, error: { code: "unknown_experiment" } });
  }
  await database.query(
    `insert into api_keys (key_hash, name, scopes)
     values (encode(sha256(convert_to('reader-key', 'UTF8')), 'hex'), 'reader', '{read}')`,
  );
  for (const path of ["", "/x/stop", "/x/promote"])
    expect((await send("POST", `/v1/experiments${path}`, {}, "reader-key")).status).toBe(403);
  expect((await send("GET", "/v1/experiments", undefined, "reader-key")).status).toBe(200);
});

type Call = { job: string; prompt: string; at?: string; ms?: number; cost?: number; failed?: boolean };

/** A call of matching, of a job with an assessment of the resume ada. */
async function addCall({ job, prompt: of, at = "1 minute", ms = 100, cost = 0.01, failed = false }: Call) {
  await database.query(
    "insert into job_details (job_id, ingest_key) values ($1, $1) on conflict do nothing",
    [job],
  );
  await database.query(
    `insert into assessments (assessment_id, job_id, resume_id, resume_version, generation, state)
     values ('a-' || $1, $1, 'ada', 1, 1, 'completed') on conflict do nothing`,
    [job],
  );
  const [run] = await database.query<{ id: string }>(
    `insert into llm_runs_v2 (
       llm_run_id, job_id, assessment_id, stage, llm_run_system_prompt_id, llm_run_status, llm_run_output,
       llm_run_input_tokens, llm_run_output_tokens, llm_run_thinking_tokens, llm_run_cost, llm_run_start, llm_run_end)
     select gen_random_uuid()::text, $1, 'a-' || $1, 'match', $2, case when $6 then 'failed' else 'received' end,
            case when $6 then null else '{}' end, 100, 20, 5, $5::float8, at, at + $4 * interval '1 millisecond'
     from (select now() + $3::interval as at) x returning llm_run_id as id`,
    [job, of, at, ms, cost, failed],
  );
  return run?.id ?? "";
}

let position = 0;
async function addVerdict(job: string, run: string | null, atom: string, match: boolean): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into job_skills (job_skill_id, job_id, assessment_id, position, job_skills_atomic_string, job_skills_type,
                             job_skills_match, job_skills_resume_id, decided_by, llm_run_id, created_at)
     values (gen_random_uuid()::text, $1, 'a-' || $1, $2, $3, 'required_qualification', $4, 'ada',
             case when $5::text is null then 'rules' else 'model' end, $5, now() + interval '2 minutes')
     returning job_skill_id as id`,
    [job, position++, atom, match, run],
  );
  return row?.id ?? "";
}

const review = (id: string, match: boolean) => db.reviews.add(id, { match }, () => rating);
const rating = {
  rating: null,
  rating_description: "",
  match_percentage: null,
  required_qualifications_count: 0,
  required_matched_count: 0,
  additional_qualifications_count: 0,
};

test("the result tells each arm's cost, speed, matches, and how right people found it", async () => {
  const { experiment_id } = (await start()).data;
  // Before its time, and of a version that is no arm of it.
  await addCall({ job: "early", prompt: "old", at: "-1 hour", cost: 9 });
  await addCall({ job: "other", prompt: "tag-1", cost: 9 });
  const old1 = await addCall({ job: "j1", prompt: "old", ms: 100, cost: 0.02 });
  await addCall({ job: "j1", prompt: "old", ms: 5, cost: 0, failed: true });
  const old2 = await addCall({ job: "j2", prompt: "old", ms: 300, cost: 0.04 });
  const new1 = await addCall({ job: "j3", prompt: "new", ms: 50, cost: 0.01 });
  const oldMatches = [await addVerdict("j1", old1, "Rust", true), await addVerdict("j1", old1, "SQL", true)];
  const oldMiss = await addVerdict("j2", old2, "Go", false);
  await addVerdict("j2", null, "Perl", true);
  await addVerdict("j3", new1, " rust ", true);
  await addVerdict("j3", new1, "SQL", false);
  // Confirmed, denied (and once the other way before), and found by a person only.
  await review(oldMatches[0] ?? "", true);
  await review(oldMatches[1] ?? "", true);
  await review(oldMatches[1] ?? "", false);
  await review(oldMiss, true);

  const { data } = await send("GET", `/v1/experiments/${experiment_id}`);
  expect(experimentResultSchema.parse(data)).toEqual(data);
  expect(data.arms.production).toMatchObject({
    prompt_id: "old",
    jobs: 2,
    calls: 3,
    failures: 1,
    input_tokens: 300,
    output_tokens: 60,
    thinking_tokens: 15,
    latency_ms: { median: 200, p90: 280, mean: 200 },
    match_share: { hits: 2, of: 3 },
    precision: { hits: 1, of: 2, share: 0.5 },
    recall: { hits: 1, of: 2, share: 0.5 },
  });
  const { cost_usd, cost_per_job_usd, precision } = data.arms.production;
  expect(cost_usd).toBeCloseTo(0.06);
  // Mean 0.03, sample deviation 0.01414, two jobs.
  expect(cost_per_job_usd.mean).toBeCloseTo(0.03);
  expect(cost_per_job_usd.low).toBeCloseTo(0.03 - 1.96 * 0.01, 3);
  expect(cost_per_job_usd.high).toBeCloseTo(0.03 + 1.96 * 0.01, 3);
  expect(precision.low).toBeCloseTo(0.095, 2);
  expect(precision.high).toBeCloseTo(0.905, 2);
  expect(data.arms.challenger).toMatchObject({
    jobs: 1,
    calls: 1,
    cost_per_job_usd: { mean: 0.01, low: null, high: null },
    match_share: { hits: 1, of: 2 },
    precision: { hits: 0, of: 0, share: null },
  });
  // "Rust" and "SQL" were judged by both, and "Rust" alike.
  expect(data.agreement).toMatchObject({ hits: 1, of: 2, share: 0.5 });
});

test("an experiment without a call has zeros and nulls", async () => {
  const { data } = await start();
  expect(data.arms.challenger).toMatchObject({
    jobs: 0,
    calls: 0,
    cost_usd: 0,
    cost_per_job_usd: { mean: null, low: null, high: null },
    latency_ms: { median: null, p90: null },
    match_share: { hits: 0, of: 0, share: null, low: 0, high: 1 },
  });
  expect(data.agreement.share).toBe(null);
});

test("of another step than matching, an arm's verdicts are those of the assessments that it was asked for", async () => {
  await db.prompts.save([prompt("tag-2", runTypes.tag)]);
  const { experiment_id } = (await start({ run_type: runTypes.tag, challenger_prompt_id: "tag-2" })).data;
  await addCall({ job: "j1", prompt: "tag-1" });
  await addCall({ job: "j2", prompt: "tag-2" });
  await addVerdict("j1", null, "Rust", true);
  await addVerdict("j2", null, "Rust", true);
  await addVerdict("j2", null, "Go", false);
  const { data } = await send("GET", `/v1/experiments/${experiment_id}`);
  expect(data.arms.production.match_share).toMatchObject({ hits: 1, of: 1 });
  expect(data.arms.challenger.match_share).toMatchObject({ hits: 1, of: 2 });
  expect(data.agreement).toMatchObject({ hits: 1, of: 1 });
});
