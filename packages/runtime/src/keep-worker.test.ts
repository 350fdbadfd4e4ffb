import { createLogger } from "@leadfit/service";
import { createTestDatabase, describeOnBackends, eventually, samplePages } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { giveUpMs, keepWorker, notReadyMs } from "./keep-worker.ts";
import { openRuntime, type Runtime } from "./open-runtime.ts";
import { settingsFromEnv } from "./settings.ts";
import { startWorker } from "./start-worker.ts";

const log = createLogger({ name: "test", level: "silent" });

describeOnBackends((backend) => {
  /**
   * A runtime with a due task of extract on its queue. Its first worker of that stage runs and never gets it, for it
   * listens elsewhere; `sound` is the same runtime without that fault.
   */
  async function stuck(use: (runtime: Runtime, sound: Runtime, done: () => Promise<void>) => Promise<void>) {
    const database = await createTestDatabase();
    const { queueUrl, stop } = await backend.start();
    const settings = { ...settingsFromEnv({}), databaseUrl: database.url, queueUrl };
    const runtime = await openRuntime(settings, log, { role: "all", workers: 2 });
    const ingested = await runtime.db.jobs.ingest({ page: samplePages.posting });
    if (ingested.kind !== "ingested") throw new Error(ingested.kind);
    runtime.relay.poke();
    await eventually(async () => expect(await runtime.queues.waiting("extract")).toBe(1));
    await database.query("update stage_tasks set due_at = now() - interval '1 minute'");

    let workers = 0;
    const queues: Runtime["queues"] = {
      ...runtime.queues,
      worker: (stage, ...more) => runtime.queues.worker(workers++ === 0 ? "match" : stage, ...more),
    };
    const done = async () => {
      await eventually(async () => {
        const tasks = await database.query("select state from stage_tasks where stage = 'extract'");
        expect(tasks).toEqual([{ state: "done" }]);
      });
    };
    await use({ ...runtime, queues }, runtime, done);
    await runtime.close();
    await stop();
    await database.drop();
  }

  test("a worker that takes nothing for a minute while a task is due is not ready, and half a minute later given up", async () => {
    await stuck(async (runtime) => {
      const dead: string[] = [];
      const worker = await keepWorker("extract", runtime, (why) => dead.push(why));
      // The first look sees what it has taken so far; the minute begins with the second.
      for (const now of [0, 1, notReadyMs]) await worker.look(now);
      expect([worker.isRunning(), dead]).toEqual([true, []]);
      await worker.look(1 + notReadyMs);
      expect([worker.isRunning(), dead]).toEqual([false, []]);
      await worker.look(1 + giveUpMs);
      expect(dead).toEqual(["The worker of extract took no task for 90 s though some were due."]);
      await worker.stop();
    });
  });

  test("with nothing due any more it counts as ready again", async () => {
    await stuck(async (runtime, sound, done) => {
      const worker = await keepWorker("extract", runtime, () => {});
      for (const now of [0, 1, 1 + notReadyMs]) await worker.look(now);
      expect(worker.isRunning()).toBe(false);
      const other = await startWorker("extract", sound);
      await done();
      await worker.look(2 + notReadyMs);
      expect(worker.isRunning()).toBe(true);
      await Promise.all([worker.stop(), other.stop()]);
    });
  });

  test("where nothing would start the process again, another worker takes its place and does the work", async () => {
    await stuck(async (runtime, _sound, done) => {
      const worker = await keepWorker("extract", runtime, "replace");
      for (const now of [0, 1, 1 + giveUpMs]) await worker.look(now);
      await done();
      expect(worker.isRunning()).toBe(true);
      await worker.stop();
    });
  });

  test("an idle worker without work, and one whose tasks the queue does not hold, are left alone", async () => {
    await stuck(async (runtime) => {
      const dead: string[] = [];
      const idle = await keepWorker("tag", runtime, (why) => dead.push(why));
      for (const now of [0, 1, 1 + giveUpMs]) await idle.look(now);
      await runtime.queues.queue("extract").drain();
      const unfed = await keepWorker("extract", runtime, (why) => dead.push(why));
      for (const now of [0, 1, 1 + giveUpMs]) await unfed.look(now);
      expect([dead, idle.isRunning(), unfed.isRunning()]).toEqual([[], true, true]);
      await Promise.all([idle.stop(), unfed.stop()]);
    });
  });
});
