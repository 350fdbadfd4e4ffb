/** What stages need of the outside, and the signature that the rules' way and the model's way share. */
import type {
  Deferred,
  Outcome,
  Quarantined,
  ResumeText,
  Run,
  Stage,
  StageOutputs,
} from "@leadfit/contracts";

export type StageTask = { assessmentId: string; jobId: string };

/** Reading what was committed before. packages/runtime joins it to the database. */
export interface StageReader {
  page(jobId: string): Promise<{ content: string; url: string | null } | null>;
  output<S extends Stage>(assessmentId: string, stage: S): Promise<StageOutputs[S]>;
  resume(assessmentId: string): Promise<ResumeText | null>;
}

/** One call to a model: the step's prompt filled with `data`. */
export type Question = {
  stage: Stage;
  /** What the prompt's template is filled with. */
  data: Record<string, unknown>;
  /** What was wrong with the last answer to this question; empty at the first call. */
  issues: string[];
  /** Beside what the model may think. */
  maxOutputTokens: number;
};

export type Answer =
  | { kind: "answer"; text: string; runId: string }
  /** Not now; costs no attempt. */
  | { kind: "wait"; until: Date; reason: string }
  /** The way there failed: try the stage again by policy. */
  | { kind: "transport"; detail: string; message: string }
  /** The answer was longer than it may be: ask for less, or allow more. */
  | { kind: "truncated"; detail: string; message: string }
  /** This question will not be answered. */
  | { kind: "refused"; detail: string; message: string }
  /** The prompt or its model is wrong: every question would fail. */
  | { kind: "configuration"; detail: string; message: string };

/** Asking a model. packages/runtime joins it to the prompts, the client and the audit rows. */
export interface Model {
  ask(task: StageTask, question: Question, signal: AbortSignal): Promise<Answer>;
  /** The answer did not pass our checks: it is not given again for the same question. */
  reject(runId: string, detail: string): Promise<void>;
}

export type Decision<Output> = { kind: "decided"; output: Output; run?: Run } | Quarantined | Deferred;

/** One way of deciding a stage: by rules, or by a model. Throws for "retry by policy". */
export type Way<Input, Output> = (
  input: Input,
  task: StageTask,
  signal: AbortSignal,
) => Promise<Decision<Output>>;

export type Handler<S extends Stage> = (task: StageTask, signal: AbortSignal) => Promise<Outcome<S>>;
