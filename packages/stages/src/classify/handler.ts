/** Step 2.3: each atom's final kind. */
import type { Atom, StageOutputs } from "@leadfit/contracts";
import { classifyByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import { complete } from "../complete.ts";
import { outputOf } from "../earlier.ts";
import { rulesWhereNoModelCan } from "../model/rules-where-no-model-can.ts";
import type { Handler, Model, Way } from "../ports.ts";
import { classifyByModel } from "./model-way.ts";

const rulesWay: Way<Atom[], StageOutputs["classify"]> = byRules(classifyByRules, (atoms) => ({
  atoms: atoms.length,
}));

export function createClassifyHandler(model: Model | null): Handler<"classify"> {
  const way = model ? rulesWhereNoModelCan(model.policy, classifyByModel(model), rulesWay) : rulesWay;
  return async (task, signal) => {
    const { prepared, settled } = outputOf(task, "tag");
    if (prepared) return { kind: "completed", output: { classified_objects: prepared.classified_objects } };
    const { atomic_objects } = outputOf(task, "atomize");
    return complete<"classify">(await (settled ? rulesWay : way)(atomic_objects, task, signal));
  };
}
