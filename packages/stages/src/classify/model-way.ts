/** Step 2.3 by a model. Every atom comes back once; a preferred one cannot become a demanded one. */
import { type Atom, type ModelResponses, modelResponseSchemas, type StageOutputs } from "@leadfit/contracts";
import { askItems } from "../model/ask-items.ts";
import type { Model, Way } from "../ports.ts";
import { agreeing } from "./agreeing.ts";

const tokensAnItem = 60;
const tokensAtLeast = 500;

type Reply = ModelResponses["classify"]["classified_objects"][number];

export function classifyByModel(model: Model): Way<Atom[], StageOutputs["classify"]> {
  return async (atoms, task, signal) => {
    const asked = await askItems({
      model,
      task,
      items: atoms,
      questionOf: (open) => ({
        step: "classify",
        data: { atomic_objects: open },
        maxOutputTokens: tokensAtLeast + tokensAnItem * open.length,
      }),
      schema: modelResponseSchemas.classify,
      itemsOf: ({ classified_objects }) => classified_objects,
      same: (a: Reply, b: Reply) => a.classification === b.classification,
      signal,
    });
    if (asked.kind !== "answered") return asked;
    const classified_objects = atoms.map(({ category, ...atom }) => {
      const answered = asked.replies.get(atom.id ?? "")?.classification ?? "evaluated_qualification";
      return { ...atom, classification: agreeing(answered, category) };
    });
    return { kind: "decided", output: { classified_objects } };
  };
}
