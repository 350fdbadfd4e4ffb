/** Step 2.2: requirements broken into atoms. */
import type { StageOutputs, Tagged } from "@leadfit/contracts";
import { atomizeByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import type { Handler, StageReader, Way } from "../ports.ts";

const atomizeWay: Way<Tagged[], StageOutputs["atomize"]> = byRules(atomizeByRules, (tagged) => ({
  requirements: tagged.length,
}));

export function createAtomizeHandler(reader: StageReader): Handler<"atomize"> {
  return async ({ assessmentId }, signal) => {
    const { tagged_list } = await reader.output(assessmentId, "tag");
    const decision = await atomizeWay(tagged_list, signal);
    if (decision.kind === "quarantined") return decision;
    return { kind: "completed", output: decision.output, run: decision.run };
  };
}
