/** Step 2.2: requirements broken into atoms. */
import type { StageOutputs, Tagged } from "@leadfit/contracts";
import { atomizeByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import { complete } from "../complete.ts";
import { outputOf } from "../earlier.ts";
import { rulesWhereNoModelCan } from "../model/rules-where-no-model-can.ts";
import type { Handler, Model, Way } from "../ports.ts";
import { atomizeByModel } from "./model-way.ts";

const rulesWay: Way<Tagged[], StageOutputs["atomize"]> = byRules(atomizeByRules, (tagged) => ({
  requirements: tagged.length,
}));

export function createAtomizeHandler(model: Model | null): Handler<"atomize"> {
  const way = model ? rulesWhereNoModelCan(model.policy, atomizeByModel(model), rulesWay) : rulesWay;
  return async (task, signal) => {
    const { tagged_list, prepared, settled } = outputOf(task, "tag");
    if (prepared) return { kind: "completed", output: { atomic_objects: prepared.atomic_objects } };
    return complete<"atomize">(await (settled ? rulesWay : way)(tagged_list, task, signal));
  };
}
