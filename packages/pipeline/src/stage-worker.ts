/** A worker of one stage: takes jobs off its queue and stops in two steps. */

import { type Stage, taskPayloadSchema } from "@leadfit/contracts";
import type { Logger } from "@leadfit/service";
import { applyOutcome } from "./apply-outcome.ts";
import { inTime } from "./in-time.ts";
import type { Queues } from "./queues.ts";
import { createAnnouncer } from "./relay.ts";
import { runTask, type StageHandler } from "./run-task.ts";
import type { TaskStore } from "./task-store.ts";
import { queueLockMs, readyTimeoutMs, stalledCheckMs, stopGraceMs, topology } from "./topology.ts";

export type StageWorker = {
  /** False once it takes no more tasks, for whatever reason. */
  isRunning(): boolean;
  /** How many jobs it has taken off its queue so far, and whether it could run one more now. */
  activity(): { taken: number; hasRoom: boolean };
  /** Takes no more tasks, lets running ones finish for `graceMs`, then hands them back. Safe to call twice. */
  stop(graceMs?: number): Promise<void>;
};

export type StageWorkerDeps = {
  store: TaskStore;
  queues: Queues;
  log: Logger;
  /** Called when a commit may have opened a task that only the store knows of. */
  poke: () => void;
};

/** Resolves once the worker listens. */
export async function startStageWorker<S extends Stage>(
  stage: S,
  handler: StageHandler<S>,
  { store, queues, log, poke }: StageWorkerDeps,
  concurrency: number = topology[stage].concurrency,
): Promise<StageWorker> {
  const stageLog = log.child({ stage });
  const stopping = new AbortController();
  const announcer = createAnnouncer(store, queues, stageLog);
  let taken = 0;
  let running = 0;
  const worker = queues.worker(
    stage,
    async (job, token) => {
      taken++;
      running++;
      try {
        const payload = taskPayloadSchema.parse(job.data);
        const move = { store, job, token, log: stageLog, announce: announcer.announce, poke };
        await runTask(store, handler, payload, stopping.signal, (ending) => applyOutcome(ending, move));
      } finally {
        running--;
      }
    },
    {
      concurrency,
      lockDuration: queueLockMs,
      stalledInterval: stalledCheckMs,
      // Crashes are counted in the task row; the queue must not give up before that.
      maxStalledCount: 100,
      // A store that was away shall not cost the default 15 s.
      runRetryDelay: 1000,
    },
  );
  await inTime(worker.waitUntilReady(), readyTimeoutMs);
  let stopped: Promise<void> | undefined;
  return {
    isRunning: () => !stopped && worker.isRunning(),
    activity: () => ({ taken, hasRoom: running < concurrency }),
    stop(graceMs = stopGraceMs) {
      stopped ??= (async () => {
        const grace = setTimeout(() => stopping.abort(new Error("the worker is stopping")), graceMs);
        await worker.close();
        await announcer.drained();
        clearTimeout(grace);
      })();
      return stopped;
    },
  };
}
