/**
 * Years of experience, overall or in a domain (spec: "Years of Experience"). Knows durations; what the domain is, the
 * skill finder decides.
 */
import { findNames } from "../lexicon/find-names.ts";
import { numberOf, numberPattern } from "../lexicon/number-words.ts";
import { fold } from "../text/fold.ts";
import { mergedMonths, type Position, positionsOf, type Stated, statedDurations } from "./experience.ts";
import { findSkill } from "./match-skill.ts";
import { quoteOf } from "./quote.ts";
import type { ResumeView, Segment } from "./resume-view.ts";
import { contentStems } from "./stems.ts";
import type { Verdict } from "./verdict.ts";

const asked = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?:at least |minimum (?:of )?|min\\.? |mindestens |au moins |minimaal |minimalne |over |more than )?(${numberPattern})(?:\\s?\\(\\d{1,2}\\))?(?: ?\\+)?(?: ?(?:-|to|bis|a|tot) ?\\d{1,2})? ?\\+? ?(?:\\(?s\\)? )?(years?|yrs?|months?|jahre?n?|monate|ans?|mois|let|roky?|anos?|meses|jaar)(?:'|’)?(?![\\p{L}])`,
  "u",
);

/** Months a requirement asks for, with the stretch of words that says so; null when it names no duration. */
export function askedMonths(requirement: string): { months: number; index: number; length: number } | null {
  const hit = asked.exec(fold(requirement));
  if (!hit) return null;
  const isMonths = /^mo|^mes/.test(hit[2] ?? "");
  return { months: numberOf(hit[1] ?? "") * (isMonths ? 1 : 12), index: hit.index, length: hit[0].length };
}

function inWords(months: number): string {
  if (months < 24 && months % 12 !== 0) return `${months} months`;
  const years = Math.floor(months / 12);
  return `${years} ${years === 1 ? "year" : "years"}`;
}

/** "Professional experience": any work counts. */
function isGenericDomain(domain: string): boolean {
  return contentStems(domain).length === 0 && findNames(domain).length === 0;
}

/** What the years are asked in: the words left when the duration and the purpose ("for data retrieval") are taken out. */
function domainOf(requirement: string, stretch: { index: number; length: number }): string {
  const rest = `${requirement.slice(0, stretch.index)} ${requirement.slice(stretch.index + stretch.length)}`;
  const plain = rest
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const bare = plain.replace(/\s+(?:for|to|um|pour|para)\s+.*$/i, "");
  return isGenericDomain(bare) ? plain : bare;
}

/** "Python - 24 months": the duration stated with the skill, in the same piece of text. */
function statedFor(domain: string, durations: readonly Stated[], isGeneric: boolean): Stated | null {
  let best: Stated | null = null;
  for (const one of durations) {
    const inSegment = durations.filter((other) => other.segment === one.segment);
    if (inSegment.length > 1) continue;
    if (one.segment.section === "education" || one.segment.section === "interests") continue;
    if (isGeneric) {
      const words = fold(one.segment.text.slice(one.end, one.end + 40));
      if (!/^\s*(?:of )?(?:[\p{L}-]+ )?(?:work )?experience\b/u.test(words)) continue;
    } else if (!("found" in findSkill(domain, [one.segment]))) continue;
    if (!best || one.months > best.months) best = one;
  }
  return best;
}

const openEnded =
  /(?<![\p{L}])(?:related|relevant|similar|equivalent|comparable|relevante?|einschlagige\w*|similaire)(?![\p{L}])/u;

/** Title and employer: the lines around the dates. A tool may stand anywhere in a job, a field only here. */
function titleOf(position: Position): Segment[] {
  const at = position.segments.indexOf(position.dateSegment);
  return position.segments.slice(Math.max(0, at - 2), at + 2);
}

function positionsFor(domain: string, positions: readonly Position[], isGeneric: boolean): Position[] {
  return isGeneric
    ? [...positions]
    : positions.filter(
        (position) =>
          "found" in findSkill(domain, findNames(domain).length > 0 ? position.segments : titleOf(position)),
      );
}

/** Matched when stated or dated experience in the domain reaches what is asked; overlapping jobs count once. */
export function matchYears(
  requirement: string,
  stretch: { months: number; index: number; length: number },
  view: ResumeView,
  today: Date,
): Verdict {
  const domain = domainOf(requirement, stretch);
  const isGeneric = isGenericDomain(domain);
  if (isGeneric && openEnded.test(fold(domain)))
    return { match: false, reasoning: "Which experience counts as related is not for rules to say." };
  const need = inWords(stretch.months);
  const where = isGeneric ? "work" : domain.replace(/^(?:of|in|with|as)\s+/i, "");
  const durations = statedDurations(view);
  const stated = statedFor(domain, durations, isGeneric);
  if (stated && stated.months >= stretch.months) {
    const quote = quoteOf(stated.segment, stated.start, stated.end);
    return {
      match: true,
      reasoning: `The resume states ${inWords(stated.months)} where ${need} are asked for: "${quote}".`,
      quote,
    };
  }
  const positions = positionsFor(domain, positionsOf(view, today), isGeneric);
  const months = mergedMonths(positions);
  const longest = [...positions].sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (longest && months >= stretch.months) {
    const quote = quoteOf(longest.dateSegment);
    const jobs = positions.length === 1 ? "one dated position" : `${positions.length} dated positions`;
    return {
      match: true,
      reasoning: `The resume shows ${inWords(months)} in ${jobs} where ${need} are asked for, the longest being "${quote}".`,
      quote,
    };
  }
  const most = Math.max(months, stated?.months ?? 0);
  if (most === 0)
    return {
      match: false,
      reasoning: `The requirement asks for ${need}; the resume shows no dated experience for it (${where}).`,
    };
  return {
    match: false,
    reasoning: `The requirement asks for ${need}; the resume shows ${inWords(most)} (${where}).`,
  };
}
