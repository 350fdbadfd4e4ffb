import { assessmentUsageSchema, usageSchema } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { creditsRoutes } from "./credits.ts";
import { usageRoutes } from "./usage.ts";

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  await db.keys.setAdmin(key);
  await database.query(
    `with job as (insert into job_details (job_id, ingest_key, job_description) values ('job', 'job', 'D')),
          assessment as (
            insert into assessments (assessment_id, job_id, generation, state, assessed_by, ended_at)
            values ('a', 'job', 1, 'completed', 'model', now()))
     insert into llm_runs_v2 (llm_run_id, assessment_id, stage, llm_run_model_id, llm_run_input_tokens,
                              llm_run_output_tokens, llm_run_cost, llm_run_start)
     values ('run', 'a', 'tag', 'm', 100, 10, 0.5, now())`,
  );
  await database.query(
    `insert into llm_spend (period, spent)
     values (to_char(now() at time zone 'UTC', '"day:"YYYY-MM-DD'), 0.5),
            (to_char(now() at time zone 'UTC', '"month:"YYYY-MM'), 2)`,
  );
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

async function get(path: string, credits: unknown = null, bearer = key) {
  const deps = { db, credits } as unknown as ApiDeps;
  const app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  for (const routes of [usageRoutes, creditsRoutes]) app.route("/", routes(deps));
  const response = await app.request(path, { headers: { authorization: `Bearer ${bearer}` } });
  const json = (await response.json()) as { data: Record<string, unknown>; error: { code: string } };
  return { status: response.status, json };
}

test("usage is answered for 30 days, or as many as are asked for", async () => {
  const { status, json } = await get("/v1/usage");
  expect(status).toBe(200);
  expect(usageSchema.parse(json.data)).toMatchObject({
    days_back: 30,
    total: { calls: 1, cost_usd: 0.5 },
    by_model: [{ model: "m", calls: 1 }],
    per_assessment: [{ assessed_by: "model", calls: { median: 1, p90: 1 } }],
    jobs: { with_posting: 1, completed: 1, share: 1 },
  });
  expect((await get("/v1/usage?days_back=7")).json.data.days_back).toBe(7);
  for (const wrong of ["0", "-1", "soon", "4000"]) {
    expect(await get(`/v1/usage?days_back=${wrong}`)).toMatchObject({
      status: 400,
      json: { error: { code: "invalid_query" } },
    });
  }
});

test("an assessment's usage comes with its runs", async () => {
  const { status, json } = await get("/v1/assessments/a/usage");
  expect(status).toBe(200);
  expect(assessmentUsageSchema.parse(json.data)).toMatchObject({
    calls: 1,
    input_tokens: 100,
    cost_usd: 0.5,
  });
  expect(json.data.runs).toMatchObject([{ run_id: "run", stage: "tag", cost_usd: 0.5 }]);
  expect(await get("/v1/assessments/nobody/usage")).toMatchObject({
    status: 404,
    json: { error: { code: "unknown_assessment" } },
  });
});

test("credits tell whose balance it is, and what was spent today and this month", async () => {
  const balance = { totalCredits: 20, totalUsage: 15, remaining: 5 };
  const own_spend = {
    runs: 1,
    input_tokens: 100,
    output_tokens: 10,
    cost_usd: 0.5,
    today_usd: 0.5,
    month_usd: 2,
  };
  const data = { configured: true, total_credits: 20, total_usage: 15, remaining_credits: 5, own_spend };
  const told = await get("/openrouter_credits", async () => ({ ...balance, source: "key" as const }));
  expect(told.json.data).toEqual({ ...data, source: "key" });
  expect((await get("/openrouter_credits", async () => ({ ...balance, source: null }))).json.data).toEqual({
    ...data,
    source: null,
  });
  expect((await get("/openrouter_credits")).json.data).toMatchObject({ configured: false, source: null });
});

test("nobody reads them without a key", async () => {
  for (const path of ["/v1/usage", "/v1/assessments/a/usage", "/openrouter_credits"])
    expect((await get(path, null, "wrong-key-wrong-key")).status).toBe(401);
});
