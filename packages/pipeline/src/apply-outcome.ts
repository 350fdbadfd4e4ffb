/** The one place where a stage's intention becomes a commit and a queue move. */
import { setTimeout as pause } from "node:timers/promises";
import type { Completed, Quarantined, Stage } from "@leadfit/contracts";
import type { Logger } from "@leadfit/service";
import { DelayedError, WaitingError } from "bullmq";
import type { QueueJob } from "./queues.ts";
import type { Ending } from "./run-task.ts";
import type { HeldTask, TaskRef, TaskStore } from "./task-store.ts";
import { awayRetryMs, maxAttempts, persistMs, retryBaseMs, retryCapMs, topology } from "./topology.ts";

/** Characters kept of an error: enough for its cause, too few for a document. */
const errorLimit = 300;

export type Move = {
  store: TaskStore;
  job: QueueJob;
  token: string | undefined;
  log: Logger;
  /** Tells the queue of a task that the commit has opened. */
  announce: (task: TaskRef) => void;
  poke: () => void;
};

/**
 * Returning means that the queue may forget the job; DelayedError and WaitingError mean that it was moved.
 */
export async function applyOutcome(ending: Ending, move: Move): Promise<void> {
  const { store, job, token, log, announce, poke } = move;
  const ids = "task" in ending ? { assessment: ending.task.assessmentId, job: ending.task.jobId } : {};
  const note = (committed: boolean, what: string) =>
    committed ? log.info(ids, what) : log.warn(ids, `fenced out, not ${what}`);

  const delayBy = async (ms: number): Promise<never> => {
    // A moment later than due: the database looks at its own clock.
    await job.moveToDelayed(Date.now() + ms + 50, token);
    throw new DelayedError();
  };

  switch (ending.kind) {
    case "nothing":
      return;
    case "later":
      return await delayBy(ending.waitMs);
    case "lost":
      log.warn(ids, "lease lost");
      return;
    case "interrupted":
      await store.release(ending.task, 0);
      await job.moveToWait(token);
      throw new WaitingError();
    case "threw": {
      const { task, error, attempts } = ending;
      const tried = attempts + 1;
      const said = error.message.slice(0, errorLimit);
      if (store.isAway(error)) {
        // Nothing of the task's own: it waits for the store as for everything else, and uses nothing up.
        log.warn({ ...ids, error: said }, "the store was away");
        const awayMs = Math.random() * awayRetryMs;
        if (!(await persist(store, () => store.release(task, awayMs)))) return note(false, "handed back");
        return await delayBy(awayMs);
      }
      log.warn({ ...ids, tried, error: said }, "try failed");
      if (tried >= maxAttempts) {
        const parked = await persist(store, () =>
          store.quarantine(task, {
            kind: "quarantined",
            reason: "failed_generate_assessment",
            detail: detailOf(error),
            message: `Stage ${task.stage} failed ${tried} times, last with: ${said}`,
          }),
        );
        return note(parked, "quarantined");
      }
      const delayMs = Math.random() * Math.min(retryCapMs, retryBaseMs * 2 ** tried);
      if (!(await persist(store, () => store.failTry(task, said, delayMs)))) return note(false, "retried");
      return await delayBy(delayMs);
    }
    case "outcome": {
      const { task, outcome, attempts } = ending;
      if (outcome.kind === "deferred") {
        const delayMs = Math.max(0, outcome.until.getTime() - Date.now());
        if (!(await persist(store, () => store.release(task, delayMs)))) return note(false, "deferred");
        log.info({ ...ids, reason: outcome.reason }, "deferred");
        return await delayBy(delayMs);
      }
      try {
        const committed = await persist(store, () => commit(store, task, outcome));
        note(committed, outcome.kind === "completed" ? "stage done" : `quarantined: ${outcome.detail}`);
        if (!committed) return;
      } catch (error) {
        if (store.isAway(error)) throw error;
        // A result that cannot be stored is a try that failed, and says why; left alone it would look like a crash.
        return await applyOutcome({ kind: "threw", task, error: error as Error, attempts }, move);
      }
      if (outcome.kind === "quarantined") return poke();
      const { next } = topology[task.stage];
      // A duplicate has no next task: its hint finds no row and is dropped.
      if (next) announce({ assessmentId: task.assessmentId, stage: next });
      return;
    }
  }
}

/** A stage's error may name its own. */
function detailOf(error: Error): string {
  if ("detail" in error && typeof error.detail === "string") return error.detail;
  return error.name === "StageTimeoutError" ? "stage_timeout" : "stage_error";
}

function commit(store: TaskStore, task: HeldTask, outcome: Completed<Stage> | Quarantined): Promise<boolean> {
  return outcome.kind === "completed"
    ? store.complete(task, outcome, topology[task.stage].next)
    : store.quarantine(task, outcome);
}

/**
 * Writes a result although the store may be away for a moment: the work is done and would only be done again.
 * The fence makes a late write harmless.
 */
async function persist<T>(store: TaskStore, write: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + persistMs;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (Date.now() > deadline || !store.isAway(error)) throw error;
      await pause(250);
    }
  }
}
