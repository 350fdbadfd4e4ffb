/** One delivery of one task: claim it, keep its lease, run its handler, and say how that ended. */
import { setTimeout as pause } from "node:timers/promises";
import type { Outcome, Stage, StageOutputs, TaskPayload } from "@leadfit/contracts";
import { createPlace, type Leave } from "./place.ts";
import type { Claim, HeldTask, TaskStore } from "./task-store.ts";
import { lastWordsMs, leaseMs, maxCrashes, renewMs, topology } from "./topology.ts";

/**
 * Runs one stage of one assessment, on what earlier ones have committed. Throws for "retry by policy"; must heed `signal`.
 */
export type StageHandler<S extends Stage = Stage> = (
  task: HeldTask & { earlier: Partial<StageOutputs> },
  signal: AbortSignal,
) => Promise<Outcome<S>>;

/** What a delivery came to; apply-outcome acts on it. */
export type Ending =
  | { kind: "nothing" }
  | { kind: "later"; waitMs: number }
  | { kind: "outcome"; task: HeldTask; outcome: Outcome; attempts: number }
  | { kind: "threw"; task: HeldTask; error: Error; attempts: number }
  /** The worker is stopping: hand the task back. */
  | { kind: "interrupted"; task: HeldTask }
  /** The lease was lost: the task is somebody else's now. */
  | { kind: "lost"; task: HeldTask };

export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

export class StageTimeoutError extends Error {
  override name = "StageTimeoutError";
}

/** What dies is the process, with the tasks of all workers in it. */
const place = createPlace();

/**
 * @param stopping aborted when the worker must let go of its tasks
 * @param settle writes down how it ended; until then the task is in its process's hands
 */
export async function runTask(
  store: TaskStore,
  handler: StageHandler,
  payload: TaskPayload,
  stopping: AbortSignal,
  settle: (ending: Ending) => Promise<void>,
): Promise<void> {
  const claim = () => store.claim({ assessmentId: payload.assessment_id, stage: payload.stage }, leaseMs);
  let leave: Leave | undefined;
  const run = async (): Promise<Ending> => {
    leave = await place.enter(stopping);
    let claimed = await claim();
    if (claimed.kind === "claimed" && claimed.crashCount === maxCrashes - 1) {
      // Not held while it waits: another's death must not be counted as the last of this one.
      await store.release(claimed.task, 0);
      leave();
      leave = await place.enterAlone(stopping);
      claimed = await claim();
    }
    return await runClaimed(claimed, store, handler, stopping);
  };
  try {
    const ending = await run().catch((error): Ending => {
      if (error !== stopping.reason) throw error;
      // Nothing was begun: the queue hands it to somebody else.
      return { kind: "later", waitMs: 0 };
    });
    await settle(ending);
  } finally {
    leave?.();
  }
}

async function runClaimed(
  claim: Claim,
  store: TaskStore,
  handler: StageHandler,
  stopping: AbortSignal,
): Promise<Ending> {
  if (claim.kind === "settled") return { kind: "nothing" };
  if (claim.kind === "later") return claim;
  const { task, earlier, attempts, crashCount } = claim;
  if (crashCount >= maxCrashes) {
    return {
      kind: "outcome",
      task,
      attempts,
      outcome: {
        kind: "quarantined",
        reason: "failed_generate_assessment",
        detail: "poison_task",
        message: `Its worker died ${crashCount} times in stage ${task.stage}. Retry it after looking at the worker's log.`,
      },
    };
  }
  const ours = new AbortController();
  const lease = setInterval(() => {
    store.renew(task, leaseMs).then(
      (held) => held || ours.abort(new LeaseLostError()),
      // The store is away for a moment: the fence decides at the commit whether the task is still ours.
      () => {},
    );
  }, renewMs);
  const { timeoutMs } = topology[task.stage];
  const timeout = setTimeout(
    () => ours.abort(new StageTimeoutError(`stage ${task.stage} took longer than ${timeoutMs} ms`)),
    timeoutMs,
  );
  const { signal } = ours;
  const stop = () => ours.abort(stopping.reason);
  if (stopping.aborted) stop();
  else stopping.addEventListener("abort", stop);
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort);
  const work = Promise.resolve().then(() => handler({ ...task, earlier }, signal));
  try {
    const outcome = await Promise.race([work, aborted.promise]);
    return { kind: "outcome", task, outcome, attempts };
  } catch (error) {
    if (ours.signal.reason instanceof LeaseLostError) return { kind: "lost", task };
    if (stopping.aborted) {
      // The process ends after this: what the handler has to write down about its calls, it writes now.
      await Promise.race([work.catch(() => {}), pause(lastWordsMs, undefined, { ref: false })]);
      return { kind: "interrupted", task };
    }
    return {
      kind: "threw",
      task,
      attempts,
      error: error instanceof Error ? error : new Error(String(error)),
    };
  } finally {
    clearInterval(lease);
    clearTimeout(timeout);
    // What listens lives as long as the worker, with the task in its hands.
    stopping.removeEventListener("abort", stop);
  }
}
