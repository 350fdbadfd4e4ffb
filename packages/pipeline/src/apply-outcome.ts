/** The one place where a stage's intention becomes a commit and a queue move. */
import { setTimeout as pause } from "node:timers/promises";
import type { Completed, Stage } from "@leadfit/contracts";
import type { Logger } from "@leadfit/service";
import { DelayedError, WaitingError } from "bullmq";
import type { QueueJob } from "./queues.ts";
import type { Ending } from "./run-task.ts";
import type { TaskStore } from "./task-store.ts";
import { leaseMs, maxAttempts, retryBaseMs, retryCapMs, topology } from "./topology.ts";

export type Move = {
  store: TaskStore;
  job: QueueJob;
  token: string | undefined;
  log: Logger;
  poke: () => void;
};

/**
 * Returning means that the queue may forget the job; DelayedError and WaitingError mean that it was moved.
 */
export async function applyOutcome(ending: Ending, { store, job, token, log, poke }: Move): Promise<void> {
  const ids = "task" in ending ? { assessment: ending.task.assessmentId, job: ending.task.jobId } : {};
  const note = (committed: boolean, what: string) =>
    committed ? log.info(ids, what) : log.warn(ids, `fenced out, not ${what}`);

  const delayTo = async (until: Date): Promise<never> => {
    // A moment later than due, for the queue's clock may be ahead of the database's.
    await job.moveToDelayed(Math.max(until.getTime(), Date.now()) + 50, token);
    throw new DelayedError();
  };

  switch (ending.kind) {
    case "nothing":
      return;
    case "later":
      return await delayTo(ending.until);
    case "lost":
      log.warn(ids, "lease lost");
      return;
    case "interrupted":
      await store.release(ending.task, null);
      await job.moveToWait(token);
      throw new WaitingError();
    case "threw": {
      const { task, error, attempts } = ending;
      const tried = attempts + 1;
      log.warn({ ...ids, tried, error: error.message }, "try failed");
      if (tried >= maxAttempts) {
        const parked = await persist(store, () =>
          store.quarantine(task, {
            kind: "quarantined",
            reason: "failed_generate_assessment",
            detail: error.name === "StageTimeoutError" ? "stage_timeout" : "stage_error",
            message: `Stage ${task.stage} failed ${tried} times, last with: ${error.message}`,
          }),
        );
        return note(parked, "quarantined");
      }
      const delayMs = Math.random() * Math.min(retryCapMs, retryBaseMs * 2 ** tried);
      if (!(await persist(store, () => store.failTry(task, error.message, delayMs))))
        return note(false, "retried");
      return await delayTo(new Date(Date.now() + delayMs));
    }
    case "outcome": {
      const { task, outcome } = ending;
      switch (outcome.kind) {
        case "completed": {
          const result = outcome as Completed<Stage>;
          note(
            await persist(store, () => store.complete(task, result, topology[task.stage].next)),
            "stage done",
          );
          return poke();
        }
        case "deferred":
          if (!(await persist(store, () => store.release(task, outcome.until))))
            return note(false, "deferred");
          log.info({ ...ids, reason: outcome.reason }, "deferred");
          return await delayTo(outcome.until);
        case "quarantined":
          note(await persist(store, () => store.quarantine(task, outcome)), `quarantined: ${outcome.detail}`);
          return poke();
      }
    }
  }
}

/**
 * Writes a result although the store may be away for a moment: the work is done and would only be done again.
 * The fence makes a late write harmless.
 */
async function persist<T>(store: TaskStore, write: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + leaseMs;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (Date.now() > deadline || !store.isAway(error)) throw error;
      await pause(250);
    }
  }
}
