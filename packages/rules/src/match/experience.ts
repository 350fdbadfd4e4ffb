/**
 * How long the candidate has worked, from the dates and durations a resume states. Knows dates; knows nothing of
 * requirements.
 */
import { fold } from "../text/fold.ts";
import type { ResumeView, Segment } from "./resume-view.ts";

/** One dated position. Months count from year 0; `to` is exclusive. `date` and `segments` index into the view. */
export type Position = { from: number; to: number; dateSegment: Segment; segments: Segment[] };
/** A duration the resume states itself: "Python - 24 months". */
export type Stated = { months: number; segment: Segment; start: number; end: number };

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const otherMonths: Record<string, number> = {
  mai: 5,
  mae: 3,
  mar: 3,
  okt: 10,
  dez: 12,
  janv: 1,
  fev: 2,
  avr: 4,
  juin: 6,
  juil: 7,
  aou: 8,
  led: 1,
  uno: 2,
  bre: 3,
  dub: 4,
  kve: 5,
  cer: 6,
  srp: 8,
  zar: 9,
  rij: 10,
  lis: 11,
  pro: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
  set: 9,
  out: 10,
  mei: 5,
  maa: 3,
};
const monthWord = "(?:\\p{L}{3,10}\\.?,? )";
const date = `(?:${monthWord})?(?:\\d{1,2}[./-])?(?:19|20)\\d{2}(?:-\\d{2}(?:-\\d{2})?)?`;
const now =
  "present|now|current(?:ly)?|today|to date|ongoing|heute|jetzt|aujourd'hui|a ce jour|present jour|dosud|soucasnost|nyni|actualidad|actual|presente|atual|heden|nu";
const range = new RegExp(
  `(?<![\\p{L}\\p{N}.])(${date})(?: ?(?:-+|to|until|till|bis|a|do|al|ate|tot) ?)(${date}|${now})(?![\\p{L}\\p{N}])`,
  "gu",
);
const since = new RegExp(
  `(?<![\\p{L}])(?:since|seit|depuis|od|desde|sinds) (${date})(?! ?(?:-|to|do|bis))`,
  "gu",
);
const stated =
  /(?<![\p{L}\p{N}.])(\d{1,2}(?:[.,]\d)?) ?\+? ?-?(years?|yrs?|months?|jahre?n?|monate?n?|ans?|mois|let|roky?|rok|mesicu|anos?|meses|jaar|maanden)/gu;

function monthOf(text: string, isEnd: boolean): number | null {
  const iso = /((?:19|20)\d{2})-(\d{2})/.exec(text);
  const numeric = /(?<!\d)(\d{1,2})[./-]((?:19|20)\d{2})/.exec(text);
  const year = Number(/(?:19|20)\d{2}/.exec(text)?.[0] ?? Number.NaN);
  const word = /^(\p{L}{3,})/u.exec(text)?.[1] ?? "";
  const named =
    monthNames.indexOf(word.slice(0, 3)) + 1 ||
    otherMonths[word.slice(0, 4)] ||
    otherMonths[word.slice(0, 3)];
  const month = iso?.[2] ? Number(iso[2]) : numeric?.[1] ? Number(numeric[1]) : named;
  if (!Number.isFinite(year)) return null;
  if (month !== undefined && month >= 1 && month <= 12) return year * 12 + month - 1 + (isEnd ? 1 : 0);
  // Years alone: 2019-2022 is taken as three years, not four.
  return year * 12;
}

const education =
  /(?<![\p{L}])(?:university|college|school|bachelor|master'?s?|degree|b\.?sc|m\.?sc|b\.?tech|ph\.?d|universita\w*|hochschule|gymnasium|ecole|skola|diploma|\bbe\b|cbse)(?![\p{L}])/u;
const notWork = new Set(["education", "volunteering", "projects", "interests", "languages"]);

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

/** Dated positions in the order of the resume; education, volunteering and projects are left out. */
export function positionsOf(view: ResumeView, today: Date): Position[] {
  const nowMonth = today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
  const found: { at: number; position: Position }[] = [];
  view.segments.forEach((segment, at) => {
    if (notWork.has(segment.section)) return;
    const folded = fold(segment.text);
    if (education.test(folded)) return;
    const add = (fromText: string, toText: string | null) => {
      const from = monthOf(fromText, false);
      const to =
        toText === null || new RegExp(`^(?:${now})$`, "u").test(toText) ? nowMonth : monthOf(toText, true);
      if (from === null || to === null || to <= from || to > nowMonth + 1 || to - from > 60 * 12) return;
      found.push({ at, position: { from, to: Math.min(to, nowMonth), dateSegment: segment, segments: [] } });
    };
    for (const hit of folded.matchAll(range)) add(hit[1] ?? "", hit[2] ?? "");
    for (const hit of folded.matchAll(since)) add(hit[1] ?? "", null);
  });
  // A position reaches from the lines right above its dates to those above the next dates.
  found.forEach(({ at, position }, i) => {
    const start = headerStart(view, at, (found[i - 1]?.at ?? -1) + 1);
    const next = found[i + 1];
    const end = next === undefined ? view.segments.length : headerStart(view, next.at, at + 1);
    const own = view.segments.slice(start, end);
    position.segments = own.filter(
      (segment) => segment === position.dateSegment || segment.section === position.dateSegment.section,
    );
  });
  return found.map(({ position }) => position);
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

/** Durations stated in words, in the order of the resume. */
export function statedDurations(view: ResumeView): Stated[] {
  const out: Stated[] = [];
  for (const segment of view.segments) {
    const folded = fold(segment.text);
    for (const hit of folded.matchAll(stated)) {
      // Columns glued together by a converter still end the word; "years" in "yearsold" does not.
      if (/^\p{Ll}/u.test(segment.text.slice(hit.index + hit[0].length))) continue;
      const count = Number((hit[1] ?? "").replace(",", "."));
      const isMonths = /^(?:mo|me[sz]|maand)/.test(hit[2] ?? "");
      out.push({
        months: Math.floor(isMonths ? count : count * 12),
        segment,
        start: hit.index,
        end: hit.index + hit[0].length,
      });
    }
  }
  return out;
}
