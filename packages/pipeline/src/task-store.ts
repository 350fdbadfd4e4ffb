/** The port through which the pipeline keeps its truth. packages/db satisfies it. */
import type { Completed, Quarantined, Stage, StageOutputs } from "@leadfit/contracts";

export type TaskRef = { assessmentId: string; stage: Stage };

/** A task that this worker holds under its fence. */
export type HeldTask = TaskRef & { jobId: string; fence: number };

/** `earlier`: what the stages that this one reads have committed. */
export type Claim =
  | { kind: "claimed"; task: HeldTask; earlier: Partial<StageOutputs>; attempts: number; crashCount: number }
  | { kind: "later"; waitMs: number }
  | { kind: "settled" };

/** `abandoned`: somebody who held it has died with it. */
export type Announcement = TaskRef & { enqueueGen: number; delayMs: number; abandoned: boolean };

/** Every write that takes a HeldTask answers false where the fence is no longer its own. */
export interface TaskStore {
  claim(ref: TaskRef, leaseMs: number): Promise<Claim>;
  renew(task: HeldTask, leaseMs: number): Promise<boolean>;
  release(task: HeldTask, delayMs: number): Promise<boolean>;
  failTry(task: HeldTask, error: string, delayMs: number): Promise<boolean>;
  complete(task: HeldTask, result: Completed<Stage>, next: Stage | null): Promise<boolean>;
  quarantine(task: HeldTask, why: Quarantined): Promise<boolean>;
  takeUnannounced(limit: number): Promise<Announcement[]>;
  unannounce(tasks: Announcement[]): Promise<void>;
  silent(quietMs: number, abandonedMs: number, limit: number): Promise<Announcement[]>;
  seenQueued(tasks: TaskRef[]): Promise<void>;
  /** @returns how many of them still were open and in nobody's hands */
  announceAgain(tasks: Announcement[]): Promise<number>;
  /** True for an error that says that the store cannot be reached just now. */
  isAway(error: unknown): boolean;
  exclusively<T>(work: () => Promise<T>): Promise<T | null>;
}
