import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAway } from "./away.ts";
import { type Database, openDatabase } from "./database.ts";
import { newJobData } from "./new-job-data.ts";

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 12, onError: () => {} });
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

const ingest = async (input: Parameters<Database["jobs"]["ingest"]>[0]) => {
  const ingested = await db.jobs.ingest(input);
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  return ingested;
};

/** The same once more: nothing is opened. */
const again = ({ jobId, assessmentId }: Awaited<ReturnType<typeof ingest>>) => {
  return { kind: "ingested", jobId, assessmentId, opened: false };
};

const resume = { format: "text", content: "Welder.", text: "Welder." } as const;

test("a posting is the same by the caller's id, else by its URL, else by its body", async () => {
  const byId = await ingest({ page: "a", jobId: "x", url: "https://a.example/" });
  expect(await ingest({ page: "b", jobId: "x" })).toEqual(again(byId));
  const byUrl = await ingest({ page: "c", url: "https://a.example/" });
  expect(byUrl.jobId).not.toBe(byId.jobId);
  expect(await ingest({ page: "d", url: "https://a.example/" })).toEqual(again(byUrl));
  // The id that we gave it names it too.
  expect(await ingest({ page: "d", jobId: byUrl.jobId })).toEqual(again(byUrl));
  const byBody = await ingest({ page: "e" });
  expect(await ingest({ page: "e" })).toEqual(again(byBody));
  expect((await ingest({ page: "f" })).jobId).not.toBe(byBody.jobId);
});

test("a new job is told of without asking as it would be if it were asked for", async () => {
  const tell = async (input: Parameters<typeof ingest>[0]) => {
    const { jobId, assessmentId, made } = await ingest(input);
    if (!made) throw new Error("it was there");
    expect(newJobData(jobId, assessmentId, made)).toEqual(
      await db.assessments.jobData(jobId, input.resumeId),
    );
  };
  await tell({ page: "a" });
  await db.resumes.create({ name: "A", ...resume });
  await tell({ page: "b", url: "https://a.example/" });
  const { resumeId } = (await db.resumes.create({ name: "B", ...resume })) as { resumeId: string };
  await tell({ page: "c", jobId: "c", resumeId });
});

test("a page posted again after the resume has a new version is assessed against that one", async () => {
  const { resumeId } = (await db.resumes.create({ name: "A", ...resume })) as { resumeId: string };
  const before = await ingest({ page: "a" });
  await db.resumes.addVersion({ resumeId, format: "text", content: "Turner.", text: "Turner." });
  // One that is still under way goes on; one that is whole is done anew.
  expect(await ingest({ page: "a" })).toEqual(again(before));
  await database.query("update assessments set state = 'completed'");
  const after = await ingest({ page: "a" });
  expect(after.jobId).toBe(before.jobId);
  expect(after.assessmentId).not.toBe(before.assessmentId);
  expect(await ingest({ page: "a" })).toEqual(again(after));
});

test("an unknown resume stores nothing", async () => {
  expect(await db.jobs.ingest({ page: "a", resumeId: "nobody" })).toEqual({
    kind: "unknown_resume",
    resumeId: "nobody",
  });
  expect(await database.query("select 1 from job_details")).toEqual([]);
});

test("the first resume is the default, one at a time is, and the same one again is not another", async () => {
  const first = await db.resumes.create({ name: "A", ...resume });
  await db.resumes.create({ name: "B", ...resume, resumeId: "b" });
  expect((await db.resumes.list()).map((r) => [r.name, r.default])).toEqual([
    ["B", false],
    ["A", true],
  ]);
  expect(await db.resumes.setDefault("b")).toBe(true);
  expect((await db.resumes.list()).map((r) => [r.name, r.default])).toEqual([
    ["B", true],
    ["A", false],
  ]);
  expect(await db.resumes.create({ name: "A", ...resume })).toEqual(first);
  expect(await db.resumes.create({ name: "C", ...resume, resumeId: "b" })).toEqual({ kind: "exists" });
});

test("a next version keeps name and default, and the newest document again adds none", async () => {
  const { resumeId } = (await db.resumes.create({ name: "A", ...resume })) as { resumeId: string };
  const next = { resumeId, format: "text", content: "Two.", text: "Two." } as const;
  expect(await db.resumes.addVersion(next)).toBe(2);
  expect(await db.resumes.addVersion(next)).toBe(2);
  expect(await db.resumes.addVersion({ ...next, resumeId: "nobody" })).toBe(null);
  expect(await db.resumes.list()).toMatchObject([{ name: "A", version: 2, default: true }]);
  expect(await db.resumes.get(resumeId, 1)).toMatchObject({ version: 1, text: resume.text, parsed: null });
  expect(await db.resumes.get(resumeId, 3)).toBe(null);
});

test("a default resume set while match is looking for one leaves no job waiting", async () => {
  const { assessmentId } = await ingest({ page: "a" });
  const claim = await db.tasks.claim({ assessmentId, stage: "extract" }, 60_000);
  if (claim.kind !== "claimed") throw new Error(claim.kind);
  await db.resumes.create({ name: "A", ...resume });
  const why = {
    kind: "quarantined",
    reason: "missing_resume",
    detail: "no_default_resume",
    message: "",
  } as const;
  expect(await db.tasks.quarantine(claim.task, why)).toBe(true);
  expect(await db.quarantines.list(10)).toEqual([]);
  expect(await db.tasks.claim({ assessmentId, stage: "extract" }, 60_000)).toMatchObject({ kind: "claimed" });
});

test("a database that is away is told from a statement that is wrong", async () => {
  const gone = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", poolMax: 1, onError: () => {} });
  const refused = await gone.ping().catch((error: unknown) => error);
  await gone.close();
  expect(isAway(refused)).toBe(true);
  const wrong = await db.tasks
    .release({ assessmentId: "a", stage: "tag", jobId: "j", fence: 1e20 }, 0)
    .catch((e: unknown) => e);
  expect(wrong).toBeInstanceOf(Error);
  expect(isAway(wrong)).toBe(false);
});

test("a connection in use that the server ends between two statements does not end the process", async () => {
  const client = await db.pool.connect();
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  const { rows } = await client.query("select pg_backend_pid() as pid");
  await database.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await ended;
  await expect(client.query("select 1")).rejects.toThrow();
  client.release(true);
  await db.ping();
});
