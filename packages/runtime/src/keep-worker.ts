/**
 * A stage's worker under a watchdog. One that takes nothing for a minute while tasks are due is no longer ready, and half
 * a minute later it is given up: by ending the process, where something starts that again, or by a new worker in it.
 */
import type { Stage } from "@leadfit/contracts";
import type { Runtime } from "./open-runtime.ts";
import type { Running } from "./running.ts";
import { startWorker } from "./start-worker.ts";
import { createWatchdog } from "./watchdog.ts";

const lookEveryMs = 10_000;
/** A task due for less may be on its way to the queue still. */
const dueForMs = 10_000;
export const notReadyMs = 60_000;
export const giveUpMs = 90_000;
/** What a worker that is given up gets to end its tasks: it had room, and nobody knows what the rest of it does. */
const replaceGraceMs = 5_000;

export type KeptWorker = Required<Running> & {
  /** One look of the watchdog, which looks by itself every 10 s. @param now monotonic, in ms */
  look(now: number): Promise<void>;
};

/**
 * @param onDead "replace": another worker takes its place; else told, and ends the process
 */
export async function keepWorker(
  stage: Stage,
  runtime: Runtime,
  onDead: "replace" | ((why: string) => void),
): Promise<KeptWorker> {
  const { db, queues, log } = runtime;
  const hasWork = async () =>
    (await db.doctor.dueFor(stage, dueForMs)) > 0 && (await queues.waiting(stage)) > 0;
  let worker = await startWorker(stage, runtime);
  let watchdog = createWatchdog(worker, hasWork);
  let stuckMs = 0;
  let stopped = false;

  const replace = async (): Promise<void> => {
    const dead = worker;
    // It may never end; its tasks' leases run out then.
    void dead.stop(replaceGraceMs).catch(() => {});
    worker = await startWorker(stage, runtime);
    watchdog = createWatchdog(worker, hasWork);
    stuckMs = 0;
    if (stopped) await worker.stop();
  };

  const look = async (now: number): Promise<void> => {
    stuckMs = await watchdog.look(now);
    if (stuckMs < giveUpMs || stopped) return;
    const why = `The worker of ${stage} took no task for ${Math.round(stuckMs / 1000)} s though some were due.`;
    log.error({ stage }, why);
    if (onDead === "replace") await replace();
    else onDead(why);
  };

  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    await look(performance.now()).catch((error) => log.error({ stage, error: String(error) }, "watchdog"));
    looking = false;
  }, lookEveryMs);

  return {
    look,
    isRunning: () => worker.isRunning() && stuckMs < notReadyMs,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await worker.stop();
    },
  };
}
