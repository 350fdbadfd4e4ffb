/** A way's decision as the outcome of its stage. */
import type { Outcome, Stage, StageOutputs } from "@leadfit/contracts";
import type { Decision } from "./ports.ts";

export function complete<S extends Stage>(decision: Decision<StageOutputs[S]>): Outcome<S> {
  if (decision.kind !== "decided") return decision;
  return { kind: "completed", output: decision.output, ...(decision.run && { run: decision.run }) };
}
