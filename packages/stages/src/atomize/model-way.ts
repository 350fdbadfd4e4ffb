/** Step 2.2 by a model. Every requirement must come back in at least one atom, and no atom without its requirement. */
import { modelResponseSchemas, type StageOutputs, type Tagged } from "@leadfit/contracts";
import { askChecked } from "../model/ask-checked.ts";
import type { Model, Way } from "../ports.ts";
import { withLineage } from "./with-lineage.ts";

const tokensAnItem = 160;
const tokensAtLeast = 800;

export function atomizeByModel(model: Model): Way<Tagged[], StageOutputs["atomize"]> {
  return async (tagged, task, signal) => {
    // An empty list is no question.
    if (tagged.length === 0) return { kind: "decided", output: { atomic_objects: [] } };
    const question = {
      step: "atomize" as const,
      // One line each, so that no line of one can be taken for another item.
      data: { tagged_list: tagged.map((item) => ({ ...item, raw_string: oneLine(item.raw_string) })) },
      maxOutputTokens: tokensAtLeast + tokensAnItem * tagged.length,
    };
    const asked = await askChecked(
      model,
      task,
      question,
      modelResponseSchemas.atomize,
      ({ atomic_objects }) => withLineage(atomic_objects, tagged),
      signal,
    );
    if (asked.kind !== "checked") return asked;
    return { kind: "decided", output: { atomic_objects: asked.result.map(({ atom }) => atom) } };
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
