/** Finds pay in a sentence. Only what is written as pay: budgets, revenues and bonuses are no salary. */
import type { Salary } from "@leadfit/contracts";
import { cleanText } from "./clean-text.ts";
import { currencyOf, otherMoney, payWords, periodOf } from "./pay-words.ts";

const mark =
  "(?:(?:USD|US|CAD|CA|C|AUD|AU|A|NZD|NZ|SGD|S|HK|R|MX)? ?\\$|[€£¥円₹₽₴₪₩₺元]|(?:USD|EUR|Euro[as]?|GBP|CAD|AUD|NZD|SGD|HKD|CHF|CZK|Kč|PLN|zł|SEK|NOK|DKK|HUF|Ft|RON|INR|JPY|BRL|MXN|ILS|ZAR|AED|RUB|RUR|руб(?:лей)?\\.?)(?![\\p{L}]))";
/** What an amount may follow. Scripts without spaces write "時給1350円". */
const before = "(?<![\\d.,]|(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])\\p{L})";
// Every repetition is bounded: the patterns are linear on any input.
const amount =
  "(\\d{1,3}(?:[.,' ’]\\d{3}){1,3}(?:[.,]\\d{1,2})?|\\d{1,2}(?:,\\d{2}){1,2},\\d{3}|\\d{1,7}(?:[.,]\\d{1,2})?)(?![\\d])(?:,?[-–—])?(?: ?(万|(?:k|K|tis\\.?|tys\\.?)(?!\\p{L})))?";
const per =
  "(?: ?(?:/|per|an?|pro|par|por|al) ?(?:hour|hr?|day|week|month|mo|year|yr|annum|Jahr|Monat|Stunde|an|mois|heure|año|mes|hora)\\b)?";
const joint =
  " ?(?:-|–|—|‑|~|～|〜|to|and|up to|bis(?: zu)?|und|až(?: do)?|do|до|à|et|a|y|al|hasta|até|e|tot|en|til|till|och) ?";
const range = new RegExp(
  `${before}(${mark})? ?${amount} ?(${mark})?${per}${joint}(${mark})? ?${amount} ?(${mark})?(?![\\d%])`,
  "giu",
);
const single = new RegExp(`${before}(?:(${mark}) ?${amount}|${amount} ?(${mark}))(?![\\d%])`, "giu");
const fromWord =
  /(?:\bfrom|\bab|\bmin(?:imum|destens|\.)?|\bat least|\bod|\bà partir de|\bdesde|\bvanaf|\bstarting at|\bfrån|\bfra|\bda)[:\s]{0,3}$/iu;
