/**
 * Tools, kinds of tools and concepts: found in the resume or not (spec: "Specific Skills/Tools", "Conceptual Skills",
 * "Similar" clauses, "Partial Compound Requirements"). Years, degrees and languages are decided elsewhere.
 */
import { splitList } from "../atomize/split-list.ts";
import { categoryPhrases } from "../lexicon/category-phrases.ts";
import { categoriesOf, findNames } from "../lexicon/find-names.ts";
import { toolsByCategory } from "../lexicon/tools.ts";
import { fold } from "../text/fold.ts";
import { type Evidence, findConcept, findName } from "./find-evidence.ts";
import { quoteOf } from "./quote.ts";
import type { Segment } from "./resume-view.ts";
import { contentStems, isCommonplace } from "./stems.ts";

/** Either the places that prove every part, or what is missing. */
export type SkillFinding = { found: Evidence[]; what: string } | { missing: string };

/** Only a demand as light as this is met by what the resume itself calls basics. */
const lightDemand =
  /(?<![\p{L}])(?:basics?|familiar\w*|exposure|awareness|some|grundkenntnisse|notions|zaklad\w*|interest)(?![\p{L}])/u;
const openEnded =
  /(?<![\p{L}])(?:similar|equivalent|comparable|related|relevant|other|vergleichbar\w*|ahnlich\w*|similaire\w*)(?![\p{L}])/u;
/** The word after the tool that makes it something else than using the tool. */
const essential = new Set(["certif", "certificat", "certification", "licens", "licenc", "clearanc"]);
const kinds = categoryPhrases.map(([phrase, category]) => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${phrase})(?![\\p{L}\\p{N}])`, "u"),
  category,
}));

function namesOfCategory(category: string): Set<string> {
  return new Set((toolsByCategory[category] ?? []).map((spellings) => spellings[0] ?? ""));
}

function enough(evidence: Evidence | null, requirement: string): evidence is Evidence {
  return evidence !== null && (!evidence.isWeak || lightDemand.test(fold(requirement)));
}

/** Words of the requirement outside the given stretches. */
function without(text: string, stretches: readonly { index: number; length: number }[]): string {
  let out = text;
  for (const { index, length } of stretches)
    out = out.slice(0, index) + " ".repeat(length) + out.slice(index + length);
  return out;
}

function byNames(requirement: string, segments: readonly Segment[]): SkillFinding | null {
  const hits = findNames(requirement);
  if (hits.length === 0) return null;
  const places = new Map<number, Set<string>>();
  for (const hit of hits) places.set(hit.index, (places.get(hit.index) ?? new Set()).add(hit.name));
  const rest = contentStems(without(requirement, hits));
  const found: Evidence[] = [];
  for (const [at, names] of places) {
    const spelled = requirement.slice(at, at + (hits.find((hit) => hit.index === at)?.length ?? 0));
    const evidence = rest.length === 0 ? findName(segments, names) : withRest(segments, names, rest);
    if (!enough(evidence, requirement)) {
      const some = findName(segments, names);
      if (some === null) return { missing: `The resume does not mention ${spelled}.` };
      return some.isWeak
        ? { missing: `The resume mentions ${spelled} only at a beginner's level.` }
        : { missing: `The resume mentions ${spelled}, but not together with the rest of the requirement.` };
    }
    found.push(evidence);
  }
  return { found, what: [...places.values()].map((names) => [...names][0]).join(" and ") };
}

/** A place that names the tool and, in the same piece of text, every other word that carries meaning. */
function withRest(
  segments: readonly Segment[],
  names: ReadonlySet<string>,
  rest: readonly string[],
): Evidence | null {
  let weak: Evidence | null = null;
  for (const segment of segments) {
    if (
      !rest.every((stem) =>
        segment.stems.some(
          (word) =>
            word.stem === stem ||
            (essential.has(stem) && word.stem.startsWith("certif") && stem.startsWith("certif")),
        ),
      )
    )
      continue;
    const evidence = findName([segment], names);
    if (evidence && !evidence.isWeak) return evidence;
    weak ??= evidence;
  }
  return weak;
}

