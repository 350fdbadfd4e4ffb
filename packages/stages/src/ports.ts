/** What stages need of the outside, and the signature that the rules' way and a model's way share. */
import type { Outcome, Quarantined, ResumeText, Run, Stage, StageOutputs } from "@leadfit/contracts";

export type StageTask = { assessmentId: string; jobId: string };

/** Reading what was committed before. packages/runtime joins it to the database. */
export interface StageReader {
  page(jobId: string): Promise<{ content: string; url: string | null } | null>;
  output<S extends Stage>(assessmentId: string, stage: S): Promise<StageOutputs[S]>;
  resume(assessmentId: string): Promise<ResumeText | null>;
}

/** One way of deciding a stage: by rules, or by a model. */
export type Way<Input, Output> = (
  input: Input,
  signal: AbortSignal,
) => Promise<{ kind: "decided"; output: Output; run: Run } | Quarantined>;

export type Handler<S extends Stage> = (task: StageTask, signal: AbortSignal) => Promise<Outcome<S>>;
