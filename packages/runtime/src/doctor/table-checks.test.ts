import { type Database, openDatabase } from "@leadfit/db";
import { defaultPrompts } from "@leadfit/prompts";
import { createTestDatabase, sampleResume, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { settingsFromEnv } from "../settings.ts";
import { examineSystem } from "./run-doctor.ts";

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 2, onError: () => {} });
  await db.prompts.seed(defaultPrompts());
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

/** What the doctor says under one heading: "status: what was seen". */
async function said(check: string): Promise<string[]> {
  const findings = await examineSystem(settingsFromEnv({}), database.url);
  for (const { status, advice } of findings) expect(advice === null).toBe(status === "ok");
  return findings.filter((finding) => finding.check === check).map(({ status, saw }) => `${status}: ${saw}`);
}

const setStage = async (statements: string) => void (await database.query(statements));

const job = (id: string) =>
  `insert into job_details (job_id, ingest_key, job_description) values ('${id}', 'id:${id}', 'text');`;
/** A completed assessment without a resume. @param ago "3 days" */
const assessment = (id: string, generation: number, rating: string, ago = "1 hour") =>
  `insert into assessments (assessment_id, job_id, generation, state, rating, ended_at, required_qualifications_count)
   values ('${id}-${generation}', '${id}', ${generation}, 'completed', '${rating}', now() - interval '${ago}', 3);`;
const run = (assessmentId: string, cost: number, more = "'p', 100, 0", ago = "1 hour") =>
  `insert into llm_runs_v2 (llm_run_id, assessment_id, llm_run_model_id, llm_run_status, llm_run_cost,
     llm_run_total_tokens, llm_run_start, llm_run_system_prompt_id, llm_run_input_tokens, llm_run_cached_tokens)
   values (gen_random_uuid(), '${assessmentId}', 'a/model', 'received', ${cost}, ${cost} * 1000000,
     now() - interval '${ago}', ${more});`;

test("a fresh database: all is well but for what nobody has given it yet", async () => {
  const findings = await examineSystem(settingsFromEnv({}), database.url);
  const troubles = findings.filter(({ status }) => status !== "ok");
  expect(troubles.map(({ check, status, saw }) => `${check} ${status}: ${saw}`)).toEqual([
    "processes warn: Leadfit does not run",
    "low match rates fail: there is no resume",
  ]);
});

test("a database that was never migrated is told apart, and its tables are not asked", async () => {
  await setStage("drop schema public cascade; create schema public;");
  expect(await said("migrations")).toEqual([expect.stringMatching(/^warn: \d+ migrations not applied$/)]);
  expect(await said("prompts")).toEqual([]);
});

