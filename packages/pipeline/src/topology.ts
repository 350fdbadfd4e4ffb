/** The pipeline as a table: every stage, its limits, and what comes next. A queue is named after its stage. */
import { type Stage, stages } from "@leadfit/contracts";

export type StageSettings = {
  /** Null: the assessment is whole. */
  next: Stage | null;
  /** Tasks one worker process runs at a time, unless LEADFIT_<STAGE>_CONCURRENCY says otherwise. */
  concurrency: number;
  /**
   * A try that runs longer is aborted and counts as one that threw. Holds a few model calls of 90 s each, with
   * re-asks; match asks in batches.
   */
  timeoutMs: number;
};

export const topology: Record<Stage, StageSettings> = {
  extract: { next: "tag", concurrency: 2, timeoutMs: 300_000 },
  tag: { next: "atomize", concurrency: 5, timeoutMs: 600_000 },
  atomize: { next: "classify", concurrency: 5, timeoutMs: 600_000 },
  classify: { next: "match", concurrency: 5, timeoutMs: 600_000 },
  match: { next: null, concurrency: 5, timeoutMs: 1_200_000 },
};

/** How long a claim holds without being renewed, and how often it is renewed. */
export const leaseMs = 12_000;
export const renewMs = 4_000;
/** How long a worker tries to write down what it has done while the store is away. */
export const persistMs = 15_000;

/** A task whose try found the store away waits up to this long; such a try is not counted. */
export const awayRetryMs = 4_000;

/** Tries that threw before a task is quarantined; the wait after try n is full jitter up to base × 2ⁿ. */
export const maxAttempts = 6;
export const retryBaseMs = 1_000;
export const retryCapMs = 60_000;

/**
 * Deaths of a worker inside one task before it is quarantined as poison_task; before the last it runs alone in its
 * process, so that it answers for no other's.
 */
export const maxCrashes = 3;

/** The relay looks at least this often for tasks that no commit poked it for. */
export const relayMs = 300;
export const relayBatch = 100;
/** An enqueue that has not returned by then is taken as failed. */
export const enqueueTimeoutMs = 3_000;
/** A queue or worker that is not ready by then ends the start. */
export const readyTimeoutMs = 60_000;

/** The reconciler's rounds, and how long a task must have been silent before it asks the queue for it. */
export const reconcileMs = 2_500;
export const silentMs = 10_000;
/** One whose lease has run out has waited for that already. */
export const abandonedMs = 3_000;
export const reconcileBatch = 200;
/** A worker that lives claims a task that it takes within this. */
export const claimedWithinMs = 1_000;

/** BullMQ's own lock and its check for stalled jobs: a killed worker's job is handed out again after both. */
export const queueLockMs = 15_000;
export const stalledCheckMs = 5_000;

/** Time a stopping worker gives its running tasks before it aborts and hands them back. */
export const stopGraceMs = 20_000;
/** Time an aborted task has then to write down what became of its calls. */
export const lastWordsMs = 2_000;

/** The topology as a Mermaid graph, for the docs; a test compares. */
export function topologyDiagram(): string {
  const edges = stages.flatMap((stage) => {
    const { next } = topology[stage];
    return next ? [`  ${stage} --> ${next}`] : [`  ${stage} --> rating([rating])`];
  });
  return ["graph LR", ...edges].join("\n");
}
