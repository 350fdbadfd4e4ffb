/** Step 2.3: each atom's final kind. */
import type { Atom, StageOutputs } from "@leadfit/contracts";
import { classifyByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import type { Handler, StageReader, Way } from "../ports.ts";

const classifyWay: Way<Atom[], StageOutputs["classify"]> = byRules(classifyByRules, (atoms) => ({
  atoms: atoms.length,
}));

export function createClassifyHandler(reader: StageReader): Handler<"classify"> {
  return async ({ assessmentId }, signal) => {
    const { atomic_objects } = await reader.output(assessmentId, "atomize");
    const decision = await classifyWay(atomic_objects, signal);
    if (decision.kind === "quarantined") return decision;
    return { kind: "completed", output: decision.output, run: decision.run };
  };
}
