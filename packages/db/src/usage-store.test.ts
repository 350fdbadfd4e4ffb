import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

const nothing = {
  calls: 0,
  failed_calls: 0,
  input_tokens: 0,
  cached_tokens: 0,
  output_tokens: 0,
  reasoning_tokens: 0,
  cost_usd: 0,
};

type Job = { description?: string; duplicateOf?: string; daysAgo?: number };

async function addJob(jobId: string, { description = "D", duplicateOf, daysAgo = 0 }: Job = {}) {
  await database.query(
    `insert into job_details (job_id, ingest_key, job_description, duplicate_of, created_at)
     values ($1, $1, nullif($2, ''), $3, now() - $4 * interval '1 day')`,
    [jobId, description, duplicateOf, daysAgo],
  );
}

type Whole = { by?: string; seconds?: number; state?: string };

async function addAssessment(
  id: string,
  jobId: string,
  { by, seconds = 1, state = "completed" }: Whole = {},
) {
  await database.query(
    `insert into assessments (assessment_id, job_id, generation, state, assessed_by, created_at, ended_at)
     select $1, $2, count(*) + 1, $3, $4, now(), now() + $5 * interval '1 second' from assessments where job_id = $2`,
    [id, jobId, state, by, seconds],
  );
}

type Run = {
  day?: string;
  model?: string;
  answeredBy?: string;
  status?: string;
  prompt?: string;
  cost?: number;
};

async function addRun(assessmentId: string | null, stage: string | null, run: Run = {}) {
  const { day = "now", model = "m", answeredBy, status = "received", prompt, cost = 0.1 } = run;
  await database.query(
    `insert into llm_runs_v2 (
       llm_run_id, assessment_id, stage, llm_run_model_id, llm_run_provider_model, llm_run_status,
       llm_run_system_prompt_id, llm_run_input_tokens, llm_run_cached_tokens, llm_run_output_tokens,
       llm_run_thinking_tokens, llm_run_cost, llm_run_start)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 100, 40, 10, 4, $7, $8::timestamptz)`,
    [assessmentId, stage, model, answeredBy, status, prompt, cost, day],
  );
}

