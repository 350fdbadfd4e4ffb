import { createTestDatabase, openTestPipeline, succeed } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { startStageWorker } from "./stage-worker.ts";

test("a worker runs from its start until it is told to stop", async () => {
  const database = await createTestDatabase();
  const pipeline = await openTestPipeline(database);
  const { db, queues, log, relay } = pipeline;
  const deps = { store: db.tasks, queues, log, poke: () => relay.poke() };
  const worker = await startStageWorker("tag", succeed, deps);
  expect(worker.isRunning()).toBe(true);
  const stopped = worker.stop(0);
  expect(worker.isRunning()).toBe(false);
  await stopped;
  await pipeline.close();
  await database.drop();
});
