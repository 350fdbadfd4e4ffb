/**
 * Steps 2.1 to 2.3 of a simple posting in one call. Its requirements and atoms pass the same checks as those of three
 * calls; what atomize and classify would commit is handed to them.
 */
import {
  type ModelResponses,
  modelResponseSchemas,
  type Posting,
  type StageOutputs,
} from "@leadfit/contracts";
import { withLineage } from "../atomize/with-lineage.ts";
import { agreeing } from "../classify/agreeing.ts";
import { askChecked, type Checked } from "../model/ask-checked.ts";
import { delimiter } from "../model/delimiter.ts";
import type { Model, Way } from "../ports.ts";
import { grounded } from "./grounded.ts";

const maxOutputTokens = 6_000;

type Requirement = ModelResponses["combined"]["requirements"][number];

export function tagInOneCall(model: Model): Way<Posting, StageOutputs["tag"]> {
  return async ({ description }, task, signal) => {
    const asked = await askChecked(
      model,
      task,
      {
        step: "combined",
        data: { job_description: description, delimiter: delimiter(description) },
        maxOutputTokens,
      },
      modelResponseSchemas.combined,
      ({ requirements }) => prepared(requirements, description),
      signal,
    );
    if (asked.kind !== "checked") return asked;
    return { kind: "decided", output: asked.result };
  };
}

function prepared(requirements: Requirement[], description: string): Checked<StageOutputs["tag"]> {
  const tagged = grounded(requirements, description);
  if (!tagged.ok) return tagged;
  const { kept, dropped } = tagged.result;
  const tagged_list = kept.map(({ tagged }) => tagged);
  const answered = kept.flatMap(({ tagged: { id = "" }, from }) =>
    from.atoms.map((atom) => ({ ...atom, id, category: from.category })),
  );
  const atoms = withLineage(answered, tagged_list);
  if (!atoms.ok) return atoms;
  const classified_objects = atoms.result.map(({ atom, from }) => {
    const { category, ...rest } = atom;
    return { ...rest, classification: agreeing(from.classification, category) };
  });
  return {
    ok: true,
    result: {
      tagged_list,
      dropped,
      prepared: { atomic_objects: atoms.result.map(({ atom }) => atom), classified_objects },
    },
  };
}