/** Midday of a day in UTC, so many days ago. */
function daysAgo(days: number): string {
  const day = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T12:00:00Z`;
}

test("without a call there are zeros and empty lists, not nulls", async () => {
  expect(await db.usage.recent(30)).toEqual({
    days_back: 30,
    total: nothing,
    by_day: [],
    by_model: [],
    by_stage: [],
    by_prompt: [],
    per_assessment: [],
    jobs: { with_posting: 0, completed: 0, share: null },
  });
});

test("calls are summed by day, by the model that answered, by stage and by prompt version", async () => {
  await db.prompts.seed([
    {
      promptId: "p-1",
      runType: "ja_2_1_assessment",
      modelId: "m",
      systemPrompt: "",
      template: "",
      temperature: 0,
      responseSchema: "{}",
      fallbackModels: [],
      reasoning: null,
      maxOutputTokens: null,
      provider: null,
      note: null,
    },
  ]);
  await addRun(null, "tag", { day: daysAgo(2), prompt: "p-1" });
  await addRun(null, "tag", { day: daysAgo(2), prompt: "p-1", answeredBy: "fallback", cost: 0.2 });
  await addRun(null, "match", { day: daysAgo(1), status: "failed" });
  // Too old, the rules', and a reply that was here already: no calls of these days.
  await addRun(null, "tag", { day: daysAgo(40) });
  await addRun(null, "tag", { model: "rules", cost: 0 });
  await addRun(null, "tag", { status: "reused" });

  const one = { calls: 1, input_tokens: 100, cached_tokens: 40, output_tokens: 10, reasoning_tokens: 4 };
  const two = { calls: 2, input_tokens: 200, cached_tokens: 80, output_tokens: 20, reasoning_tokens: 8 };
  const usage = await db.usage.recent(30);
  expect(usage.total).toEqual({
    calls: 3,
    failed_calls: 1,
    input_tokens: 300,
    cached_tokens: 120,
    output_tokens: 30,
    reasoning_tokens: 12,
    cost_usd: 0.4,
  });
  expect(usage.by_day).toEqual([
    { day: daysAgo(1).slice(0, 10), ...one, failed_calls: 1, cost_usd: 0.1 },
    { day: daysAgo(2).slice(0, 10), ...two, failed_calls: 0, cost_usd: 0.3 },
  ]);
  expect(usage.by_model).toEqual([
    { model: "m", ...two, failed_calls: 1, cost_usd: 0.2 },
    { model: "fallback", ...one, failed_calls: 0, cost_usd: 0.2 },
  ]);
  expect(usage.by_stage).toEqual([
    { stage: "tag", ...two, failed_calls: 0, cost_usd: 0.3 },
    { stage: "match", ...one, failed_calls: 1, cost_usd: 0.1 },
  ]);
  expect(usage.by_prompt).toEqual([
    {
      prompt_id: "p-1",
      prompt_version: 1,
      run_type: "ja_2_1_assessment",
      ...two,
      failed_calls: 0,
      cost_usd: 0.3,
    },
    { prompt_id: null, prompt_version: null, run_type: null, ...one, failed_calls: 1, cost_usd: 0.1 },
  ]);
});

test("an assessment's figures are spread by who decided it", async () => {
  for (const n of [1, 2, 3]) {
    await addJob(`job-${n}`);
    await addAssessment(`a-${n}`, `job-${n}`, { by: "model", seconds: n * 10 });
    for (let call = 0; call < n; call++) await addRun(`a-${n}`, "tag");
    await addRun(`a-${n}`, "extract", { model: "rules" });
  }
  await addJob("by-rules");
  await addAssessment("a-rules", "by-rules", { by: "rules" });
  await addJob("open");
  await addAssessment("a-open", "open", { state: "pending" });
  await addJob("old", { daysAgo: 31 });
  await addAssessment("a-old", "old", { by: "model", seconds: 9999 });
  const { per_assessment } = await db.usage.recent(30);
  expect(per_assessment).toHaveLength(2);
  expect(per_assessment[0]).toMatchObject({
    assessed_by: "model",
    assessments: 3,
    calls: { median: 2, p90: 2.8 },
    tokens: { median: 220, p90: 308 },
    seconds: { median: 20, p90: 28 },
  });
  expect(per_assessment[0]?.cost_usd.median).toBeCloseTo(0.2);
  const zero = { median: 0, p90: 0 };
  expect(per_assessment[1]).toEqual({
    assessed_by: "rules",
    assessments: 1,
    calls: zero,
    tokens: zero,
    cost_usd: zero,
    seconds: { median: 1, p90: 1 },
  });
});

test("the share of whole jobs is of those that hold a posting, each once", async () => {
  await addJob("whole");
  await addAssessment("a-1", "whole");
  await addAssessment("a-2", "whole");
  await addJob("open");
  await addAssessment("a-3", "open", { state: "pending" });
  await addJob("copy", { duplicateOf: "whole" });
  await addJob("unread", { description: "" });
  await addJob("wall");
  await addAssessment("a-4", "wall", { state: "quarantined" });
  await database.query(
    `insert into job_quarantine (job_quarantine_id, job_id, assessment_id, stage, job_quarantine_reason, detail, message)
     values ('q', 'wall', 'a-4', 'extract', 'missing_job_description', '', '')`,
  );
  expect((await db.usage.recent(1)).jobs).toEqual({ with_posting: 2, completed: 1, share: 0.5 });
});

test("an assessment's own calls are summed; rules make none, and an open one has no length yet", async () => {
  await addJob("job");
  await addAssessment("a", "job", { seconds: 12.5 });
  await addRun("a", "tag");
  await addRun("a", "match", { status: "failed" });
  await addRun("a", "extract", { model: "rules" });
  expect(await db.usage.ofAssessment("a")).toEqual({
    assessment_id: "a",
    seconds: 12.5,
    calls: 2,
    failed_calls: 1,
    input_tokens: 200,
    cached_tokens: 80,
    output_tokens: 20,
    reasoning_tokens: 8,
    cost_usd: 0.2,
  });
  await database.query("update assessments set ended_at = null");
  expect(await db.usage.ofAssessment("a")).toMatchObject({ seconds: null });
  expect(await db.usage.ofAssessment("nobody")).toBeNull();
});

test("the ledger's day and month are those of now, in UTC", async () => {
  expect(await db.usage.ledger()).toEqual({ todayUsd: 0, monthUsd: 0 });
  await database.query(
    `insert into llm_spend (period, spent)
     select period, spent from (values
       (to_char(now() at time zone 'UTC', '"day:"YYYY-MM-DD'), 0.25),
       (to_char(now() at time zone 'UTC', '"month:"YYYY-MM'), 3.5),
       ('day:2020-01-01', 7), ('month:2020-01', 9)) x(period, spent)`,
  );
  expect(await db.usage.ledger()).toEqual({ todayUsd: 0.25, monthUsd: 3.5 });
});
