/** Step 2.2: requirements broken into atoms. */
import type { StageOutputs, Tagged } from "@leadfit/contracts";
import { atomizeByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import { complete } from "../complete.ts";
import type { Handler, Model, StageReader, Way } from "../ports.ts";
import { atomizeByModel } from "./model-way.ts";

const rulesWay: Way<Tagged[], StageOutputs["atomize"]> = byRules(atomizeByRules, (tagged) => ({
  requirements: tagged.length,
}));

export function createAtomizeHandler(reader: StageReader, model: Model | null): Handler<"atomize"> {
  const way = model ? atomizeByModel(model) : rulesWay;
  return async (task, signal) => {
    const { tagged_list } = await reader.output(task.assessmentId, "tag");
    return complete<"atomize">(await way(tagged_list, task, signal));
  };
}
