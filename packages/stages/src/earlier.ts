/** What a stage before has committed. */
import type { Stage, StageOutputs } from "@leadfit/contracts";
import type { HandledTask } from "./ports.ts";

/** @throws where it has not: the pipeline never starts a stage before that */
export function outputOf<S extends Stage>({ assessmentId, earlier }: HandledTask, stage: S): StageOutputs[S] {
  const output = earlier[stage];
  if (!output) throw new Error(`assessment ${assessmentId} lacks an output of the stage ${stage}`);
  return output;
}
