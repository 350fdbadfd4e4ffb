/**
 * Step 3.1 by a model, in batches. What the rules can prove from the resume needs no model; a model is asked about
 * the rest, and its matches count only with a quote that stands in the resume.
 */
import {
  type Assessed,
  type Classified,
  type ModelResponses,
  modelResponseSchemas,
  type ResumeText,
} from "@leadfit/contracts";
import { matchByRules } from "@leadfit/rules";
import { askItems } from "../model/ask-items.ts";
import { delimiter } from "../model/delimiter.ts";
import type { Model, Way } from "../ports.ts";

export type MatchInput = { atoms: Classified[]; resume: ResumeText };

/** Small enough that no item is forgotten, large enough that the resume is not sent for each. */
const batchSize = 20;
const tokensAnItem = 160;
const tokensAtLeast = 500;

/** A model gives no measure of its own that could be believed. */
const confidenceOfMatch = 0.8;
const confidenceOfNoMatch = 0.7;
/** From this many items on, a model that calls all of them met has probably not looked (or was told to). */
const suspiciousFrom = 8;
const confidenceOfSuspicious = 0.4;

type Reply = ModelResponses["match"]["assessed_objects"][number];

export function matchByModel(model: Model): Way<MatchInput, Assessed[]> {
  return async ({ atoms, resume }, task, signal) => {
    const byRules = matchByRules({ atoms, resume: resume.text, today: new Date() });
    const open = byRules.filter(({ match }) => !match);
    const decided = new Map<string | undefined, Reply & { runId: string }>();
    for (let start = 0; start < open.length; start += batchSize) {
      const asked = await askItems({
        model,
        task,
        items: open.slice(start, start + batchSize),
        questionOf: (items) => ({
          stage: "match",
          // Only what a reader of the prompt needs; the rules' opinion stays out.
          data: {
            resume: resume.text,
            delimiter: delimiter(task, resume.text),
            classified_objects: items.map(({ id, requirement_string }) => ({ id, requirement_string })),
          },
          maxOutputTokens: tokensAtLeast + tokensAnItem * items.length,
        }),
        schema: modelResponseSchemas.match,
        itemsOf: ({ assessed_objects }) => assessed_objects,
        same: (a: Reply, b: Reply) => a.match === b.match,
        signal,
      });
      if (asked.kind !== "answered") return asked;
      for (const [id, reply] of asked.replies) decided.set(id, reply);
    }
    const isSuspicious =
      open.length >= suspiciousFrom &&
      open.length === byRules.length &&
      [...decided.values()].every(({ match }) => match);
    const output = byRules.map((rule): Assessed => {
      const reply = decided.get(rule.id);
      return reply ? verdict(rule, reply, isSuspicious) : rule;
    });
    return { kind: "decided", output };
  };
}

/** The model's verdict on what the rules could not prove; the check of evidence that follows looks for the quote. */
function verdict(rule: Assessed, reply: Reply & { runId: string }, isSuspicious: boolean): Assessed {
  const { requirement_string, id, group, missing } = rule;
  const base = {
    requirement_string,
    ...(id !== undefined && { id }),
    ...(group !== undefined && { group }),
    match: reply.match,
    match_reasoning: reply.match_reasoning,
    decided_by: "model" as const,
    run_id: reply.runId,
  };
  if (!reply.match)
    return { ...base, confidence: confidenceOfNoMatch, ...(missing !== undefined && { missing }) };
  return {
    ...base,
    confidence: isSuspicious ? confidenceOfSuspicious : confidenceOfMatch,
    ...(reply.evidence_quote !== null && { evidence_quote: reply.evidence_quote }),
  };
}
