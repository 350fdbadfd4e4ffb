/** What stages need of the outside, and the signature that the rules' way and the model's way share. */
import type {
  Correction,
  Deferred,
  Outcome,
  Quarantined,
  ResumeText,
  Run,
  Stage,
  StageOutputs,
  Step,
} from "@leadfit/contracts";

export type StageTask = { assessmentId: string; jobId: string };

/** What was stored of a job before its pipeline ran. packages/runtime joins it to the database. */
export interface StageReader {
  page(jobId: string): Promise<{ content: string; url: string | null } | null>;
  resume(assessmentId: string): Promise<ResumeText | null>;
  /** What persons have corrected on this job against this resume. */
  corrections(assessmentId: string): Promise<Correction[]>;
}

/** One call to a model: the step's prompt filled with `data`. */
export type Question = {
  step: Step;
  /** What the prompt's template is filled with. */
  data: Record<string, unknown>;
  /** What was wrong with the last answer to this question; empty at the first call. */
  issues: string[];
  /** Beside what the model may think; a prompt may set its own. */
  maxOutputTokens: number;
  /** The last answer was cut off: twice as much is allowed. */
  moreRoom: boolean;
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

/** How much is left to a model; set by whoever runs us. */
export type ModelPolicy = {
  /** What the rules can settle is not asked. */
  rulesFirst: boolean;
  /** A simple posting is tagged, atomized and classified in one call. */
  oneCall: boolean;
  /** Name and contact data of the resume are not sent. */
  maskResume: boolean;
  /** The rules finish what no call can; else it is parked. */
  fallBack: boolean;
};

/** What a model has said of one atom, by its words. */
export type Verdict = {
  requirement: string;
  match: boolean;
  reasoning: string;
  quote: string | null;
  runId: string;
};

/** One given before, and the resume's text that it was given on. */
export type KnownVerdict = Verdict & { resumeText: string };

/**
 * Asking a model. packages/runtime joins it to the prompts, the client and the audit rows. One task object is asked about
 * with the same versions of its prompts from its first question to its last.
 */
export interface Model {
  policy: ModelPolicy;
  ask(task: StageTask, question: Question, signal: AbortSignal): Promise<Answer>;
  /** The answer did not pass our checks: it is not given again for the same question. */
  reject(runId: string, detail: string): Promise<void>;
  /** The newest verdict that this prompt and model have given on each requirement, on this resume or a version of it. */
  recall(task: StageTask, requirements: string[], resume: ResumeText): Promise<KnownVerdict[]>;
  remember(task: StageTask, verdicts: Verdict[], resume: ResumeText): Promise<void>;
}

export type Decision<Output> = { kind: "decided"; output: Output; run?: Run } | Quarantined | Deferred;

/** One way of deciding a stage: by rules, or by a model. Throws for "retry by policy". */
export type Way<Input, Output> = (
  input: Input,
  task: StageTask,
  signal: AbortSignal,
) => Promise<Decision<Output>>;

/** `earlier`: what the stages that this one reads have committed. */
export type HandledTask = StageTask & { earlier: Partial<StageOutputs> };

export type Handler<S extends Stage> = (task: HandledTask, signal: AbortSignal) => Promise<Outcome<S>>;
