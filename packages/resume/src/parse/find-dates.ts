/** The periods that a line states, in five languages, as exactly as they are written. */
import { fold } from "./fold.ts";

/** `start` and `end` as 2019 or 2019-04, `end` also "present". Offsets in the line. */
export type Period = { start?: string; end?: string; from: number; to: number };

const monthWords = [
  "january|januar|janner|janvier|janv|enero|ene|jan|leden|ledna|led",
  "february|februar|fevrier|fevr|fev|febrero|feb|unor|unora|uno",
  "march|marz|mrz|mars|marzo|mar|brezen|brezna|bre",
  "april|avril|avr|abril|abr|apr|duben|dubna|dub",
  "may|mai|mayo|kveten|kvetna|kve",
  "june|juni|juin|junio|jun|cerven|cervna|cvn",
  "july|juli|juillet|juil|julio|jul|cervenec|cervence|cvc",
  "august|aout|agosto|ago|aug|srpen|srpna|srp",
  "september|septembre|septiembre|sept|sep|set|zari|zar",
  "october|oktober|octobre|octubre|okt|oct|rijen|rijna|rij",
  "november|novembre|noviembre|nov|listopad|listopadu|lis",
  "december|dezember|decembre|diciembre|dez|dec|dic|prosinec|prosince|pro",
];
const months = new Map(
  monthWords.flatMap((words, at) => words.split("|").map((word) => [word, at + 1] as const)),
);

const month = `(?:${[...months.keys()].sort((a, b) => b.length - a.length).join("|")})\\.?`;
const year = "(?:19|20)\\d{2}";
const twelve = "(?:1[0-2]|0?[1-9])";
const date = [
  `${month},? ?(?:de |del |of )?(?:${year}|'\\d{2})`,
  `${year}-${twelve}(?:-\\d{1,2})?(?!\\d)`,
  `${year}/${twelve}(?!\\d)`,
  `(?:\\d{1,2}\\. ?)?${twelve} ?[./-] ?${year}`,
  `(?:\\d{1,2}\\.? )?${month},? ?(?:de |del |of )?${year}`,
  year,
].join("|");
const now =
  "present|now|current|currently|today|ongoing|to date|date|heute|jetzt|aktuell|laufend|aujourd'hui|ce jour|actuellement|actuel|maintenant|soucasnost|soucasnosti|dosud|nyni|dnes|trva|actualidad|la actualidad|la fecha|actual|presente|hoy";
const to =
  "\\s*(?:[-–—−~]+|\\b(?:to|until|till|through|bis|a|au|jusqu'a|jusqu'au|do|al|hasta|present)\\b)\\s*";
const open = "(?:since|seit|ab|depuis|od|desde)";
const edge = "(?<![\\p{L}\\p{N}./])";
const end = "(?![\\p{L}\\p{N}])";

const range = new RegExp(
  `${edge}(?:from |von |vom |de |du |depuis |od |desde |del )?(${date}|${month}|${twelve})${to}(?:zum |zur )?(${date}|${now})${end}`,
  "gu",
);
const since = new RegExp(`${edge}${open} (${date})${end}`, "gu");
const single = new RegExp(`${edge}(${date})${end}`, "gu");

/** Stated with a beginning: "2019 – 2021", "Mar – Jun 2020", "seit 04/2022". */
export function findPeriods(line: string): Period[] {
  const text = fold(line);
  const periods = [...text.matchAll(range)].flatMap(([whole, first = "", last = ""], at, all): Period[] => {
    const from = all[at]?.index ?? 0;
    const stop = new RegExp(`^(?:${now})$`).test(last) ? "present" : toDate(last);
    const start = toDate(first) ?? (stop && stop !== "present" ? withYear(first, stop) : null);
    if (!start || !stop || (stop !== "present" && isBefore(stop, start))) return [];
    return [{ start, end: stop, from, to: from + whole.length }];
  });
  for (const hit of text.matchAll(since)) {
    const start = toDate(hit[1] ?? "");
    const [from, until] = [hit.index, hit.index + hit[0].length];
    if (start && !periods.some((period) => from < period.to && period.from < until)) {
      periods.push({ start, end: "present", from, to: until });
    }
  }
  return periods;
}

/** A date by itself, as of a degree: the last one of the line. */
export function findLastDate(line: string): Period | null {
  const hit = [...fold(line).matchAll(single)].at(-1);
  const stop = hit && toDate(hit[1] ?? "");
  return hit && stop ? { end: stop, from: hit.index, to: hit.index + hit[0].length } : null;
}

function toDate(text: string): string | null {
  const full = /(?:19|20)\d{2}/.exec(text)?.[0];
  const short = /'(\d{2})$/.exec(text)?.[1];
  if (!full && !short) return null;
  const stated = full ?? `20${short}`;
  const number = monthNumber(text);
  return number === null ? stated : `${stated}-${String(number).padStart(2, "0")}`;
}

function monthNumber(text: string): number | null {
  const word = /\p{L}{3,}/u.exec(text)?.[0];
  if (word) return months.get(word) ?? null;
  const digits =
    /^(?:19|20)\d{2}[-/](\d{1,2})/.exec(text)?.[1] ?? /(\d{1,2}) ?[./-] ?(?:19|20)\d{2}$/.exec(text)?.[1];
  const number = Number(digits);
  return number >= 1 && number <= 12 ? number : null;
}

/** The first half of "Mar – Jun 2020" and of "03–06/2020" has its year in the second one; a day has none. */
function withYear(first: string, stop: string): string | null {
  const [stated, endMonth] = stop.split("-");
  const number = months.get(first.replace(/\.$/, "")) ?? Number(first);
  return endMonth && number >= 1 && number <= 12 ? `${stated}-${String(number).padStart(2, "0")}` : null;
}

function isBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) < other.slice(0, length);
}
