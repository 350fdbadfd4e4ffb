/**
 * How long the candidate has worked, from the dates and durations a resume states. Knows dates; knows nothing of
 * requirements.
 */
import { durationsIn, stretchesIn } from "./dates.ts";
import type { ResumeView, Segment } from "./resume-view.ts";

/** One dated position. Months count from year 0; `to` is exclusive. `title` are the lines about its dates. */
export type Position = {
  from: number;
  to: number;
  dateSegment: Segment;
  title: Segment[];
  segments: Segment[];
};
/** A duration the resume states itself: "Python - 24 months". */
export type Stated = { months: number; segment: Segment; start: number; end: number };

const schooling =
  /(?<![\p{L}])(?:university|college|school|bachelor\p{L}*|master'?s?|degree|b\.?sc|m\.?sc|b\.?tech|ph\.?d|universita\p{L}*|hochschule|gymnasium|gymnazium|ecole|skola|lycee|diploma|be|cbse)(?![\p{L}])/u;
/** Learning a trade or trying it is no experience in it. */
const apprenticeship =
  /(?<![\p{L}])(?:intern|internship|trainee|apprentice(?:ship)?|student|praktikum|praktikant\p{L}*|pflichtpraktikum|werkstudent\p{L}*|lehre|lehrling|auszubildende\p{L}*|ausbildung (?:zu\p{L}|als)|umschulung|stagiaire|stage (?:de|en|au)|alternance|apprenti\p{L}*|staz\p{L}*|brigada|becari[oa]|practicas|pasantia|stagiair)(?![\p{L}])/u;
const degreeWords =
  /(?<![\p{L}])(?:bachelor\p{L}*|master of|b\.?sc|m\.?sc|ph\.?d|degree|abitur|maturita)(?![\p{L}])/u;
const notWork = new Set(["education", "certificates", "volunteering", "projects", "interests", "languages"]);
const longestMonths = 60 * 12;
/** More dated lines than any life holds: the rest is noise. */
const mostPositions = 200;

/** Where the title lines above a date begin: up to two short lines that are no list items, not before `floor`. */
function headerStart(view: ResumeView, at: number, floor: number): number {
  let start = at;
  while (start > Math.max(floor, at - 2)) {
    const above = view.segments[start - 1];
    if (!above || above.isItem || above.text.length > 120) break;
    start--;
  }
  return Math.max(start, Math.min(floor, at));
}

/** Title lines: right above the dates, and right below unless a list begins there. */
function titleLines(view: ResumeView, start: number, at: number, end: number): Segment[] {
  const below = view.segments[at + 1];
  const more = below && at + 1 < end && !below.isItem && below.text.length <= 120 ? [below] : [];
  return [...view.segments.slice(start, at + 1), ...more];
}

const known = new WeakMap<ResumeView, { nowMonth: number; positions: Position[] }>();

/** Dated positions in the order of the resume; education, training, volunteering and projects are left out. */
export function positionsOf(view: ResumeView, today: Date): Position[] {
  const nowMonth = today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
  const before = known.get(view);
  if (before?.nowMonth === nowMonth) return before.positions;
  const positions = readPositions(view, nowMonth);
  known.set(view, { nowMonth, positions });
  return positions;
}

function readPositions(view: ResumeView, nowMonth: number): Position[] {
  const found: { at: number; from: number; to: number; dateSegment: Segment }[] = [];
  view.segments.forEach((segment, at) => {
    if (notWork.has(segment.section) || found.length >= mostPositions) return;
    // In the section on work a school may be the employer.
    if ((segment.section === "work" ? degreeWords : schooling).test(segment.folded)) return;
    for (const stretch of stretchesIn(segment.folded)) {
      const to = stretch.to ?? nowMonth;
      if (to <= stretch.from || to > nowMonth + 1 || to - stretch.from > longestMonths) continue;
      found.push({ at, from: stretch.from, to: Math.min(to, nowMonth), dateSegment: segment });
    }
  });
  const starts = found.map(({ at }, i) => headerStart(view, at, (found[i - 1]?.at ?? -1) + 1));
  return found.flatMap(({ at, from, to, dateSegment }, i) => {
    // A position reaches from the lines right above its dates to those above the next dates.
    const start = starts[i] ?? at;
    const end = Math.max(at + 1, starts[i + 1] ?? view.segments.length);
    const segments = view.segments
      .slice(start, end)
      .filter((segment) => segment === dateSegment || segment.part === dateSegment.part);
    const title = titleLines(view, start, at, end).filter((segment) => segments.includes(segment));
    if (view.segments.slice(start, at + 1).some(({ folded }) => apprenticeship.test(folded))) return [];
    return [{ from, to, dateSegment, title, segments }];
  });
}

/** Months covered by the positions, overlapping ones counted once. */
export function mergedMonths(positions: readonly Position[]): number {
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...positions].sort((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

function pieceOf(segment: Segment, start: number, end: number): Segment {
  const inside = <Place extends { end: number }>(from: (place: Place) => number, places: readonly Place[]) =>
    places.filter((place) => from(place) >= start && place.end <= end);
  return {
    ...segment,
    text: segment.text.slice(start, end),
    folded: segment.folded.slice(start, end),
    index: segment.index + start,
    stems: inside(({ index }) => index, segment.stems).map((word) => ({
      ...word,
      index: word.index - start,
      end: word.end - start,
    })),
    names: inside((name) => name.start, segment.names).map((name) => ({
      ...name,
      start: name.start - start,
      end: name.end - start,
    })),
  };
}

/** "Welding (2 years), milling (5 years)": a list with a duration behind each of its parts. */
function piecesWithDurations(segment: Segment): Segment[] {
  const durations = durationsIn(segment.folded);
  if (durations.length < 2) return [segment];
  const closed = durations.every(
    ({ start, end }) =>
      /\(\s*(?:\p{L}+ )?$/u.test(segment.folded.slice(0, start)) &&
      /^\s*\)\s*(?:[,;]|$)/.test(segment.folded.slice(end)),
  );
  if (!closed) return [segment];
  return durations.map(({ end }, at) => {
    const from = durations[at - 1]?.end ?? 0;
    // The parenthesis and the comma of the part before it.
    const skipped = at === 0 ? 0 : (/^\s*\)\s*[,;]?\s*/.exec(segment.folded.slice(from))?.[0].length ?? 0);
    return pieceOf(segment, from + skipped, end);
  });
}

const statedIn = new WeakMap<ResumeView, Stated[]>();

/**
 * Durations stated in words, in the order of the resume; not those of schooling and hobbies, nor where a piece of text
 * states several, of which it is not clear what they belong to.
 */
export function statedDurations(view: ResumeView): Stated[] {
  const before = statedIn.get(view);
  if (before) return before;
  const out = view.segments
    .filter(({ section }) => section !== "education" && section !== "interests")
    .flatMap(piecesWithDurations)
    .flatMap((segment) => {
      const [only, ...others] = durationsIn(segment.folded);
      // Columns glued together by a converter still end the word; "years" in "yearsold" does not.
      const isWhole = only !== undefined && !/^\p{Ll}/u.test(segment.text.slice(only.end));
      return isWhole && others.length === 0 ? [{ ...only, segment }] : [];
    });
  statedIn.set(view, out);
  return out;
}
