import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let db: Database;
/** Another process on the same database. */
let other: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  const open = () => openDatabase({ url: database.url, poolMax: 6, onError: () => {} });
  db = open();
  other = open();
});

afterEach(async () => {
  await db.close();
  await other.close();
  await database.drop();
});

const addResume = (resumeId: string, makeDefault?: boolean) =>
  db.resumes.create({
    resumeId,
    name: resumeId,
    format: "text",
    content: resumeId,
    text: resumeId,
    makeDefault,
  });

/** Jobs that were never assessed, the first the oldest. */
async function addJobs(...jobIds: string[]): Promise<void> {
  await database.query(
    `insert into job_details (job_id, ingest_key, created_at)
     select id, id, now() - interval '1 hour' + n * interval '1 minute'
     from unnest($1::text[]) with ordinality as x(id, n)`,
    [jobIds],
  );
}

async function assess(jobId: string, resumeId: string, version: number, state: string): Promise<string> {
  const id = `${jobId}/${resumeId}/${version}`;
  await database.query(
    `insert into assessments (assessment_id, job_id, resume_id, resume_version, generation, state)
     select $1, $2, $3, $4, count(*) + 1, $5 from assessments where job_id = $2`,
    [id, jobId, resumeId, version, state],
  );
  return id;
}

const park = (jobId: string, assessmentId: string, reason: string) =>
  database.query(
    `insert into job_quarantine (job_quarantine_id, job_id, assessment_id, stage, job_quarantine_reason, detail, message)
     values ($2, $1, $2, 'extract', $3, '', '')`,
    [jobId, assessmentId, reason],
  );

async function createBatch(concurrency: number, limit = 100): Promise<string> {
  const created = await db.batches.create({ limit, daysBack: 14, concurrency });
  if (created.kind !== "created") throw new Error(created.kind);
  return created.batchId;
}

const jobsOf = async (batchId: string) =>
  (
    await database.query<{ job_id: string }>(
      "select job_id from batch_jobs where batch_id = $1 order by position",
      [batchId],
    )
  ).map((row) => row.job_id);
const pending = async () =>
  (
    await database.query<{ assessment_id: string }>(
      "select assessment_id from assessments where state = 'pending' order by created_at",
    )
  ).map((row) => row.assessment_id);
const end = (assessmentId: string | undefined, state: string) =>
  database.query("update assessments set state = $2, ended_at = now() where assessment_id = $1", [
    assessmentId,
    state,
  ]);

test("a batch takes the jobs without a whole assessment for the default resume, newest first, up to the limit", async () => {
  await addResume("old");
  await addResume("mine", true);
  await addJobs(
    "ancient",
    "assessed",
    "never",
    "other-resume",
    "old-version",
    "failed",
    "no-posting",
    "open",
  );
  await addJobs("copy", "failed-again");
  await database.query(
    "update job_details set created_at = now() - interval '15 days' where job_id = 'ancient'",
  );
  await database.query("update job_details set duplicate_of = 'assessed' where job_id = 'copy'");
  await assess("assessed", "mine", 1, "completed");
  await assess("other-resume", "old", 1, "completed");
  await assess("old-version", "mine", 0, "completed");
  await park("failed", await assess("failed", "mine", 1, "quarantined"), "failed_generate_assessment");
  await park("no-posting", await assess("no-posting", "old", 1, "quarantined"), "missing_job_description");
  await assess("open", "mine", 1, "pending");
  // Its regeneration failed, but the whole one of before is still served.
  await assess("failed-again", "mine", 1, "completed");
  const again = (await db.assessments.restart("failed-again", "mine")) as { assessmentId: string };
  await end(again.assessmentId, "quarantined");
  await park("failed-again", again.assessmentId, "failed_generate_assessment");

  expect(await jobsOf(await createBatch(5))).toEqual(["failed", "old-version", "other-resume", "never"]);
  expect(await jobsOf(await createBatch(5, 2))).toEqual(["failed", "old-version"]);
});

test("without a default resume there is no batch", async () => {
  await addJobs("a");
  expect(await db.batches.create({ limit: 1, daysBack: 1, concurrency: 1 })).toEqual({
    kind: "no_default_resume",
  });
  expect(await database.query("select 1 from batches")).toEqual([]);
});

test("a batch without jobs has ended", async () => {
  await addResume("mine");
  const batch = await createBatch(5);
  expect(await db.batches.status(batch)).toMatchObject({ total: 0, state: "ended" });
  expect(await db.batches.unfinished()).toEqual([]);
  expect(await db.batches.status("nobody")).toBeNull();
});

test("however many advance it at once, never more than its concurrency are open, and each job is opened once", async () => {
  await addResume("mine");
  await addJobs(...Array.from({ length: 10 }, (_, n) => `job-${n}`));
  const batch = await createBatch(3);
  const advance = () =>
    Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? db : other).batches.advance(batch)));

  const endings = ["completed", "quarantined"];
  for (let ended = 0; ended < 10; ended++) {
    await advance();
    const open = await pending();
    const left = 10 - ended;
    expect(open).toHaveLength(Math.min(3, left));
    expect(await db.batches.status(batch)).toEqual({
      batch_id: batch,
      total: 10,
      open: open.length,
      completed: Math.ceil(ended / 2),
      quarantined: Math.floor(ended / 2),
      waiting: left - open.length,
      state: "running",
    });
    await end(open[0], endings[ended % 2] as string);
  }
  await advance();
  expect(await db.batches.status(batch)).toMatchObject({ completed: 5, quarantined: 5, state: "ended" });
  expect(await db.batches.unfinished()).toEqual([]);
  expect(await database.query("select 1 from assessments")).toHaveLength(10);
});

test("a failed job is tried anew: its quarantine is cleared and its first stage is announced", async () => {
  await addResume("mine");
  await addJobs("failed");
  await park("failed", await assess("failed", "mine", 1, "quarantined"), "failed_generate_assessment");
  expect(await db.batches.advance(await createBatch(1))).toBe(1);
  expect(await db.quarantines.list(10)).toEqual([]);
  const [opened] = await pending();
  expect(await db.tasks.takeUnannounced(10)).toMatchObject([{ assessmentId: opened, stage: "extract" }]);
});

test("what others opened or finished in the meantime is not done twice, and holds its room", async () => {
  await addResume("mine");
  await addJobs("waits", "at-it", "done");
  const batch = await createBatch(1);
  await assess("done", "mine", 1, "completed");
  const theirs = await assess("at-it", "mine", 1, "pending");
  await db.batches.advance(batch);
  await db.batches.advance(batch);
  await db.batches.advance(batch);
  expect(await db.batches.status(batch)).toMatchObject({ completed: 1, open: 1, waiting: 1 });
  expect(await pending()).toEqual([theirs]);
});

test("a regenerated job keeps the room of the one it replaced", async () => {
  await addResume("mine");
  await addJobs("waits", "first");
  const batch = await createBatch(1);
  await db.batches.advance(batch);
  const again = (await db.assessments.restart("first")) as { assessmentId: string };
  await db.batches.advance(batch);
  expect(await pending()).toEqual([again.assessmentId]);
  await end(again.assessmentId, "completed");
  expect(await db.batches.status(batch)).toMatchObject({ completed: 1, open: 0, waiting: 1 });
});

test("a batch keeps the resume that was the default when it was made", async () => {
  await addResume("mine");
  await addJobs("a");
  const batch = await createBatch(1);
  await addResume("later", true);
  await db.batches.advance(batch);
  expect(await database.query("select resume_id from assessments")).toEqual([{ resume_id: "mine" }]);
});
