import { promptRunTypes, stages } from "@leadfit/contracts";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, eventually, samplePages, sampleResume } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { openRuntime } from "./open-runtime.ts";
import { settingsFromEnv } from "./settings.ts";
import { startWorker } from "./start-worker.ts";

const log = createLogger({ name: "test", level: "silent" });

test("with QUEUE_URL the queues live in that Postgres, and a job ends all the same", async () => {
  const database = await createTestDatabase();
  const queueDatabase = await createTestDatabase();
  const settings = settingsFromEnv({ DATABASE_URL: database.url, QUEUE_URL: queueDatabase.url });
  const runtime = await openRuntime({ ...settings, databaseUrl: database.url }, log, {
    role: "all",
    workers: stages.length,
  });
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  await runtime.db.resumes.create({
    name: "Mara",
    format: "markdown",
    content: sampleResume,
    text: sampleResume,
  });
  await runtime.db.jobs.ingest({ page: samplePages.posting, jobId: "job" });
  runtime.relay.poke();
  await eventually(async () =>
    expect(await runtime.db.assessments.jobData("job")).toMatchObject({
      state: "completed",
      rating: "high",
    }),
  );
  const schemas = async (of: typeof database) =>
    (await of.query("select 1 from pg_namespace where nspname = 'bullmq'")).length;
  expect([await schemas(database), await schemas(queueDatabase)]).toEqual([0, 1]);
  await Promise.all(workers.map((worker) => worker.stop()));
  await runtime.close();
  await Promise.all([database.drop(), queueDatabase.drop()]);
});

test("a start seeds one prompt a step, in production, and the next start adds none", async () => {
  const database = await createTestDatabase();
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  for (let start = 1; start <= 2; start++) {
    const runtime = await openRuntime(settings, log, { role: "sweeper", workers: 0 });
    for (const runType of promptRunTypes) {
      expect(await runtime.db.prompts.choose(runType, "job")).toMatchObject({ version: 1, runType });
    }
    await runtime.close();
  }
  expect(await database.query("select 1 from prompts")).toHaveLength(promptRunTypes.length);
  await database.drop();
});
