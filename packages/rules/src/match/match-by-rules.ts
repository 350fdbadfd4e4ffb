/**
 * Step 3.1 without a model: each atom against the resume, by the first way of deciding that fits it. Conservative: a
 * match needs words that stand in the resume. Knows nothing of how atoms came about.
 */

import type { Assessed, Classified } from "@leadfit/contracts";
import { asksLanguage } from "../lexicon/asked-language.ts";
import { fold } from "../text/fold.ts";
import { asksDegree, matchDegree } from "./match-degree.ts";
import { matchLanguage } from "./match-language.ts";
import { findSimilar, findSkill, quoteFinding } from "./match-skill.ts";
import { askedMonths, matchYears } from "./match-years.ts";
import { type ResumeView, viewResume } from "./resume-view.ts";
import type { Verdict } from "./verdict.ts";

/** Longer atoms are whole paragraphs, which no rule can prove. */
const maxLength = 600;

const similar =
  /(?<![\p{L}])(?:similar|equivalent|comparable|vergleichbar\w*|ahnlich\w*|similaire\w*)(?![\p{L}])/u;

/** `siblings` are the other alternatives of the atom's group: what "or similar" is similar to. */
function decide(requirement: string, siblings: readonly string[], view: ResumeView, today: Date): Verdict {
  if (requirement.length > maxLength)
    return { match: false, reasoning: "The requirement is too long to be checked by rules." };
  const years = askedMonths(requirement);
  const degree = asksDegree(requirement);
  if (years && degree) {
    const byDegree = matchDegree(requirement, view);
    return byDegree.match ? matchYears(requirement, years, view, today) : byDegree;
  }
  if (years) return matchYears(requirement, years, view, today);
  if (degree) return matchDegree(requirement, view);
  const language = asksLanguage(requirement);
  if (language) return matchLanguage(requirement, language, view);
  let finding = findSkill(requirement, view.segments);
  if ("missing" in finding && similar.test(fold(requirement)))
    finding = findSimilar(siblings, view.segments) ?? finding;
  if ("missing" in finding) return { match: false, reasoning: finding.missing };
  const quote = quoteFinding(finding.found);
  return { match: true, reasoning: `The resume shows ${finding.what}: "${quote}".`, quote };
}

function siblingsOf(atom: Classified, atoms: readonly Classified[]): string[] {
  if (atom.group === undefined) return [];
  return atoms
    .filter((other) => other !== atom && other.group === atom.group)
    .map((other) => other.requirement_string);
}

/**
 * Verdicts for the required and additional atoms, in order, with their ids and groups; evaluated ones are left out.
 * `match: true` always has an `evidence_quote` that stands in `resume` word for word (spec: Match Determination
 * Standards). `today` ends positions that are still open. Never throws.
 */
export function matchByRules(input: {
  atoms: readonly Classified[];
  resume: string;
  today: Date;
}): Assessed[] {
  const view = viewResume(input.resume);
  return input.atoms
    .filter((atom) => atom.classification !== "evaluated_qualification")
    .map((atom): Assessed => {
      const { classification: _, ...kept } = atom;
      const verdict = decide(atom.requirement_string, siblingsOf(atom, input.atoms), view, input.today);
      const isProven = verdict.match && verdict.quote !== "" && input.resume.includes(verdict.quote);
      const base = {
        ...kept,
        match_reasoning: verdict.reasoning,
        match: isProven,
        decided_by: "rules" as const,
      };
      if (isProven && verdict.match) return { ...base, evidence_quote: verdict.quote };
      return verdict.match
        ? { ...base, match_reasoning: "No words of the resume prove this requirement." }
        : base;
    });
}
