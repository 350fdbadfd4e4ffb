/**
 * Step 3.1 without a model: each atom against the resume, by the first way of deciding that fits it. Conservative: a
 * match needs words that stand in the resume. Knows nothing of how atoms came about.
 */

import type { Assessed, Classified } from "@leadfit/contracts";
import { fold } from "../text/fold.ts";
import { asksCredential, matchCredential } from "./match-credential.ts";
import { asksDegree, matchDegree } from "./match-degree.ts";
import { languagesAsked, matchLanguage } from "./match-language.ts";
import { findSimilar, findSkill } from "./match-skill.ts";
import { askedMonths, matchYears } from "./match-years.ts";
import { wholeOf } from "./parts-of-names.ts";
import { quoteOf } from "./quote.ts";
import { type ResumeView, viewResume } from "./resume-view.ts";
import { topicOf } from "./stems.ts";
import { confidence, type Verdict } from "./verdict.ts";

/** Longer atoms are whole paragraphs, which no rule can prove. */
const maxLength = 600;

const similar =
  /(?<![\p{L}])(?:similar|equivalent|comparable|vergleichbar\w*|ahnlich\w*|similaire\w*)(?![\p{L}])/u;

/**
 * Everything that bears on one verdict. `siblings` are the other alternatives of the atom's group, `posting` all that
 * the posting asks.
 */
type Case = {
  atom: Classified;
  siblings: readonly string[];
  posting: readonly string[];
  view: ResumeView;
  today: Date;
};

function decide({ atom, siblings, posting, view, today }: Case): Verdict {
  const { requirement_string: requirement } = atom;
  if (requirement.length > maxLength)
    return {
      match: false,
      reasoning: "The requirement is too long to be checked by rules.",
      missing: "a requirement short enough to be looked for",
      confidence: confidence.undecidable,
    };
  const stretch = askedMonths(requirement);
  // What the atom was given beside its words goes before what its words say.
  const months = atom.min_years === undefined ? stretch?.months : atom.min_years * 12;
  const years = months === undefined || months === 0 ? null : { index: 0, length: 0, ...stretch, months };
  const byDegree = asksDegree(requirement) ? matchDegree(requirement, siblings, view, today) : null;
  if (byDegree)
    return byDegree.match && years ? matchYears(requirement, years, { posting, view, today }) : byDegree;
  if (years) return matchYears(requirement, years, { posting, view, today });
  if (asksCredential(requirement)) return matchCredential(requirement, view);
  const spoken = languagesAsked(requirement);
  if (spoken.languages.length > 0) return matchLanguage(requirement, spoken, atom.level, view);
  return bySkill(requirement, siblings, view);
}

function bySkill(requirement: string, siblings: readonly string[], view: ResumeView): Verdict {
  const whole = wholeOf(requirement, siblings);
  if (whole !== null)
    return {
      match: false,
      reasoning: `${requirement} is asked for as a part of "${whole}"; by itself it does not show that.`,
      missing: topicOf(whole),
      confidence: confidence.undecidable,
    };
  const finding = findSkill(requirement, view.segments);
  const near =
    "missing" in finding && similar.test(fold(requirement)) ? findSimilar(siblings, view.segments) : null;
  const last = near ?? finding;
  if ("missing" in last)
    return { match: false, reasoning: last.reasoning, missing: last.missing, confidence: last.confidence };
  const [first] = last.found;
  if (!first) throw new Error("a finding without a place");
  const quote = quoteOf(first.segment, first.start, first.end);
  return {
    match: true,
    reasoning: `The requirement asks for ${topicOf(requirement)}; the resume shows ${last.what}: "${quote.text}".`,
    quote,
    confidence: last.confidence,
  };
}

function siblingsOf(atom: Classified, atoms: readonly Classified[]): string[] {
  if (atom.group === undefined) return [];
  return atoms
    .filter((other) => other !== atom && other.group === atom.group)
    .map((other) => other.requirement_string);
}

function rowOf({ requirement_string, id, group }: Classified, verdict: Verdict): Assessed {
  const base = {
    requirement_string,
    ...(id !== undefined && { id }),
    ...(group !== undefined && { group }),
    match: verdict.match,
    match_reasoning: verdict.reasoning,
    confidence: verdict.confidence,
    decided_by: "rules" as const,
  };
  if (!verdict.match) return { ...base, missing: verdict.missing };
  const { text, start, end } = verdict.quote;
  return { ...base, evidence_quote: text, evidence_span: { start, end } };
}

/**
 * Verdicts for the required and additional atoms, in order, with their ids and groups; evaluated ones are left out.
 * `match: true` always has an `evidence_quote` that stands in `resume` at `evidence_span` word for word; `match: false`
 * always says what is `missing` (spec: Match Determination Standards). `today` ends positions that are still open.
 */
export function matchByRules(input: {
  atoms: readonly Classified[];
  resume: string;
  today: Date;
}): Assessed[] {
  const view = viewResume(input.resume);
  const posting = input.atoms.map((atom) => atom.requirement_string);
  return input.atoms
    .filter((atom) => atom.classification !== "evaluated_qualification")
    .map((atom) =>
      rowOf(
        atom,
        decide({ atom, siblings: siblingsOf(atom, input.atoms), posting, view, today: input.today }),
      ),
    );
}