const upToWord =
  /(?:\bup to|\bbis(?: zu)?|\bmax(?:imum|imal|\.)?|\baž(?: do)?|\bdo|\bjusqu['’]à|\bhasta|\baté|\btot|\bfino a)[:\s]{0,3}$/iu;
/** "$5 billion", "€2m": a company's figure, never pay. */
const largeUnit =
  /^ ?(?:m|mm|mn|mio|mil|bn?|tn)\b|^ ?(?:mill|bill|mrd|trill|milion|miliard|%|\+? ?(?:million|billion))/iu;
const maxLineChars = 600;
const lineContext = 2;

/**
 * The first pay of `text` that has a currency, a plausible size, and a pay word or a period beside it: ranges
 * before single amounts. `isSalary` says that `text` is known to be pay (a labelled field): then a currency is enough.
 */
export function salaryFromText(text: string, isSalary = false): Salary | null {
  const lines = cleanText(text)
    .split("\n")
    .map((line) => line.slice(0, maxLineChars));
  return searchLines(lines, range, isSalary) ?? searchLines(lines, single, isSalary);
}

function searchLines(lines: string[], pattern: RegExp, isSalary: boolean): Salary | null {
  for (const [index, line] of lines.entries()) {
    if (!/\d/.test(line)) continue;
    const lead = lines
      .slice(Math.max(0, index - lineContext), index)
      .map((before) => before.slice(-80))
      .join(" \n ");
    for (const match of line.matchAll(pattern)) {
      const found = pattern === range ? rangeOf(match) : singleOf(match, line);
      const salary =
        found && asPay(found, { line, lead, at: match.index, length: match[0].length, isSalary });
      if (salary) return salary;
    }
  }
  return null;
}

interface Found {
  min: number | null;
  max: number | null;
  currency: string | null;
  isRange: boolean;
}

function rangeOf(match: RegExpMatchArray): Found | null {
  const [, mark1, low = "", lowK, mark2, mark3, high = "", highK, mark4] = match;
  const found = mark1 ?? mark2 ?? mark3 ?? mark4;
  if (!found) return null;
  const max = toNumber(high, highK);
  const min = toNumber(low, lowK ?? (toNumber(low, undefined) < 1000 && max >= 1000 ? highK : undefined));
  if (!(min > 0 && max >= min && max <= min * 10)) return null;
  return { min, max, currency: currencyOf(found), isRange: true };
}

function singleOf(match: RegExpMatchArray, line: string): Found | null {
  const [, mark1, digits1, k1, digits2, k2, mark2] = match;
  const value = toNumber(digits1 ?? digits2 ?? "", k1 ?? k2);
  const before = line.slice(0, match.index);
  const [isFrom, isUpTo] = [fromWord.test(before), upToWord.test(before)];
  const currency = currencyOf(mark1 ?? mark2 ?? "");
  return { min: isUpTo && !isFrom ? null : value, max: isFrom ? null : value, currency, isRange: false };
}

interface Place {
  line: string;
  /** What stands in the lines before. */
  lead: string;
  at: number;
  length: number;
  isSalary: boolean;
}

function asPay(found: Found, { line, lead, at, length, isSalary }: Place): Salary | null {
  const size = found.max ?? found.min ?? 0;
  const after = line.slice(at + length);
  if (size <= 0 || size > 100_000_000 || largeUnit.test(after)) return null;
  const before = line.slice(Math.max(0, at - 160), at);
  const nearPeriod = periodOf(line.slice(at, at + length).concat(after.slice(0, found.isRange ? 40 : 25)));
  const period = plausible(nearPeriod ?? periodOf(`${before} ${after.slice(0, 60)}`), size);
  if (!isSalary && !isPay()) return null;
  const { min, max, currency } = found;
  return { min, max, currency, period: period ?? onlyPeriod(currency, size) };

  function isPay(): boolean {
    if (lastAt(otherMoney, before) > lastAt(payWords, before) || startsOther(after)) return false;
    const saysPay = mentions(payWords, before) || mentions(payWords, after.slice(0, 60));
    if (!found.isRange) return (saysPay || nearPeriod !== null) && isLivingPay(found.currency, size, period);
    const isAlone = line.replace(/[^\p{L}\d]/gu, "").length - length < 6;
    return saysPay || period !== null || (isAlone && (mentions(payWords, lead) || size >= 30_000));
  }
}

function mentions(words: RegExp, text: string): boolean {
  return lastAt(words, text) >= 0;
}

function lastAt(words: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(words)) last = match.index;
  return last;
}

function startsOther(after: string): boolean {
  const first = after.slice(0, 40).matchAll(otherMoney).next().value;
  return (
    first !== undefined && first.index < 22 && !/[,;.+&(]|plus|and|und/.test(after.slice(0, first.index))
  );
}

/** An hour's word beside a year's amount belongs to something else ("40 hours per week"). */
function plausible(period: Salary["period"], size: number): Salary["period"] {
  const isLarge = size >= 20_000;
  return isLarge && (period === "HOUR" || period === "DAY" || period === "WEEK") ? null : period;
}

/** Currencies in which an amount alone tells the year's pay from the month's, and from the hour's. */
const strongCurrencies = new Set(["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"]);
/** Where pay is named by the month, and how much that can be. */
const monthly = new Map([
  ["CZK", [10_000, 400_000]],
  ["PLN", [2_500, 60_000]],
  ["HUF", [150_000, 4_000_000]],
  ["RUB", [15_000, 1_500_000]],
]);

/** The one period that an amount without a word for it can mean; null where two are possible. */
export function onlyPeriod(currency: string | null, size: number): Salary["period"] {
  const [low, high] = monthly.get(currency ?? "") ?? [0, 0];
  if (low && high && size >= low && size <= high) return "MONTH";
  if (currency === null || !strongCurrencies.has(currency)) return null;
  if (size >= 30_000) return "YEAR";
  return size >= 8 && size <= 150 ? "HOUR" : null;
}

const least = { HOUR: 5, DAY: 40, WEEK: 150, MONTH: 400, YEAR: 8_000 };

/** Whether a single amount is one that people are paid: "$500 per annum" is for books. */
function isLivingPay(currency: string | null, size: number, period: Salary["period"]): boolean {
  if (currency === null) return false;
  const known = period ?? onlyPeriod(currency, size);
  return known !== null && size >= least[known];
}

/** "52.000", "52,000.50" and "52 000" all read as written in their country; a group of three is thousands. */
function toNumber(digits: string, unit: string | undefined): number {
  const cents = /[.,](\d{1,2})$/.exec(digits);
  const whole = (cents ? digits.slice(0, -cents[0].length) : digits).replace(/[^\d]/g, "");
  const value = Number(cents ? `${whole}.${cents[1]}` : whole);
  return unit === "万" ? value * 10_000 : unit ? value * 1000 : value;
}
