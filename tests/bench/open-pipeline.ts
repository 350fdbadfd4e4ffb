/** The real pipeline as a process runs it, with five stages that cost nothing themselves. */
import { stages } from "@leadfit/contracts";
import { startStageWorker } from "@leadfit/pipeline";
import { openRuntime, type Runtime, settingsFromEnv } from "@leadfit/runtime";
import { allSucceed } from "@leadfit/testkit";
import { silentLog } from "./ground.ts";

export async function openPipeline(
  { databaseUrl, queueUrl }: { databaseUrl: string; queueUrl: string | undefined },
  concurrency: number,
): Promise<Runtime> {
  const settings = { ...settingsFromEnv({}), databaseUrl, queueUrl };
  const role = { role: "all", workers: stages.length } as const;
  const runtime = await openRuntime(settings, silentLog, role);
  const { db, queues, relay } = runtime;
  const deps = { store: db.tasks, queues, log: silentLog, poke: () => relay.poke() };
  const handlers = allSucceed();
  const workers = await Promise.all(
    stages.map((stage) => startStageWorker(stage, handlers[stage], deps, concurrency)),
  );
  return {
    ...runtime,
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await runtime.close();
    },
  };
}
