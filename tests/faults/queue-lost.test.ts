import { stages } from "@leadfit/contracts";
import { startReconciler } from "@leadfit/pipeline";
import {
  allSucceed,
  checkInvariants,
  createTestDatabase,
  describeOnBackends,
  eventually,
  openTestPipeline,
  watchCommits,
} from "@leadfit/testkit";
import { Redis } from "ioredis";
import { expect, test } from "vitest";

const jobs = 100;
const recoveryMs = 30_000;

describeOnBackends((backend) => {
  test("all queues emptied half-way through 100 jobs: every job ends within 30 s, each stage committed once", async () => {
    const database = await createTestDatabase();
    const queue = await backend.start();
    const pipeline = await openTestPipeline(database, queue.queueUrl);
    const reconciler = startReconciler(pipeline.db.tasks, pipeline.queues, pipeline.log);
    /** FLUSHALL on Redis; on Postgres every row of the queue's own tables. */
    const lose = async () => {
      if (!queue.queueUrl) {
        for (const stage of stages) await pipeline.queues.queue(stage).obliterate({ force: true });
        return;
      }
      const redis = new Redis(queue.queueUrl);
      await redis.flushall();
      redis.disconnect();
    };
    try {
      await watchCommits(database.query);
      await Promise.all(Array.from({ length: jobs }, (_, n) => pipeline.ingest(`page ${n}`)));
      await pipeline.run(allSucceed());
      const completed = async () =>
        (await database.query("select 1 from assessments where state = 'completed'")).length;
      await eventually(async () => expect(await completed()).toBeGreaterThan(jobs / 4));
      await lose();
      expect(await completed()).toBeLessThan(jobs);
      const lost = Date.now();
      await eventually(async () => expect(await completed()).toBe(jobs), 60_000);
      expect(Date.now() - lost).toBeLessThan(recoveryMs);
      const commits = await database.query<{ runs: number; stages: number }>(
        "select count(*)::int as runs, count(distinct stage)::int as stages from llm_runs_v2 group by assessment_id",
      );
      expect(commits).toEqual(
        Array.from({ length: jobs }, () => ({ runs: stages.length, stages: stages.length })),
      );
      await checkInvariants(database.query, { accepted: jobs });
    } finally {
      await reconciler.stop();
      await pipeline.close();
      await queue.stop();
      await database.drop();
    }
  }, 120_000);
});
