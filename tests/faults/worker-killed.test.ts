import { join } from "node:path";
import { stages } from "@leadfit/contracts";
import { openDatabase } from "@leadfit/db";
import {
  checkInvariants,
  createTestDatabase,
  describeOnBackends,
  eventually,
  repositoryRoot,
  samplePages,
  sampleResume,
  startProcess,
  type TestProcess,
  watchCommits,
} from "@leadfit/testkit";
import { expect, test } from "vitest";

const recoveryMs = 30_000;

describeOnBackends((backend) => {
  test("SIGKILL in the middle of a task of each stage: every job ends within 30 s, each stage committed once", async () => {
    const database = await createTestDatabase();
    const queue = await backend.start();
    const db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
    const env = { ...process.env, DATABASE_URL: database.url, QUEUE_URL: queue.queueUrl };
    const processes: TestProcess[] = [];
    const start = (script: string) => {
      const started = startProcess("node", [join(repositoryRoot, script)], { env });
      processes.push(started);
      return started;
    };
    try {
      await watchCommits(database.query);
      await db.resumes.create({
        name: "Mara",
        format: "markdown",
        content: sampleResume,
        text: sampleResume,
      });
      const hanging = start("tests/faults/hanging-worker.ts");
      await hanging.says(/workers ready/);
      const jobs = stages.map((stage) => `hangs-at-${stage}`);
      for (const [n, jobId] of jobs.entries()) await db.jobs.ingest({ page: samplePages.numbered(n), jobId });
      for (const stage of stages) await hanging.says(new RegExp(`hanging at ${stage}`));

      hanging.destroy();
      await hanging.exited;
      const killed = Date.now();
      for (const app of [...stages.map((stage) => `worker-${stage}`), "sweeper"])
        start(`apps/${app}/src/main.ts`);
      await eventually(async () => {
        const open = await database.query("select 1 from assessments where state <> 'completed'");
        expect(open).toEqual([]);
      }, 60_000);
      expect(Date.now() - killed).toBeLessThan(recoveryMs);

      const commits = await database.query<{ runs: number; stages: number }>(
        "select count(*)::int as runs, count(distinct stage)::int as stages from llm_runs_v2 group by assessment_id",
      );
      expect(commits).toEqual(jobs.map(() => ({ runs: stages.length, stages: stages.length })));
      await checkInvariants(database.query, { accepted: jobs.length });
      const crashed = await database.query<{ stage: string }>(
        "select stage from stage_tasks where crash_count = 1",
      );
      expect(crashed.map(({ stage }) => stage).sort()).toEqual([...stages].sort());
    } finally {
      for (const started of processes) started.destroy();
      await Promise.all(processes.map((started) => started.exited));
      await db.close();
      await database.drop();
      await queue.stop();
    }
  }, 120_000);
});
