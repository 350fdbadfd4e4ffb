/** Step 2.2 by a model. Every requirement must come back in at least one atom, and no atom without its requirement. */
import {
  type Atom,
  type ModelResponses,
  modelResponseSchemas,
  type StageOutputs,
  type Tagged,
} from "@leadfit/contracts";
import { demandsOf, plainText } from "@leadfit/rules";
import { askChecked, type Checked } from "../model/ask-checked.ts";
import type { Model, Way } from "../ports.ts";

const tokensAnItem = 160;
const tokensAtLeast = 800;
/** A requirement is cut into at most this many atoms; the rest of such an answer is noise. */
const atomsAtMost = 20;

export function atomizeByModel(model: Model): Way<Tagged[], StageOutputs["atomize"]> {
  return async (tagged, task, signal) => {
    // An empty list is no question.
    if (tagged.length === 0) return { kind: "decided", output: { atomic_objects: [] } };
    const question = {
      stage: "atomize" as const,
      data: { tagged_list: tagged },
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
    return { kind: "decided", output: { atomic_objects: asked.result } };
  };
}

/** Ids, categories, groups and demands are ours: the model only says which requirement an atom belongs to. */
function withLineage(
  answered: ModelResponses["atomize"]["atomic_objects"],
  tagged: Tagged[],
): Checked<Atom[]> {
  const atoms = tagged.flatMap(({ id = "", category }) => {
    const own = answered
      .filter((atom) => atom.id === id || atom.id.startsWith(`${id}.`))
      .map((atom) => ({ ...atom, requirement_string: plainText(atom.requirement_string).trim() }))
      .filter((atom) => atom.requirement_string !== "")
      .slice(0, atomsAtMost);
    const groups = [...new Set(own.map((atom) => atom.group).filter((group) => group !== null))].filter(
      (group) => own.filter((atom) => atom.group === group).length > 1,
    );
    return own.map((atom, n): Atom => {
      const group = groups.indexOf(atom.group ?? "");
      const text = atom.requirement_string;
      return {
        requirement_string: text,
        category,
        id: `${id}.${n + 1}`,
        ...(group >= 0 && { group: `${id}.g${group + 1}` }),
        ...demandsOf(text),
      };
    });
  });
  const missing = tagged.filter(({ id }) => !atoms.some((atom) => atom.id?.startsWith(`${id}.`)));
  if (missing.length > 0) {
    const issues = [
      `These have no atom: ${missing.map(({ id }) => id).join(", ")}. Return atoms for every one.`,
    ];
    return { ok: false, detail: "item_mismatch", issues };
  }
  return { ok: true, result: atoms };
}
