/**
 * The model's part of extract: it fills fields that the rules could not read from structured data. What stands in
 * JSON-LD, microdata or the site's own markup is better than any reading of it, and is not asked for.
 */
import {
  type FieldSource,
  type ModelResponses,
  modelResponseSchemas,
  type Posting,
} from "@leadfit/contracts";
import { askChecked } from "../model/ask-checked.ts";
import { delimiter } from "../model/delimiter.ts";
import { wordOverlap } from "../model/fold.ts";
import { canFinishByRules } from "../model/rules-where-no-model-can.ts";
import type { Model, Way } from "../ports.ts";

const maxOutputTokens = 1_000;
/** The fields worth a call when unsure. */
const askedFor = ["title", "company", "location"] as const;
const sureSources: ReadonlySet<FieldSource | undefined> = new Set([
  "json-ld",
  "microdata",
  "selector",
  "embedded",
  "json",
]);

export type Filled = { posting: Posting; degraded?: string };

export function fillFieldsByModel(model: Model): Way<Posting, Filled> {
  return async (posting, task, signal) => {
    const unsure = askedFor.filter(
      (field) => posting[field] === null || !sureSources.has(posting.sources[field]),
    );
    if (unsure.length === 0) return { kind: "decided", output: { posting } };
    const found = JSON.stringify({ ...posting, description: undefined, sources: undefined });
    const page = `${found}\n\n${posting.description}`;
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
  for (const field of [...askedFor, "employment_type"] as const) {
    const value = answer[field]?.trim();
    if (result[field] === null && value && wordOverlap(value, page) === 1) {
      result[field] = value;
      result.sources[field] = "model";
    }
  }
  return result;
}
