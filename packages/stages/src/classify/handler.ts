/** Step 2.3: each atom's final kind. */
import type { StageOutputs } from "@leadfit/contracts";
import { classifyByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import type { Handler, StageReader, Way } from "../ports.ts";

const classifyWay: Way<StageOutputs["atomize"], StageOutputs["classify"]> = byRules(
  classifyByRules,
  ({ atomic_objects }) => ({ atoms: atomic_objects.length }),
);

export function createClassifyHandler(reader: StageReader): Handler<"classify"> {
  return async ({ assessmentId }, signal) => {
    const decision = await classifyWay(await reader.output(assessmentId, "atomize"), signal);
    if (decision.kind === "quarantined") return decision;
    return { kind: "completed", output: decision.output, run: decision.run };
  };
}
