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
import { findVerbatim } from "../model/fold.ts";
import type { Model, Way } from "../ports.ts";

export type MatchInput = { atoms: Classified[]; resume: ResumeText };

/** Small enough that no item is forgotten, large enough that the resume is not sent for each. */
const batchSize = 20;
const tokensAnItem = 160;
const tokensAtLeast = 500;

type Reply = ModelResponses["match"]["assessed_objects"][number];

export function matchByModel(model: Model): Way<MatchInput, Assessed[]> {
  return async ({ atoms, resume }, task, signal) => {
    const byRules = matchByRules({ atoms, resume: resume.text, today: new Date() });
    const open = byRules.filter(({ match }) => !match);
    const decided = new Map<string | undefined, Assessed>();
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
      for (const [id, reply] of asked.replies) decided.set(id, verdict(reply, resume.text));
    }
    const output = byRules.map((rule): Assessed => {
      const judged = decided.get(rule.id);
      if (!judged) return rule;
      return {
        ...judged,
        requirement_string: rule.requirement_string,
        ...(rule.group && { group: rule.group }),
      };
    });
    return { kind: "decided", output };
  };
}

/** The quote is kept as it stands in the resume; the check of evidence that follows needs it word for word. */
function verdict({ runId, evidence_quote, ...reply }: Reply & { runId: string }, resume: string): Assessed {
  const quote = evidence_quote === null ? null : findVerbatim(resume, evidence_quote);
  return {
    ...reply,
    ...(reply.match && quote !== null && { evidence_quote: quote }),
    decided_by: "model",
    run_id: runId,
  };
}