test("a database that a newer Leadfit migrated, and a migration that ended half-way", async () => {
  const row = (name: string, finished: string) =>
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at)
     values ('${name}', '', '${name}', now(), ${finished});`;
  await setStage(row("20991231000000_newer", "now()"));
  expect(await said("migrations")).toEqual([
    "fail: the database is newer than this Leadfit: 20991231000000_newer",
  ]);
  await setStage(row("20991231000001_broken", "null"));
  expect(await said("migrations")).toEqual(["fail: 20991231000001_broken ended half-way"]);
});

test("processes: a whole Leadfit, one that lacks a worker, one that is silent", async () => {
  const seen = (role: string, ago: string) =>
    `insert into processes (process_id, role, host, pid, started_at, seen_at, state)
     values ('${role}', '${role}', 'here', 1, now(), now() - interval '${ago}', '{"breakers": {"a/model": "open"}}');`;
  await setStage(seen("all", "2 seconds"));
  expect(await said("processes")).toEqual(["ok: 1 live one (all)"]);
  expect(await said("breaker")).toEqual(["warn: all on here (1): the breaker of a/model is open"]);
  await setStage(`delete from processes;${seen("api", "2 seconds")}${seen("sweeper", "5 minutes")}`);
  expect(await said("processes")).toEqual([
    "fail: 1 live one (api); missing: worker-extract, worker-tag, worker-atomize, worker-classify, worker-match, sweeper",
  ]);
});

test("stalls: what is due for long, what nobody took up, what the queue has not heard of", async () => {
  expect(await said("stalls")).toEqual(["ok: no task waits for long"]);
  const task = (id: string, due: string, lease: string, announced: string) =>
    `${job(id)} insert into assessments (assessment_id, job_id, generation) values ('${id}', '${id}', 1);
     insert into stage_tasks (assessment_id, stage, due_at, lease_until, enqueued_at)
     values ('${id}', 'tag', now() - interval '${due}', ${lease}, ${announced});`;
  await setStage(task("held", "1 hour", "now() + interval '9 seconds'", "now()"));
  expect(await said("stalls")).toEqual(["ok: no task waits for long"]);
  await setStage(
    task("old", "20 minutes", "null", "now()") +
      task("dead", "90 seconds", "now() - interval '80 seconds'", "now()") +
      task("unheard", "90 seconds", "null", "null"),
  );
  expect(await said("stalls")).toEqual([
    "fail: tag: 1 task whose worker died or hung, taken up by nobody for a minute",
    "fail: tag: 1 task due for a minute that the queue has not heard of",
    "fail: tag: 3 tasks due, the oldest for 20 min",
  ]);
  expect(await said("processes")).toEqual(["fail: Leadfit does not run"]);
});

test("gates: open, and shut for lack of credit", async () => {
  expect(await said("gate")).toEqual([]);
  await setStage(`insert into llm_routes (route, next_start, gate, gate_until)
    values ('openrouter.ai', now(), 'no_credit', now() - interval '1 second')`);
  expect(await said("gate")).toEqual([
    "fail: calls to openrouter.ai wait: no_credit, until a probe succeeds",
  ]);
});

test("prompts: each step has one in production; a label that is gone and a step that is gone are named", async () => {
  expect(await said("prompts")).toEqual(["ok: 6 steps, each with one in production"]);
  await setStage(`delete from prompt_labels where llm_run_type = 'ja_3_1_assessment';
    delete from prompt_labels where llm_run_type = 'ja_2_1_assessment';
    delete from prompts where llm_run_type = 'ja_2_1_assessment'`);
  expect((await said("prompts")).sort()).toEqual([
    "fail: ja_2_1_assessment has no version",
    "fail: no version of ja_3_1_assessment is labelled production",
  ]);
});

test("token consumption: alike over the weeks is fine, half as much again is not", async () => {
  expect(await said("token consumption")).toEqual(["ok: no call of a model in the last 7 days"]);
  const prompt = "(select max(prompt_id) from prompts where llm_run_type = 'ja_3_1_assessment'), 100, 0";
  const week = (prefix: string, cost: number, ago: string) =>
    [1, 2, 3, 4, 5]
      .map(
        (n) =>
          job(`${prefix}${n}`) +
          assessment(`${prefix}${n}`, 1, "high", ago) +
          run(`${prefix}${n}-1`, cost, prompt, ago),
      )
      .join("");
  await setStage(week("before", 0.002, "14 days") + week("now", 0.002, "1 day"));
  expect(await said("token consumption")).toEqual([
    expect.stringMatching(
      /^ok: an assessment takes 0\.00200 USD, 2000 tokens this week .*dearest prompt ja_3_1_assessment 1: 0\.00200 USD/,
    ),
  ]);
  await setStage(
    "update llm_runs_v2 set llm_run_cost = 0.0031 where llm_run_start > now() - interval '7 days'",
  );
  expect(await said("token consumption")).toEqual([
    expect.stringMatching(
      /^warn: an assessment takes 0\.00310 USD, 2000 tokens this week .* before 0\.00200 USD/,
    ),
  ]);
});

test("token consumption: with calls enough, a prompt cache that holds nothing is named, one that holds much is fine", async () => {
  await setStage(job("j") + assessment("j", 1, "high"));
  await setStage(Array.from({ length: 50 }, () => run("j-1", 0.001, "'p', 100, 60")).join(""));
  expect(await said("token consumption")).toContain("ok: the provider's prompt cache held 60 % of the input");
  await setStage("update llm_runs_v2 set llm_run_cached_tokens = 0");
  expect(await said("token consumption")).toContain(
    "warn: the provider's prompt cache held 0 % of the input",
  );
});

test("inconsistent results: the same rating again is fine, another one is not, a person's correction does not count", async () => {
  await setStage(job("same") + assessment("same", 1, "high") + assessment("same", 2, "high"));
  expect(await said("inconsistent results")).toEqual(["ok: 1 lead assessed again, none with another rating"]);
  await setStage(job("other") + assessment("other", 1, "high") + assessment("other", 2, "low"));
  expect(await said("inconsistent results")).toEqual([
    "warn: 1 of 2 leads assessed again came to another rating, 1 of them by the same prompts and models",
  ]);
  await setStage(run("other-2", 0.001));
  expect(await said("inconsistent results")).toEqual([
    "warn: 1 of 2 leads assessed again came to another rating, 0 of them by the same prompts and models",
  ]);
  await setStage(`insert into reviews (review_id, job_id, atom_key, job_skill_id, match)
    values ('r', 'other', 'a', 's', true)`);
  expect(await said("inconsistent results")).toEqual(["ok: 1 lead assessed again, none with another rating"]);
});

test("inconsistent results: an experiment, a warm prompt and invented evidence are named", async () => {
  await setStage(`insert into experiments (experiment_id, llm_run_type, production_prompt_id, challenger_prompt_id, share, created_at)
    values ('e1', 'ja_3_1_assessment', 'a', 'b', 0.5, now() - interval '3 days');
    update prompts set prompt_temperature = 0.7 where llm_run_type = 'ja_3_1_assessment'`);
  await setStage(
    job("j") + assessment("j", 1, "high") + verdicts(18, true) + verdicts(6, false, { unverified: true }),
  );
  expect(await said("inconsistent results")).toEqual([
    "warn: temperature above 0: ja_3_1_assessment (0.7)",
    "warn: 25 % of the claimed matches had no quote that the resume holds",
    "warn: experiment e1 on ja_3_1_assessment has run for 3 days: jobs are split between two versions",
  ]);
});

let position = 0;
const verdicts = (
  count: number,
  match: boolean,
  { unverified = false, missing = "null", years = "null" } = {},
): string =>
  Array.from(
    { length: count },
    () =>
      `insert into job_skills (job_skill_id, job_id, assessment_id, position, job_skills_atomic_string,
         job_skills_type, job_skills_match, unverified, missing, min_years)
       values (gen_random_uuid(), 'j', 'j-1', ${position++}, 'a', 'required_qualification', ${match}, ${unverified},
         ${missing}, ${years});`,
  ).join("");

test("low match rates: the share, and the reasons of what did not match", async () => {
  await db.resumes.create({
    name: "Mara",
    format: "markdown",
    content: sampleResume,
    text: sampleResume,
  });
  await setStage(`update resume_versions set text = repeat(text, 2),
    parsed = '{"experience": [{"start": "2020"}], "skills": ["TypeScript"]}'`);
  await setStage(
    job("j") + assessment("j", 1, "low") + verdicts(10, true) + verdicts(10, false, { years: "5" }),
  );
  expect(await said("low match rates")).toEqual([
    "ok: 50 % of 20 requirements matched; no match: years of experience 100 %",
  ]);
  await setStage(verdicts(50, false, { missing: "'no mention of COBOL'" }));
  expect(await said("low match rates")).toEqual([
    "warn: 14 % of 70 requirements matched; no match: not mentioned 83 %, years of experience 17 %",
  ]);
});

test("low match rates: a resume that was read badly, and one that is no default", async () => {
  await db.resumes.create({ name: "Mara", format: "markdown", content: "Hi.", text: "Hi." });
  const few = "ok: 0 verdicts in 30 days: too few to say";
  expect(await said("low match rates")).toEqual([
    expect.stringMatching(
      /^warn: resume \S+ was read with only 3 characters of text, no position, no skills$/,
    ),
    few,
  ]);
  await setStage(`update resume_versions set text = repeat('x', 900),
    parsed = '{"experience": [{"title": "Engineer"}], "skills": ["SQL"]}'`);
  expect(await said("low match rates")).toEqual([
    expect.stringMatching(/^warn: resume \S+ was read with no dates of positions$/),
    few,
  ]);
  await setStage("update resumes set is_default = false");
  expect(await said("low match rates")).toEqual(["fail: no resume is the default", few]);
});

test("quarantine: what is parked, by reason, until it is sent on", async () => {
  expect(await said("quarantine")).toEqual(["ok: nothing is parked"]);
  await setStage(`${job("j")}${assessment("j", 1, "high")}
    insert into job_quarantine (job_quarantine_id, job_id, assessment_id, stage, job_quarantine_reason, detail, message,
      job_quarantine_timestamp)
    values ('q', 'j', 'j-1', 'extract', 'missing_job_description', 'bot_wall', 'm', now() - interval '3 days')`);
  expect(await said("quarantine")).toEqual([
    "warn: 1 job parked: missing_job_description (bot_wall), the oldest for 3 days",
  ]);
  await setStage("update job_quarantine set cleared_at = now()");
  expect(await said("quarantine")).toEqual(["ok: nothing is parked"]);
});
