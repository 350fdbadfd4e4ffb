/**
 * The model's part of extract: it fills fields that the rules have not found. What they have read from the page's data or
 * text stays, and is not asked for.
 */
import { type ModelResponses, modelResponseSchemas, type Posting } from "@leadfit/contracts";
import { askChecked } from "../model/ask-checked.ts";
import { delimiter } from "../model/delimiter.ts";
import { wordOverlap, wordsOf } from "../model/fold.ts";
import { canFinishByRules } from "../model/rules-where-no-model-can.ts";
import type { Model, Way } from "../ports.ts";

const maxOutputTokens = 1_000;
/** The fields worth a call where the page's data and text do not give them. */
const askedFor = ["title", "company", "location"] as const;
/** An advert names its title, employer and place at its beginning, if at all. */
const readCharacters = 3_000;

export type Filled = { posting: Posting; degraded?: string };

export function fillFieldsByModel(model: Model): Way<Posting, Filled> {
  return async (posting, task, signal) => {
    if (askedFor.every((field) => posting[field] !== null)) return { kind: "decided", output: { posting } };
    const found = JSON.stringify({ ...posting, description: undefined, sources: undefined });
    const page = `${found}\n\n${posting.description.slice(0, readCharacters)}`;
    const asked = await askChecked(
      model,
      task,
      { step: "extract", data: { page, delimiter: delimiter(page) }, maxOutputTokens },
      modelResponseSchemas.extract,
      (answer) => ({ ok: true, result: answer.posting }),
      signal,
    );
    // What the rules read is whole without these.
    if (asked.kind === "quarantined" && canFinishByRules(model.policy, asked))
      return { kind: "decided", output: { posting, degraded: asked.detail } };
    if (asked.kind !== "checked") return asked;
    return { kind: "decided", output: { posting: filled(posting, asked.result, page) } };
  };
}

/** Only absent fields are taken, and only where the page says every word of them. */
function filled(posting: Posting, answer: ModelResponses["extract"]["posting"], page: string): Posting {
  const result = { ...posting, sources: { ...posting.sources } };
  const known = new Set(wordsOf(page));
  for (const field of [...askedFor, "employment_type"] as const) {
    const value = answer[field]?.trim();
    if (result[field] === null && value && wordOverlap(wordsOf(value), known) === 1) {
      result[field] = value;
      result.sources[field] = "model";
    }
  }
  return result;
}
