/** Dates and stretches of time as resumes write them. Works on folded text; knows nothing of resumes' parts. */
import { numberOf, numberPattern } from "../lexicon/number-words.ts";

/** Months count from year 0; `to` is exclusive and null while it lasts. */
export type Stretch = { from: number; to: number | null; index: number; end: number };

/** Month by the first letters of its name in the languages we read; longer beginnings stand first. */
const months: readonly (readonly [beginnings: string, month: number])[] = [
  ["cervene?c|juil", 7],
  ["janv?|jan|led|ene|januar", 1],
  ["feb|fev|uno|febr", 2],
  ["mar|bre|mae|maa", 3],
  ["apr|avr|dub|abr", 4],
  ["may|mai|kve|mei", 5],
  ["jun|juin|cer", 6],
  ["jul", 7],
  ["aug|aou|srp|ago", 8],
  ["sep|zar|set", 9],
  ["oct|okt|rij|out", 10],
  ["nov|lis", 11],
  ["dec|dez|pro|dic", 12],
];
const namedMonths = months.map(([beginnings, month]) => ({
  pattern: new RegExp(`^(?:${beginnings})`, "u"),
  month,
}));

/** A season as the month in its middle: a stretch is then wrong by a month or two at most, either way. */
const seasons: readonly (readonly [pattern: RegExp, month: number])[] = [
  [/^(?:spring|fruhjahr|fruhling|printemps|jaro|primavera|lente)$/u, 4],
  [/^(?:summer|sommer|ete|leto|verano|zomer)$/u, 7],
  [/^(?:autumn|fall|herbst|automne|podzim|otono|herfst)$/u, 10],
  [/^(?:winter|hiver|zima|invierno)$/u, 12],
];

const word = "(?:\\p{L}{3,10}\\.?,? (?:de |del )?)";
const date = `(?:q[1-4][ /-])?${word}?(?:\\d{1,2}[./-] ?){0,2}(?:19|20)\\d{2}(?:-\\d{2}(?:-\\d{2})?)?(?!\\d)`;
const now =
  "(?:the )?present|now|current(?:ly)?|today|date|ongoing|heute|jetzt|aktuell|laufend|aujourd'hui|ce jour|maintenant|present jour|actuellement|en cours|do[sp]\\p{L}*d|soucasnost\\p{L}*|dnes|nyni|(?:la )?actualidad|actual|presente|la fecha|hoy|atual|heden|nu";
const joint =
  "(?: ?(?:-+|\\u2192|>) ?(?:to |do |bis )?| (?:to|until|till|through|thru|bis|a|au|jusqu'a|do|al|hasta|ate|tot|t/m) )";
const range = new RegExp(
  `(?<![\\p{L}\\p{N}.])(${date})${joint}(?:(${date})|(${now})(?![\\p{L}\\p{N}]))`,
  "gu",
);
const open = new RegExp(
  `(?<![\\p{L}])(?:since|seit|ab|depuis|od|desde|sinds) (?:dem |el |le )?(${date})(?! ?(?:-|\\bto\\b|\\bdo\\b|\\bbis\\b|\\bhasta\\b|\\ba\\b))`,
  "gu",
);
/** "2024-" with nothing after it but a gap. */
const dangling = new RegExp(`(?<![\\p{L}\\p{N}./-])(${date}) ?-(?=\\s{2,}|\\s*$)`, "gu");

/** "06/15/2019": a line with one such date writes all of them so. */
const monthFirst = /(?<!\d)\d{1,2}\/(?:1[3-9]|2\d|3[01])\/(?:19|20)\d{2}/u;

/** Months from year 0; null when `text` holds no date. `isEnd` asks for the month after. */
function monthOf(text: string, isEnd: boolean, isMonthFirst: boolean): number | null {
  const year = Number(/(?:19|20)\d{2}/.exec(text)?.[0] ?? Number.NaN);
  if (!Number.isFinite(year)) return null;
  const quarter = /^q([1-4])/.exec(text)?.[1];
  const iso = /(?:19|20)\d{2}-(\d{2})/.exec(text)?.[1];
  const numbers = /(\d{1,2})[./-] ?(?:(\d{1,2})[./-] ?)?(?:19|20)\d{2}/.exec(text);
  const numeric = isMonthFirst ? numbers?.[1] : (numbers?.[2] ?? numbers?.[1]);
  const name = /^(\p{L}{3,})/u.exec(text)?.[1] ?? "";
  const season = seasons.find(([pattern]) => pattern.test(name))?.[1];
  if (season !== undefined) return year * 12 + season - 1;
  const named = namedMonths.find(({ pattern }) => pattern.test(name))?.month;
  const month = iso ?? numeric ?? named ?? (quarter === undefined ? undefined : Number(quarter) * 3 - 1);
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12)
    return year * 12 + Number(month) - 1 + (isEnd ? 1 : 0);
  // Years alone: 2019-2022 is taken as three years, not four.
  return year * 12;
}

/** Every stretch of time in a folded line, in order. */
export function stretchesIn(folded: string): Stretch[] {
  const out: Stretch[] = [];
  const isMonthFirst = monthFirst.test(folded);
  const add = (hit: RegExpExecArray, fromText: string, toText: string | null) => {
    const from = monthOf(fromText, false, isMonthFirst);
    const to = toText === null ? null : monthOf(toText, true, isMonthFirst);
    const end = hit.index + hit[0].length;
    if (from === null || out.some((other) => other.index < end && hit.index < other.end)) return;
    out.push({ from, to, index: hit.index, end });
  };
  for (const hit of folded.matchAll(range)) add(hit, hit[1] ?? "", hit[2] ?? null);
  for (const hit of folded.matchAll(open)) add(hit, hit[1] ?? "", null);
  for (const hit of folded.matchAll(dangling)) add(hit, hit[1] ?? "", null);
  return out.sort((a, b) => a.index - b.index);
}

const count = `\\d{1,2}(?:[.,]\\d)?|${numberPattern}`;
const duration = new RegExp(
  `(?<![\\p{L}\\p{N}.])(${count}) ?\\+? ?-?(years?|yrs?|months?|jahre?n?|monate?n?|ans?|mois|let|roky?|rok|mesicu|anos?|meses|jaar|maanden)(?!s? ?-?(?:old|alt)(?![\\p{L}]))`,
  "gu",
);

/** A duration stated in words ("24 months"), in months. */
export type Duration = { months: number; start: number; end: number };

/** Every duration in a folded line. */
export function durationsIn(folded: string): Duration[] {
  return [...folded.matchAll(duration)].map((hit) => {
    const count = numberOf((hit[1] ?? "").replace(",", "."));
    const isMonths = /^(?:mo|me[sz]|maand)/.test(hit[2] ?? "");
    return {
      months: Math.floor(isMonths ? count : count * 12),
      start: hit.index,
      end: hit.index + hit[0].length,
    };
  });
}
