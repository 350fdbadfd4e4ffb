import { stages } from "@leadfit/contracts";
import { createTestDatabase, eventually, succeed, type TestDatabase } from "@leadfit/testkit";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAway } from "./away.ts";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 20, onError: () => {} });
  await db.resumes.create({ resumeId: "mara", name: "Mara", ...document });
});

afterEach(async () => {
  expect(await deadlocks()).toBe(0);
  await db.close();
  await database.drop();
});

const document = { format: "text", content: "Welder.", text: "Welder." } as const;
const rate = () => ({
  rating: null,
  rating_description: "",
  match_percentage: null,
  required_qualifications_count: 0,
  required_matched_count: 0,
  additional_qualifications_count: 0,
});

const count = async (table: string, where = "true") =>
  (await database.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`))[0]?.n;

/** Of this database since it was made. */
async function deadlocks(): Promise<number | undefined> {
  const rows = await database.query<{ n: number }>(
    "select deadlocks::int as n from pg_stat_database where datname = current_database()",
  );
  return rows[0]?.n;
}

async function ingest(jobId: string, resumeId?: string): Promise<string> {
  const ingested = await db.jobs.ingest({ page: jobId, jobId, resumeId });
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  return ingested.assessmentId;
}

async function claim(assessmentId: string, stage: (typeof stages)[number]) {
  const claimed = await db.tasks.claim({ assessmentId, stage }, 60_000);
  if (claimed.kind !== "claimed") throw new Error(claimed.kind);
  return claimed.task;
}

async function commit(assessmentId: string, stage: (typeof stages)[number]): Promise<boolean> {
  const task = await claim(assessmentId, stage);
  if (stage === "match") await db.resumes.forAssessment(assessmentId);
  const outcome = await succeed(task);
  if (outcome.kind !== "completed") throw new Error(outcome.kind);
  return await db.tasks.complete(task, outcome, stages[stages.indexOf(stage) + 1] ?? null);
}

async function assessed(jobId: string, resumeId?: string): Promise<string> {
  const assessmentId = await ingest(jobId, resumeId);
  for (const stage of stages) await commit(assessmentId, stage);
  await database.query(
    `insert into job_skills (job_skill_id, job_id, assessment_id, position, job_skills_atomic_string, job_skills_type,
       job_skills_resume_id)
     values ($1, $2, $3, 0, 'Welding', 'required_qualification', 'mara')`,
    [`skill-${jobId}`, jobId, assessmentId],
  );
  return assessmentId;
}

/** Holds rows until it is let go. */
async function hold(sql: string): Promise<{ letGo(): Promise<void> }> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("begin");
  await client.query(sql);
  return {
    async letGo() {
      await client.query("commit");
      await client.end();
    },
  };
}

/** Resolves once this many others wait for a lock. */
const waiting = (n: number) =>
  eventually(async () => {
    const rows = await database.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    expect(rows.length).toBeGreaterThanOrEqual(n);
  }, 5_000);

test("a resume goes with everything that was made from it; jobs, pages and what is another's stay", async () => {
  await db.resumes.create({ resumeId: "jan", name: "Jan", ...document, text: "Turner.", content: "Turner." });
  await assessed("a");
  const other = await assessed("b", "jan");
  await db.reviews.add("skill-a", { match: true }, rate);
  await db.verdicts.remember(
    { promptId: "p", modelId: "m" },
    [{ requirement: "Welding", match: true, reasoning: "", quote: null, runId: "r" }],
    { resumeId: "mara", text: document.text },
  );
  await database.query("update job_details set job_title = job_id");
  await db.resumes.addVersion({ resumeId: "mara", ...document, content: "Two.", text: "Two." });
  await db.batches.create({ limit: 10, daysBack: 1, concurrency: 5 });
  expect(await count("batch_jobs")).toBe(2);

  expect(await db.erase.resume("mara")).toEqual({ assessments: 1, waiting: 0 });
  for (const table of [
    "resume_versions",
    "assessments",
    "reviews",
    "verdict_cache",
    "batches",
    "batch_jobs",
  ]) {
    const left = ["resume_versions", "assessments"].includes(table) ? 1 : 0;
    expect([table, await count(table)]).toEqual([table, left]);
  }
  expect(await count("stage_tasks", `assessment_id <> '${other}'`)).toBe(0);
  expect(await count("llm_runs_v2", `assessment_id is distinct from '${other}'`)).toBe(0);
  expect(await count("job_skills", "job_id = 'a'")).toBe(0);
  expect(await count("job_pages", "content <> ''")).toBe(2);
  expect(await db.resumes.list()).toMatchObject([{ resume_id: "jan", default: false }]);
  expect(await db.erase.resume("mara")).toBe(null);
});

test("jobs on their way with the default resume wait for the next one and are matched with it; others' do not come back", async () => {
  const open = await ingest("open");
  await db.resumes.create({ resumeId: "jan", name: "Jan", ...document, text: "T", content: "T" });
  await ingest("jans", "jan");
  expect(await db.erase.resume("jan")).toEqual({ assessments: 1, waiting: 0 });
  expect(await db.erase.resume("mara")).toEqual({ assessments: 1, waiting: 1 });

  const [again] = await database.query<{ assessment_id: string; resume_id: string | null }>(
    "select assessment_id, resume_id from assessments",
  );
  expect(again?.resume_id).toBe(null);
  expect(again?.assessment_id).not.toBe(open);
  const assessmentId = again?.assessment_id ?? "";
  for (const stage of stages.slice(0, -1)) await commit(assessmentId, stage);
  const why = { reason: "missing_resume", detail: "no_default_resume", message: "" } as const;
  await db.tasks.quarantine(await claim(assessmentId, "match"), { kind: "quarantined", ...why });
  expect(await db.quarantines.list(10)).toMatchObject([{ job_id: "open", reason: "missing_resume" }]);
  await db.resumes.create({ resumeId: "next", name: "Next", ...document });
  expect(await commit(assessmentId, "match")).toBe(true);
  expect((await db.assessments.jobData("open"))?.resume_id).toBe("next");
});

test("a job that match has parked because its default resume was just closed waits for the next one too", async () => {
  const assessmentId = await ingest("a");
  for (const stage of stages.slice(0, -1)) await commit(assessmentId, stage);
  await database.query("delete from resume_versions");
  const why = { reason: "missing_resume", detail: "no_default_resume", message: "" } as const;
  await db.tasks.quarantine(await claim(assessmentId, "match"), { kind: "quarantined", ...why });
  expect(await db.erase.resume("mara")).toEqual({ assessments: 1, waiting: 1 });
  expect(await count("assessments", "state = 'pending' and resume_id is null")).toBe(1);
});

test.each(stages)("a worker in the middle of %s writes nothing after the erase", async (stage) => {
  const assessmentId = await ingest("a");
  for (const before of stages.slice(0, stages.indexOf(stage))) await commit(assessmentId, before);
  const task = await claim(assessmentId, stage);
  if (stage === "match") await db.resumes.forAssessment(assessmentId);
  const outcome = await succeed(task);
  if (outcome.kind !== "completed") throw new Error(outcome.kind);
  await db.erase.resume("mara");
  expect(await db.tasks.complete(task, outcome, "match")).toBe(false);
  expect(await db.tasks.renew(task, 1_000)).toBe(false);
  expect(await db.tasks.failTry(task, "", 0)).toBe(false);
  expect(await count("stage_tasks", `assessment_id = '${assessmentId}'`)).toBe(0);
  expect(await count("llm_runs_v2")).toBe(0);
});

test.each(stages)(
  "an erase that meets the commit of %s waits for it, and takes what it wrote",
  async (stage) => {
    const assessmentId = await ingest("a");
    for (const before of stages.slice(0, stages.indexOf(stage))) await commit(assessmentId, before);
    const task = await claim(assessmentId, stage);
    if (stage === "match") await db.resumes.forAssessment(assessmentId);
    const outcome = await succeed(task);
    if (outcome.kind !== "completed") throw new Error(outcome.kind);
    const held = await hold(`select 1 from stage_tasks where assessment_id = '${assessmentId}' for update`);
    const committed = db.tasks.complete(task, outcome, stages[stages.indexOf(stage) + 1] ?? null);
    await waiting(1);
    const erased = db.erase.resume("mara");
    await waiting(2);
    await held.letGo();
    await Promise.all([committed, erased]);
    expect(await count("assessments", "resume_id is not null")).toBe(0);
    expect(await count("stage_tasks", `assessment_id = '${assessmentId}'`)).toBe(0);
    expect(await count("llm_runs_v2", `assessment_id = '${assessmentId}'`)).toBe(0);
  },
);

test("a review, a regeneration and an erase that wait for one job end in their order, and none of them stays for ever", async () => {
  await assessed("a");
  const held = await hold("select 1 from job_details where job_id = 'a' for update");
  // The review holds the resume while it waits for the job; the regeneration will want the resume after it.
  const review = db.reviews.add("skill-a", { match: true }, rate);
  await waiting(1);
  const restarted = db.assessments.restart("a").catch((error: unknown) => error);
  await waiting(2);
  const erased = db.erase.resume("mara");
  await waiting(3);
  await held.letGo();
  expect((await review).kind).toBe("added");
  await restarted;
  expect(await erased).not.toBe(null);
  expect(await count("assessments", "resume_id is not null")).toBe(0);
  expect(await count("reviews")).toBe(0);
  expect(await count("resumes")).toBe(0);
});

test("what is bound to a resume while it is being erased goes as well", async () => {
  // An ingest that has read the default resume, and not yet stored its assessment.
  await ingest("a");
  const late = await hold(
    `insert into assessments (assessment_id, job_id, resume_id, resume_version, generation)
     values ('late', 'a', 'mara', 1, 7)`,
  );
  const erased = db.erase.resume("mara");
  await waiting(1);
  await late.letGo();
  await erased;
  expect(await count("assessments", "assessment_id = 'late'")).toBe(0);
  expect(await count("resumes")).toBe(0);
});

test("a job goes with its page, its duplicates and all assessments; a duplicate goes alone", async () => {
  await assessed("original");
  await ingest("twin");
  await ingest("double");
  await database.query("update job_details set duplicate_of = 'original' where job_id <> 'original'");
  await ingest("stays");
  expect(await db.erase.job("twin")).toMatchObject({ jobs: 1 });
  expect(await count("job_details", "job_id = 'original'")).toBe(1);
  expect(await db.erase.job("original")).toMatchObject({ jobs: 2, assessments: 2 });
  expect(await db.erase.job("original")).toBe(null);
  for (const table of ["job_details", "job_pages", "assessments", "stage_tasks"])
    expect([table, await count(table)]).toEqual([table, 1]);
  expect(await count("job_skills")).toBe(0);
  // The same posting is new again.
  expect(await ingest("original")).toBeTruthy();
});

test("erasing amid ingests, commits, regenerations, reviews, batches and the sweeper's looks: no deadlock, nothing left", async () => {
  const jobs = Array.from({ length: 6 }, (_, n) => `job-${n}`);
  // What is refused because its resume or job has just gone is of no interest: only deadlocks and leftovers are.
  const quietly = (work: Promise<unknown>) =>
    work.catch((error: unknown) => expect(String(error)).not.toMatch(/deadlock|40P01/i));
  for (let round = 0; round < 4; round++) {
    await db.resumes.create({ resumeId: "mara", name: "Mara", ...document, makeDefault: true });
    for (const jobId of jobs) await quietly(round === 0 ? assessed(jobId) : ingest(jobId));
    await quietly(db.batches.create({ limit: 10, daysBack: 1, concurrency: 3 }));
    const batches = await db.batches.unfinished();
    const erases = [db.erase.resume("mara"), db.erase.job(jobs[round % jobs.length] ?? "")];
    const others = jobs.flatMap((jobId) => [
      quietly(ingest(jobId)),
      quietly(db.assessments.restart(jobId)),
      quietly(db.reviews.add(`skill-${jobId}`, { match: true }, rate)),
      quietly(advanceAll(jobId)),
      quietly(lookAround()),
    ]);
    await Promise.all([...erases, ...others, ...batches.map((id) => quietly(db.batches.advance(id)))]);
    expect(await db.erase.resume("mara")).toBe(null);
    expect(await count("assessments", "resume_id is not null")).toBe(0);
    expect(await count("batches")).toBe(0);
    expect(await count("reviews")).toBe(0);
  }
}, 60_000);

test("a resume that is erased while it is uploaded, renewed and made the default: no deadlock, and erasing it ends", async () => {
  const again = { resumeId: "mara", ...document };
  for (let round = 0; round < 15; round++) {
    await db.resumes.create({ name: "Mara", ...again });
    await Promise.all([
      ...Array.from({ length: 4 }, () => db.erase.resume("mara")),
      ...Array.from({ length: 4 }, () => db.resumes.setDefault("mara")),
      db.resumes.create({ name: "Mara", makeDefault: true, ...again }),
      db.resumes.addVersion({ ...again, content: `Welder ${round}.` }),
    ]);
  }
  await db.erase.resume("mara");
  expect(await count("resumes")).toBe(0);
});

/** Runs `post` while another transaction holds the job's row, and has it wait for that. */
async function heldWhile<T>(post: () => Promise<T>, then: (holder: pg.Client) => Promise<void>): Promise<T> {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query("begin; select 1 from job_details for update");
  const posted = post();
  await eventually(async () => expect(await count("pg_locks", "not granted")).toBeGreaterThan(0));
  await then(holder).finally(() => holder.end());
  return await posted;
}

test("a job that is erased while it is posted again for another resume is taken in anew", async () => {
  await db.resumes.create({ resumeId: "other", name: "Other", ...document });
  const before = await ingest("x");
  const after = await heldWhile(
    () => ingest("x", "other"),
    async (eraser) => {
      await eraser.query("delete from job_details; commit");
    },
  );
  expect(after).not.toBe(before);
  expect(await count("assessments")).toBe(1);
  expect(await count("job_pages")).toBe(1);
});

test("whoever waits for a row too long is told that the database is away, and nothing of it is stored", async () => {
  await db.resumes.create({ resumeId: "other", name: "Other", ...document });
  await ingest("x");
  const refused = await heldWhile(
    () => ingest("x", "other").catch((error: unknown) => error),
    async () => await eventually(async () => expect(await count("pg_locks", "not granted")).toBe(0), 20_000),
  );
  expect(isAway(refused)).toBe(true);
  expect(await count("assessments")).toBe(1);
}, 30_000);

/** Workers at whatever stages the job's open assessments stand. */
async function advanceAll(jobId: string): Promise<void> {
  const open = await database.query<{ assessment_id: string; stage: (typeof stages)[number] }>(
    `select assessment_id, stage from stage_tasks join assessments a using (assessment_id)
     where stage_tasks.state = 'pending' and a.job_id = $1`,
    [jobId],
  );
  for (const { assessment_id, stage } of open)
    for (const next of stages.slice(stages.indexOf(stage))) if (!(await commit(assessment_id, next))) return;
}

/** The relay's and the reconciler's statements, each on many tasks. */
async function lookAround(): Promise<void> {
  const taken = await db.tasks.takeUnannounced(100);
  await db.tasks.seenQueued(taken);
  await db.tasks.announceAgain(taken);
}
