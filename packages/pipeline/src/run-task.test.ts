import { getEventListeners } from "node:events";
import { allSucceed, createTestDatabase, openTestPipeline } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { runTask } from "./run-task.ts";

test("a task that has ended leaves nothing on its worker's signal, which would keep it for as long as the worker runs", async () => {
  const database = await createTestDatabase();
  const { db, ingest, close } = await openTestPipeline(database);
  try {
    const assessmentId = await ingest("page");
    const { signal } = new AbortController();
    const during: number[] = [];
    const listeners = () => getEventListeners(signal, "abort").length;
    await runTask(
      db.tasks,
      (task, ours) => {
        during.push(listeners());
        return allSucceed().extract(task, ours);
      },
      { assessment_id: assessmentId, stage: "extract" },
      signal,
      async (ending) => expect(ending.kind).toBe("outcome"),
    );
    expect(during).toEqual([1]);
    expect(listeners()).toBe(0);
  } finally {
    await close();
    await database.drop();
  }
});
