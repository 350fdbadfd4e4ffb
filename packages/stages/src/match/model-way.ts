/**
 * Step 3.1 by a model, in batches. What the rules can prove from the resume needs no model, unless the policy wants it
 * asked all the same; what it has said before of the same words is not asked again. Its matches count only with a quote
 * that stands in the resume.
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
import { canFinishByRules } from "../model/rules-where-no-model-can.ts";
import type { Model, Verdict, Way } from "../ports.ts";
import { createCanary, withCanary } from "./canary.ts";
import { holding } from "./known-verdicts.ts";
import { holdsPlaceholder, maskPersonalData } from "./mask-personal-data.ts";

export type MatchInput = { atoms: Classified[]; resume: ResumeText };
export type Matched = { assessed_objects: Assessed[]; degraded?: string };

/** Small enough that no item is forgotten, large enough that the resume is not sent for each. */
const batchSize = 20;
const tokensAnItem = 160;
const tokensAtLeast = 500;

const settledFrom = 0.85;

/** A model gives no measure of its own that could be believed. */
const confidenceOfMatch = 0.8;
const confidenceOfNoMatch = 0.7;
/** From this many items on, a model that calls all of them met has probably not looked (or was told to). */
const suspiciousFrom = 8;
const confidenceOfSuspicious = 0.4;

type Reply = ModelResponses["match"]["assessed_objects"][number];
type Item = { id?: string | undefined; requirement_string: string };

export function matchByModel(model: Model): Way<MatchInput, Matched> {
  const { policy } = model;
  return async ({ atoms, resume }, task, signal) => {
    const byRules = matchByRules({ atoms, resume: resume.text, today: new Date() });
    const askable = policy.rulesFirst ? byRules.filter((verdict) => !isSettled(verdict)) : byRules;
    const requirements = askable.map(({ requirement_string }) => requirement_string);
    const known = holding(await model.recall(task, requirements, resume), resume);
    const verdicts = new Map<string, Verdict>(known.map((verdict) => [verdict.requirement, verdict]));
    // One question for two atoms in the same words.
    const open = [...new Map(askable.map((atom) => [atom.requirement_string, atom])).values()].filter(
      ({ requirement_string }) => !verdicts.has(requirement_string),
    );
    const questionOf = questionAbout(policy.maskResume ? maskPersonalData(resume.text).masked : resume.text);
    let degraded: string | undefined;
    for (let start = 0; start < open.length; start += batchSize) {
      const items: Item[] = open.slice(start, start + batchSize);
      const canary = createCanary(resume.text, items);
      const asked = await askItems({
        model,
        task,
        items,
        questionOf: (some) => questionOf(withCanary(some, canary)),
        schema: modelResponseSchemas.match,
        itemsOf: ({ assessed_objects }) => assessed_objects,
        same: (a: Reply, b: Reply) => a.match === b.match,
        objection: (found) => objectionTo(found, canary.id),
        signal,
      });
      if (asked.kind === "quarantined" && canFinishByRules(policy, asked)) {
        degraded = asked.detail;
        break;
      }
      if (asked.kind !== "answered") return asked;
      const given = items.flatMap(({ id, requirement_string }): Verdict[] => {
        const reply = asked.replies.get(id ?? "");
        return reply ? [verdictOf(requirement_string, reply)] : [];
      });
      await model.remember(task, given, resume);
      for (const verdict of given) verdicts.set(verdict.requirement, verdict);
    }
    const isSuspicious =
      askable.length >= suspiciousFrom &&
      askable.length === byRules.length &&
      askable.every(({ requirement_string }) => verdicts.get(requirement_string)?.match);
    const asked = new Set(askable);
    const assessed_objects = byRules.map((rule): Assessed => {
      const verdict = asked.has(rule) ? verdicts.get(rule.requirement_string) : undefined;
      return verdict ? assessedBy(verdict, rule, isSuspicious) : rule;
    });
    return { kind: "decided", output: { assessed_objects, ...(degraded && { degraded }) } };
  };
}

/**
 * A match has its proof. No match is settled where the rules know what they look for: a tool or a paper by all its names,
 * years, a level, a degree; not where the same can be said in other words.
 */
function isSettled({ match, confidence = 0 }: Assessed): boolean {
  return match || confidence >= settledFrom;
}

/** Only what a reader of the prompt needs; the rules' opinion stays out. */
function questionAbout(resume: string) {
  return (items: Item[]) => ({
    step: "match" as const,
    data: {
      resume,
      delimiter: delimiter(resume),
      classified_objects: items.map(({ id, requirement_string }) => ({ id, requirement_string })),
    },
    maxOutputTokens: tokensAtLeast + tokensAnItem * items.length,
  });
}

function objectionTo(found: Reply[], canaryId: string): { detail: string; issues: string[] } | null {
  if (!found.some(({ id, match }) => id === canaryId && match)) return null;
  return {
    detail: "canary_tripped",
    issues: [
      "At least one item was called met of which the resume says nothing. Judge each by the resume's own words.",
    ],
  };
}

function verdictOf(requirement: string, reply: Reply & { runId: string }): Verdict {
  const { match, match_reasoning, evidence_quote, runId } = reply;
  return { requirement, match, reasoning: match_reasoning, quote: evidence_quote, runId };
}

/** The model's verdict on what the rules could not prove; the check of evidence that follows looks for the quote. */
function assessedBy(verdict: Verdict, rule: Assessed, isSuspicious: boolean): Assessed {
  const { requirement_string, id, group, missing } = rule;
  const base = {
    requirement_string,
    ...(id !== undefined && { id }),
    ...(group !== undefined && { group }),
    match: verdict.match,
    match_reasoning: verdict.reasoning,
    decided_by: "model" as const,
    run_id: verdict.runId,
  };
  if (!verdict.match)
    return { ...base, confidence: confidenceOfNoMatch, ...(missing !== undefined && { missing }) };
  return {
    ...base,
    confidence: isSuspicious ? confidenceOfSuspicious : confidenceOfMatch,
    ...(verdict.quote !== null && !holdsPlaceholder(verdict.quote) && { evidence_quote: verdict.quote }),
  };
}
