/** Step 2.2: requirements broken into atoms. */
import type { StageOutputs } from "@leadfit/contracts";
import { atomizeByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import type { Handler, StageReader, Way } from "../ports.ts";

const atomizeWay: Way<StageOutputs["tag"], StageOutputs["atomize"]> = byRules(atomizeByRules, ({ tagged_list }) => ({
  requirements: tagged_list.length,
}));

export function createAtomizeHandler(reader: StageReader): Handler<"atomize"> {
  return async ({ assessmentId }, signal) => {
    const decision = await atomizeWay(await reader.output(assessmentId, "tag"), signal);
    if (decision.kind === "quarantined") return decision;
    return { kind: "completed", output: decision.output, run: decision.run };
  };
}
