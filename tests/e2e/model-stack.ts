/** For tests: a whole process that asks a fake OpenRouter, on a database of its own. */
import { type JobData, stages } from "@leadfit/contracts";
import { openRuntime, type Runtime, settingsFromEnv, startSweeper, startWorker } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import {
  createTestDatabase,
  eventually,
  type FakeOpenRouter,
  samplePages,
  sampleResume,
  startFakeOpenRouter,
  type TestDatabase,
} from "@leadfit/testkit";

const log = createLogger({ name: "test", level: "silent" });

export type ModelStack = {
  database: TestDatabase;
  fake: FakeOpenRouter;
  runtime: Runtime;
  resumeId: string;
  /** Posts a page and waits until its assessment has ended. */
  assess(jobId: string, page?: string): Promise<JobData>;
  /** Waits until the job's newest assessment has ended. */
  ended(jobId: string): Promise<JobData>;
  /** Waits until a query gives rows. */
  until(sql: string): Promise<void>;
  /** What the ledger says was spent, USD. */
  ledger(): Promise<number>;
  stop(): Promise<void>;
};

/**
 * @param env settings beside those of the fake
 * @param queueUrl undefined: the queues live in the database
 */
export async function openModelStack(
  env: Record<string, string> = {},
  { queueUrl, latencyMs = 0 }: { queueUrl?: string | undefined; latencyMs?: number } = {},
): Promise<ModelStack> {
  const database = await createTestDatabase();
  const fake = await startFakeOpenRouter({ latencyMs });
  const settings = settingsFromEnv({
    OPENROUTER_BASE_URL: fake.baseUrl,
    OPENROUTER_API_KEY: fake.apiKey,
    OPENROUTER_DIALECT: "openrouter",
    ...env,
  });
  const role = { role: "all", workers: stages.length } as const;
  const runtime = await openRuntime({ ...settings, databaseUrl: database.url, queueUrl }, log, role);
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  const sweeper = startSweeper(runtime);
  const resume = { name: "Mara", format: "markdown", content: sampleResume, text: sampleResume } as const;
  const created = await runtime.db.resumes.create(resume);
  if (created.kind !== "created") throw new Error("there is a resume already");

  const ended = async (jobId: string): Promise<JobData> =>
    await eventually(async () => {
      const data = await runtime.db.assessments.jobData(jobId);
      if (!data || data.state === "processing") throw new Error(`${jobId} is still in ${data?.stage}`);
      return data;
    }, 25_000);

  return {
    database,
    fake,
    runtime,
    resumeId: created.resumeId,
    ended,
    async assess(jobId, page = samplePages.posting) {
      await runtime.db.jobs.ingest({ page, jobId });
      runtime.relay.poke();
      return await ended(jobId);
    },
    async until(sql) {
      await eventually(async () => {
        if ((await database.query(sql)).length === 0) throw new Error(`nothing yet: ${sql}`);
      });
    },
    ledger: async () => (await runtime.db.runs.spend()).costUsd,
    async stop() {
      await sweeper.stop();
      await Promise.all(workers.map((worker) => worker.stop(0)));
      await runtime.close();
      await fake.stop();
      await database.drop();
    },
  };
}
