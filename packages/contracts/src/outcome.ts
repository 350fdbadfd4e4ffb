/** What a stage wants to happen next. Only the pipeline's apply-outcome turns it into queue moves. */

import type { Posting } from "./posting.ts";
import type { QuarantineReason } from "./quarantine.ts";
import type { Stage, StageOutputs } from "./stage.ts";

/** One decision of a stage by one engine: the audit row (`llm_runs_v2`) of rules and models alike. */
export type Run = {
  model_id: string;
  /** What was put in. Rules name what they read by ids and sizes; they do not copy documents. */
  input: string;
  output: string;
  input_tokens: number;
  output_tokens: number;
  /** Part of output_tokens. */
  thinking_tokens: number;
  started_at: Date;
  ended_at: Date;
};

/** `run` is the row of a decision by rules; a model's calls have left theirs when they were made. */
export type Completed<S extends Stage> = { kind: "completed"; output: StageOutputs[S]; run?: Run };

/** Not now: no attempt is used up. */
export type Deferred = { kind: "deferred"; until: Date; reason: string };

/** Parked until somebody or something clears it. `fields` are kept on the job where it has none yet. */
export type Quarantined = {
  kind: "quarantined";
  reason: QuarantineReason;
  detail: string;
  message: string;
  fields?: Partial<Omit<Posting, "description">>;
  run?: Run;
};

export type Outcome<S extends Stage = Stage> = Completed<S> | Deferred | Quarantined;
