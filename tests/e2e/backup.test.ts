import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { stages } from "@leadfit/contracts";
import { createTestHome, eventually, samplePages, sampleResume, type TestHome } from "@leadfit/testkit";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";

/** Accepted before the backup is begun, and at most in all. */
const before = 40;
const most = 1_000;
let from: TestHome;
let into: TestHome;

beforeEach(() => {
  from = createTestHome();
  into = createTestHome();
});

afterEach(async () => {
  await from.remove();
  await into.remove();
});

async function run(home: TestHome, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const started = home.leadfit(args);
  const { code } = await started.exited;
  return { code, output: started.output() };
}

test("a backup taken while jobs run, restored in another folder: every accepted job ends there, each stage committed once", async () => {
  const file = join(from.path, "leadfit.backup");
  const first = await from.up();
  await first.call("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });
  let posted = 0;
  const post = async (): Promise<void> => {
    const n = posted++;
    const page = { html: samplePages.numbered(n), job_id: `job-${n}` };
    const { status } = await first.call("/html_extract", page, { prefer: "respond-async" });
    expect(status).toBe(202);
  };
  await Promise.all(Array.from({ length: before }, post));
  // It goes on while the backup is taken, or a quick machine would have ended them all by then.
  let taken = false;
  const posters = Array.from({ length: 4 }, async () => {
    while (!taken && posted < most) await post();
  });
  const written = await run(from, "backup", file);
  taken = true;
  await Promise.all(posters);
  expect(written.code).toBe(0);
  const jobs = Number(/(\d+) jobs, 1 resumes/.exec(written.output)?.[1]);
  expect(jobs).toBeGreaterThanOrEqual(before);
  const rows = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
  const open = rows.filter((row) => row.includes('"stage":') && row.includes('"state":"pending"'));
  expect(open.length).toBeGreaterThan(0);
  first.process.destroy();

  const restored = await run(into, "restore", file);
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining(`${jobs} jobs and 1 resumes`) });
  const second = await into.up();
  const client = new pg.Client({ connectionString: into.postgres().url });
  await client.connect();
  const { rows: accepted } = await client.query<{ n: number }>("select count(*)::int as n from assessments");
  expect(accepted).toEqual([{ n: jobs }]);
  const commits = await eventually(async () => {
    const { rows: completed } = await client.query(
      `select count(*)::int as runs, count(distinct stage)::int as stages from llm_runs_v2
       join assessments using (assessment_id) where state = 'completed' group by assessment_id`,
    );
    expect(completed).toHaveLength(jobs);
    return completed;
  }, 60_000);
  await client.end();
  expect(commits).toEqual(
    Array.from({ length: jobs }, () => ({ runs: stages.length, stages: stages.length })),
  );

  // Where Leadfit runs nothing is restored; where it does not run a backup starts the database by itself.
  expect(await run(into, "restore", file)).toMatchObject({
    code: 1,
    output: expect.stringContaining("Another Leadfit is running"),
  });
  second.process.child.kill("SIGTERM");
  await second.process.exited;
  expect(await run(into, "restore", file)).toMatchObject({
    code: 1,
    output: expect.stringContaining("--replace deletes all that is in it"),
  });
  expect(await run(into, "backup", join(into.path, "again.backup"))).toMatchObject({ code: 0 });
  expect(await run(into, "restore", file, "--replace")).toMatchObject({ code: 0 });
}, 180_000);
