/** The finished degrees of a resume. Knows how degrees are written; knows nothing of requirements. */
import { type DegreeLevel, degreePatterns } from "../lexicon/degrees.ts";
import { stretchesIn } from "./dates.ts";
import type { ResumeView, Segment } from "./resume-view.ts";

/** `nearby` is the text in which the subject of the degree may stand. */
export type HeldDegree = { level: DegreeLevel; segment: Segment; start: number; end: number; nearby: string };

/** Levels written without a preposition. */
const moreDegrees: readonly (readonly [pattern: RegExp, level: DegreeLevel])[] = [
  [/(?<![\p{L}])[Mm]aster(?= (?:\p{L}|en |de |i ))(?![\p{L}])/u, 4],
];
const patterns = [...degreePatterns, ...moreDegrees].sort(([, a], [, b]) => b - a);

const unfinished =
  /(?<![\p{L}])(?:pursuing|in progress|not (?:finished|completed|graduated)|unfinished|incomplete|dropped out|expected|anticipated|candidate|ongoing|currently (?:studying|enrolled|pursuing)|enrolled|without|no degree|started|abgebrochen|nicht abgeschlossen|laufend|derzeit|angestrebt|en cours|abandonne|non obtenu|nedokoncen\p{L}*|probihajici|studuji|(?:first|second|third|fourth|final|last|\d(?:st|nd|rd|th))[ -](?:year|semester)|im \d+\. semester|en curso|inacabad\p{L}*|sin terminar)(?![\p{L}])/u;
const schoolLine =
  /(?<![\p{L}])(?:universi\p{L}*|college|institut\p{L}*|school|academy|\p{L}*hochschule|ecole|faculty|fakulta|\p{L}*vut|eth|epfl)(?![\p{L}])/u;
/** "MSc Botany, Kew, 2014": a degree at the start of a line with its year, whatever the school is called. */
function opensLine(text: string, { start, end }: { start: number; end: number }): boolean {
  return (
    start === 0 &&
    !/^B[AES]$/.test(text.slice(start, end)) &&
    /^[^.!?]{0,100}(?<!\d)(?:19|20)\d{2}(?!\d)/.test(text)
  );
}

const minor = /^\W*(?:minors?|nebenfach|mineure|secondary subject)(?![\p{L}])/u;
/** A master of a trade or a game. */
const otherMaster =
  /(?<![\p{L}])(?:scrum|product|web|quiz|burg|house|toast|harbou?r|choir|yoga|station|past|grand) ?masters?(?![\p{L}])|(?<![\p{L}])master(?:ed|ing|s? (?:data|class|branch|slave|plan|service|planning|scheduler|record|key|the))(?![\p{L}])/u;

const known = new WeakMap<ResumeView, { day: number; degrees: HeldDegree[] }>();

/** Degrees from the highest on, each with the lines around it. */
export function heldDegrees(view: ResumeView, today: Date): HeldDegree[] {
  const day = today.getTime();
  const before = known.get(view);
  if (before?.day === day) return before.degrees;
  const degrees = readDegrees(view, today);
  known.set(view, { day, degrees });
  return degrees;
}

function readDegrees(view: ResumeView, today: Date): HeldDegree[] {
  const out: HeldDegree[] = [];
  view.segments.forEach((segment, at) => {
    if (segment.section === "interests" || otherMaster.test(segment.folded)) return;
    const named = patterns.flatMap(([pattern, level]) => {
      const hit = pattern.exec(segment.text);
      return hit ? [{ level, start: hit.index, end: hit.index + hit[0].length }] : [];
    })[0];
    if (!named) return;
    const isEducation =
      segment.section === "education" ||
      schoolLine.test(segment.folded) ||
      /^\)?\s*(?:of|in|degree|en|de)\b/.test(segment.text.slice(named.end)) ||
      opensLine(segment.text, named);
    if (!isEducation || unfinished.test(segment.folded)) return;
    const inSection = segment.section === "education";
    const own = (inSection ? entryAround(view, at) : [segment]).filter(
      (line) => line === segment || !minor.test(line.folded),
    );
    if (own.some((line) => lasts(line.folded, today) || (line !== segment && unfinished.test(line.folded))))
      return;
    out.push({ ...named, segment, nearby: own.map(({ text }) => text).join(" \n ") });
  });
  return out.sort((a, b) => b.level - a.level);
}

function namesDegree(segment: Segment | undefined): boolean {
  return segment !== undefined && patterns.some(([pattern]) => pattern.test(segment.text));
}

/** The degree's line, the one above and the two below, as far as they belong to no other degree. */
function entryAround(view: ResumeView, at: number): Segment[] {
  const line = view.segments[at];
  const above = view.segments[at - 1];
  const out = line ? [line] : [];
  if (above?.section === "education" && !namesDegree(above)) out.unshift(above);
  for (const below of view.segments.slice(at + 1, at + 3)) {
    if (below.section !== "education" || namesDegree(below)) break;
    out.push(below);
  }
  return out;
}

/** Whether the dates of a line say that the studies go on. */
function lasts(folded: string, today: Date): boolean {
  const nowMonth = today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
  return stretchesIn(folded).some(({ to }) => to === null || to > nowMonth + 1);
}