/** A kind of tool asked for without naming one; a named tool is asked for by its name. */
function byKind(requirement: string, segments: readonly Segment[]): SkillFinding | null {
  const folded = fold(requirement);
  const named = findNames(requirement);
  for (const { pattern, category } of kinds) {
    const hit = pattern.exec(folded);
    if (!hit) continue;
    const end = hit.index + hit[0].length;
    if (named.some(({ index, length }) => index < hit.index || index + length > end)) return null;
    if (contentStems(without(requirement, [{ index: hit.index, length: hit[0].length }])).length > 0)
      return null;
    const evidence = findName(segments, namesOfCategory(category));
    if (enough(evidence, requirement))
      return { found: [evidence], what: `${evidence.as}, a tool of the kind asked for (${category})` };
    return null;
  }
  return null;
}

/** Permits, citizenship and the like: the name of a country alone shows none of them. */
const eligibility =
  /(?<![\p{L}])(?:authori[sz]ed|authori[sz]ation|eligib\w+|visas?|citizens?|citizenship|permit|right to work|(?:able|ability|willing\w*) to (?:work|travel|relocate|commute)|clearance|arbeitserlaubnis|permis de travail|pracovni povoleni)(?![\p{L}])/u;

function byConcept(requirement: string, all: readonly Segment[]): SkillFinding {
  const segments = eligibility.test(fold(requirement))
    ? all.filter(({ text }) => eligibility.test(fold(text)))
    : all;
  const stems = contentStems(requirement);
  if (stems.length === 0 || isCommonplace(stems))
    return { missing: "The requirement names nothing that words in a resume could prove." };
  const evidence = findConcept(segments, stems);
  if (enough(evidence, requirement))
    return { found: [evidence], what: evidence.segment.text.slice(evidence.start, evidence.end) };
  return { missing: `The resume does not mention ${requirement.replace(/[.\s]+$/, "")}.` };
}

function decideOne(requirement: string, segments: readonly Segment[]): SkillFinding {
  const kind = byKind(requirement, segments);
  if (kind) return kind;
  const named = byNames(requirement, segments);
  if (named) return named;
  if (openEnded.test(fold(requirement)))
    return { missing: "Which tools or experience would count as similar is not for rules to say." };
  return byConcept(requirement, segments);
}

/** Tools that share a kind with every one of `siblings`, for "or similar" beside them (spec: "Similar" clauses). */
export function findSimilar(siblings: readonly string[], segments: readonly Segment[]): SkillFinding | null {
  const names = siblings.flatMap((sibling) => findNames(sibling).map(({ name }) => name));
  const [first, ...others] = names.map(categoriesOf);
  if (!first) return null;
  const shared = [...first].filter((category) => others.every((each) => each.has(category)));
  const evidence = findName(segments, new Set(shared.flatMap((category) => [...namesOfCategory(category)])));
  return evidence && !evidence.isWeak
    ? { found: [evidence], what: `${evidence.as}, which is of the same kind (${shared[0]})` }
    : null;
}

/**
 * Looks for every part of a requirement within `segments`; of alternatives ("AWS or Azure") one is enough. A tool of
 * the kind asked for is enough for "orchestration tools".
 */
export function findSkill(requirement: string, segments: readonly Segment[]): SkillFinding {
  const { phrases, any } = splitList(requirement);
  if (phrases.length === 1) return decideOne(requirement, segments);
  const findings = phrases.map((phrase) => decideOne(phrase, segments));
  if (any)
    return findings.find((finding) => "found" in finding) ?? findings[0] ?? decideOne(requirement, segments);
  const missing = findings.find((finding) => "missing" in finding);
  if (missing) return missing;
  const all = findings.filter((finding) => "found" in finding);
  return {
    found: all.flatMap((finding) => finding.found),
    what: all.map((finding) => finding.what).join(" and "),
  };
}

/** The quote for a finding: its first place. */
export function quoteFinding(found: readonly Evidence[]): string {
  const first = found[0];
  return first ? quoteOf(first.segment, first.start, first.end) : "";
}
