/** Everything in one process: embedded Postgres, api, five workers, sweeper. */
import { join } from "node:path";
import { checkPort, startApi } from "@leadfit/api";
import { stages } from "@leadfit/contracts";
import {
  keepWorker,
  lockHome,
  openRuntime,
  type Running,
  type Settings,
  startEmbeddedDatabase,
  startHeartbeat,
  startSweeper,
  writeRunningUrl,
} from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";

export type Stack = Running & {
  url: string;
  key: string;
  createLogin(): Promise<string>;
};

/**
 * Starts in order and, where a step fails, stops what was started before it throws.
 * @param say told what is being done
 */
export async function startStack(settings: Settings, say: (step: string) => void): Promise<Stack> {
  const ground: (() => Promise<void>)[] = [];
  /** What takes in work: told at once, so that running tasks get their whole grace. */
  const intake: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    // One part that cannot stop must not keep the others from it.
    await Promise.allSettled(intake.splice(0).map((undo) => undo()));
    for (let undo = ground.pop(); undo; undo = ground.pop()) await undo().catch(() => {});
  };
  try {
    const unlock = lockHome(settings.home);
    ground.push(async () => unlock());
    await checkPort(settings);
    const log = createLogger({ name: "leadfit", file: join(settings.home, "leadfit.log") });
    let { databaseUrl } = settings;
    if (!databaseUrl) {
      say("Starting Postgres");
      const embedded = await startEmbeddedDatabase(settings.home, log);
      ground.push(() => embedded.stop());
      databaseUrl = embedded.url;
    }
    say("Preparing the database");
    const runtime = await openRuntime({ ...settings, databaseUrl }, log, {
      role: "all",
      workers: stages.length,
      say,
    });
    ground.push(() => runtime.close());
    const heartbeat = startHeartbeat(runtime, "all");
    ground.push(() => heartbeat.stop());
    const workers = await Promise.all(stages.map((stage) => keepWorker(stage, runtime, "replace")));
    for (const worker of workers) intake.push(() => worker.stop());
    const sweeper = startSweeper(runtime);
    intake.push(() => sweeper.stop());
    const api = await startApi(runtime);
    intake.push(() => api.stop());
    writeRunningUrl(settings.home, api.url);
    log.info({ port: new URL(api.url).port }, "ready");
    return { url: api.url, key: api.key, createLogin: api.createLogin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
