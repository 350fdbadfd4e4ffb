/** For tests: the API on a port, with its workers and sweeper, in this process and on a database of its own. */
import { stages } from "@leadfit/contracts";
import {
  openRuntime,
  type Runtime,
  type Settings,
  settingsFromEnv,
  startSweeper,
  startWorker,
} from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, sampleResume, type TestDatabase } from "@leadfit/testkit";
import { startApi } from "../../apps/api/src/index.ts";

export type ApiStack = {
  url: string;
  /** Of an admin. */
  key: string;
  runtime: Runtime;
  database: TestDatabase;
  /** The default resume's. */
  resumeId: string;
  stop(): Promise<void>;
};

const key = "a-key-for-the-tests-only";

/** @param workers false: jobs are taken in and stay where they are */
export async function openApiStack(
  settings: Partial<Settings> = {},
  { workers: works = true }: { workers?: boolean } = {},
): Promise<ApiStack> {
  const database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const all = { ...settingsFromEnv({}), port: 0, apiKey: key, ...settings, databaseUrl: database.url };
  const runtime = await openRuntime(all, log, { role: "all", workers: works ? stages.length : 0 });
  const workers = works ? await Promise.all(stages.map((stage) => startWorker(stage, runtime))) : [];
  const sweeper = startSweeper(runtime);
  const api = await startApi(runtime);
  const created = await runtime.db.resumes.create({
    name: "Mara",
    format: "markdown",
    content: sampleResume,
    text: sampleResume,
  });
  if (created.kind !== "created") throw new Error("there is a resume already");
  return {
    url: api.url,
    key,
    runtime,
    database,
    resumeId: created.resumeId,
    async stop() {
      await api.stop();
      await sweeper.stop();
      await Promise.all(workers.map((worker) => worker.stop()));
      await runtime.close();
      await database.drop();
    },
  };
}
