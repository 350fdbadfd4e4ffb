/** A task as workers and the relay see it. */
import type { Stage, StageOutputs } from "@leadfit/contracts";

export type TaskRef = { assessmentId: string; stage: Stage };
/** What tells a task from all others. */
export const taskKey = ({ assessmentId, stage }: TaskRef): string => `${stage} ${assessmentId}`;
/** A task that this worker holds. */
export type HeldTask = TaskRef & { jobId: string; fence: number };

/** `earlier`: what the stages that this one reads have committed. */
export type Claim =
  | { kind: "claimed"; task: HeldTask; earlier: Partial<StageOutputs>; attempts: number; crashCount: number }
  /** Somebody else holds it, or it is not due yet. */
  | { kind: "later"; waitMs: number }
  /** Done, parked, cancelled or gone: nothing to do. */
  | { kind: "settled" };

/** `abandoned`: somebody who held it has died with it. */
export type Announcement = TaskRef & { enqueueGen: number; delayMs: number; abandoned: boolean };
