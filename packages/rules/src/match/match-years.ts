/**
 * Years of experience, overall or in a domain (spec: "Years of Experience"). Knows durations; what the domain is, the
 * skill finder and the list of occupations decide.
 */
import { findNames } from "../lexicon/find-names.ts";
import { numberOf, numberPattern } from "../lexicon/number-words.ts";
import { fold } from "../text/fold.ts";
import { mergedMonths, type Position, positionsOf, type Stated, statedDurations } from "./experience.ts";
import { type Demand, domainOf } from "./experience-domain.ts";
import { findSkill } from "./match-skill.ts";
import { quoteLines, quoteOf } from "./quote.ts";
import type { ResumeView } from "./resume-view.ts";
import { confidence, type Verdict } from "./verdict.ts";

const asked = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?:at least |minimum (?:of )?|min\\.? |mindestens |au moins |minimaal |minimalne |over |more than )?(${numberPattern})(?:\\s?\\(\\d{1,2}\\))?(?: ?\\+)?(?: ?(?:-|to|bis|a|tot) ?\\d{1,2})? ?\\+? ?(?:\\(?s\\)? )?(years?|yrs?|months?|jahre?n?|monate|ans?|mois|let|roky?|anos?|meses|jaar)(?:'|’)?(?![\\p{L}])`,
  "u",
);

/** A stretch of words that asks for `months`. */
export type AskedMonths = { months: number; index: number; length: number };

/** Months a requirement asks for, with the stretch of words that says so; null when it names no duration. */
export function askedMonths(requirement: string): AskedMonths | null {
  const hit = asked.exec(fold(requirement));
  if (!hit) return null;
  const isMonths = /^mo|^mes/.test(hit[2] ?? "");
  return { months: numberOf(hit[1] ?? "") * (isMonths ? 1 : 12), index: hit.index, length: hit[0].length };
}

function inWords(months: number): string {
  if (months < 12 || (months < 24 && months % 12 !== 0))
    return `${months} ${months === 1 ? "month" : "months"}`;
  // Down, so that 4.96 years never read as the five that were asked for.
  const years = Math.floor((months / 12) * 10) / 10;
  return `${years} ${years === 1 ? "year" : "years"}`;
}

/** Of the years stated, what follows is only a part: "8 years, the last two with React". */
const partOf =
  /(?<![\p{L}])(?:last|past|recent|latest|lately|recently|some|partly|of (?:which|those|these|that)|including|incl|among|davon|zuletzt|teilweise|dont|z toho|de los cuales)(?![\p{L}])/u;

function isWhole({ segment, end }: Stated, words: string): boolean {
  const finding = findSkill(words, [segment], true);
  return (
    "found" in finding &&
    finding.found.every(({ start }) => start < end || !partOf.test(segment.folded.slice(end, start)))
  );
}

/** "Python - 24 months": the duration stated with the domain, in the same piece of text. */
function statedFor(demand: Demand, durations: readonly Stated[]): Stated | null {
  let best: Stated | null = null;
  for (const one of durations) {
    const { folded } = one.segment;
    const isOfWork =
      /^\s*(?:of )?(?:[\p{L}-]+ ){0,2}(?:experience|berufserfahrung|d'experience|praxe|experiencia)(?![\p{L}])/u;
    const fits =
      demand.kind === "any"
        ? isOfWork.test(folded.slice(one.end, one.end + 60))
        : demand.kind === "occupation"
          ? demand.field.test(folded) && hasRest(demand.rest, one)
          : isWhole(one, demand.words);
    if (fits && (!best || one.months > best.months)) best = one;
  }
  return best;
}

function hasRest(rest: string, stated: Stated): boolean {
  return rest === "" || isWhole(stated, rest);
}

/** A tool may be named anywhere in a position; a field must stand in its title, or be the title's line of work. */
function positionsFor(demand: Demand, positions: readonly Position[]): Position[] {
  return positions.filter((position) => {
    if (demand.kind === "any") return true;
    if (demand.kind === "occupation")
      return (
        position.title.some(({ folded }) => demand.title.test(folded)) &&
        (demand.rest === "" || "found" in findSkill(demand.rest, position.segments, true))
      );
    const where = findNames(demand.words).length > 0 ? position.segments : position.title;
    return "found" in findSkill(demand.words, where, true);
  });
}

/** Whether a position or a statement of the resume is in that line of work. */
function worksIn({ field, title }: { field: RegExp; title: RegExp }, view: ResumeView): boolean {
  return view.segments.some(
    ({ folded, section }) => section !== "education" && (title.test(folded) || field.test(folded)),
  );
}

/** Matched when stated or dated experience in the domain reaches what is asked; overlapping jobs count once. */
export function matchYears(
  requirement: string,
  stretch: AskedMonths,
  { posting, view, today }: { posting: readonly string[]; view: ResumeView; today: Date },
): Verdict {
  const need = inWords(stretch.months);
  const demand = domainOf(requirement, stretch, posting);
  if (demand === null)
    return {
      match: false,
      reasoning: `The requirement asks for ${need} of an experience that rules cannot tell apart from any other.`,
      missing: `${need} of the experience asked for, in words that can be compared`,
      confidence: confidence.undecidable,
    };
  const where = demand.kind === "any" ? "work" : demand.words;
  const durations = statedDurations(view);
  const stated =
    statedFor(demand, durations) ??
    // Who states years without a field means the one that the resume is about.
    (demand.kind === "occupation" && demand.isPostings && worksIn(demand, view)
      ? statedFor({ kind: "any", words: "work" }, durations)
      : null);
  if (stated && stated.months >= stretch.months) {
    const quote = quoteOf(stated.segment, stated.start, stated.end);
    return {
      match: true,
      reasoning: `The requirement asks for ${need} (${where}); the resume states ${inWords(stated.months)}: "${quote.text}".`,
      quote,
      confidence: confidence.stated,
    };
  }
  const positions = positionsFor(demand, positionsOf(view, today));
  const months = mergedMonths(positions);
  const longest = [...positions].sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (longest && months >= stretch.months) {
    const quote = quoteLines(view.text, longest.title[0] ?? longest.dateSegment, longest.dateSegment);
    const jobs = positions.length === 1 ? "one dated position" : `${positions.length} dated positions`;
    return {
      match: true,
      reasoning: `The requirement asks for ${need} (${where}); the resume shows ${inWords(months)} in ${jobs}, overlaps counted once, the longest being "${quote.text}".`,
      quote,
      confidence: confidence.dated,
    };
  }
  const most = Math.max(months, stated?.months ?? 0);
  if (most === 0)
    return {
      match: false,
      reasoning: `The requirement asks for ${need} (${where}); the resume shows no dated experience of it.`,
      missing: `${need} of experience (${where}); no dated experience of it found`,
      confidence: confidence.absentWords,
    };
  return {
    match: false,
    reasoning: `The requirement asks for ${need} (${where}); the resume shows ${inWords(most)}.`,
    missing: `${inWords(most)} found of ${need} asked (${where})`,
    confidence: confidence.tooLittle,
  };
}
