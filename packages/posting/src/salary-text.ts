/** Finds a salary range in a sentence. Only what is written as pay: budgets and revenues are no salary. */
import type { Salary } from "@leadfit/contracts";
import { cleanText } from "./clean-text.ts";

const currencies: [RegExp, string][] = [
  [/US\$|USD/, "USD"],
  [/CA\$|C\$|CAD/, "CAD"],
  [/A\$|AU\$|AUD/, "AUD"],
  [/NZ\$|NZD/, "NZD"],
  [/S\$|SGD/, "SGD"],
  [/HK\$|HKD/, "HKD"],
  [/R\$|BRL/, "BRL"],
  [/MX\$|MXN/, "MXN"],
  [/€|EUR|euros?\b/i, "EUR"],
  [/£|GBP/, "GBP"],
  [/Kč|CZK/i, "CZK"],
  [/zł|PLN/i, "PLN"],
  [/CHF|Fr\./, "CHF"],
  [/¥|JPY|円/, "JPY"],
  [/₹|INR/, "INR"],
  [/₽|RUB/, "RUB"],
  [/₴|UAH/, "UAH"],
  [/₪|ILS/, "ILS"],
  [/₩|KRW/, "KRW"],
  [/SEK/, "SEK"],
  [/NOK/, "NOK"],
  [/DKK/, "DKK"],
  [/HUF|Ft\b/, "HUF"],
  [/RON/, "RON"],
  [/TRY|₺/, "TRY"],
  [/CNY|RMB|元/, "CNY"],
  [/\$/, "USD"],
];
const periods: [RegExp, Salary["period"]][] = [
  [
    /per hour|\/ ?h(?:ou)?r?\b|an hour|hourly|pro stunde|stundenlohn|stündlich|de l['’]heure|par heure|por hora|per uur|all['’]ora|hodin|godzin|timme|時給/i,
    "HOUR",
  ],
  [/per day|\/ ?day|a day|daily|pro tag|tagessatz|par jour|por día|por dia|per dag|denně|dzień/i, "DAY"],
  [/per week|\/ ?week|a week|weekly|pro woche|par semaine|por semana|wöchentlich/i, "WEEK"],
  [
    /per month|\/ ?mo(?:nth)?\b|a month|monthly|pro monat|monatlich|par mois|por mes|por mês|mensual|mensuel|mensal|al mese|mensile|per maand|maandelijks|měsíč|mesač|miesi|\/ ?mies|mån|måned|kuukau|hónap|月給|月/i,
    "MONTH",
  ],
  [
    /per year|\/ ?y(?:ea)?r\b|a year|annual|annum|yearly|pro jahr|jährlich|jahresgehalt|par an\b|annuel|por año|anual|al anno|annuo|per jaar|jaarlijks|roční|ročn|rocznie|år\b|年収|年/i,
    "YEAR",
  ],
];
const payWords =
  /salar|compensation|pay\b|pay range|wage|remunerat|rémunérat|gehalt|lohn|vergütung|salaire|salario|salário|sueldo|stipend|retribuz|loon|mzd|plat|wynagrodz|lön\b|lønn|løn\b|palkka|bér\b|給与|年収|月給|薪|급여|연봉|зарплат|\bOTE\b/i;
const currencyMark =
  "(?:US\\$|CA\\$|C\\$|AU\\$|A\\$|NZ\\$|S\\$|HK\\$|R\\$|MX\\$|[€£$¥円₹₽₴₪₩₺]|USD|EUR|GBP|CAD|AUD|NZD|SGD|HKD|CHF|CZK|Kč|PLN|zł|SEK|NOK|DKK|HUF|RON|INR|JPY|BRL|MXN|ILS)";
// Every repetition is bounded: the pattern is linear on any input.
const amount =
  "(\\d{1,3}(?:[.,' ’]\\d{3}){1,3}(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?)(?:,-)?(?:\\s?(k|K|tis\\.?|tys\\.?)(?!\\p{L}))?";
const per = "(?:\\s?/\\s?(?:h|hr|hour|day|week|mo|month|yr|year|Jahr|Monat))?";
const range = new RegExp(
  `(${currencyMark})?\\s?${amount}\\s?(${currencyMark})?${per}\\s?(?:-|–|—|‑|to|bis|až|až do|à|a|al|tot|en|and|und|et|do|~|～|〜)\\s?(${currencyMark})?\\s?${amount}\\s?(${currencyMark})?(?![\\d%])`,
  "gu",
);
const maxLineChars = 600;

/**
 * The first pay range of `text` that has a currency, a plausible size, and a pay word or a period beside it.
 * `isSalary` says that `text` is known to be a salary (a labelled field): then a currency is enough.
 */
export function salaryFromText(text: string, isSalary = false): Salary | null {
  for (const line of cleanText(text).split("\n")) {
    const part = line.slice(0, maxLineChars);
    for (const match of part.matchAll(range)) {
      const salary = fromMatch(match, part, isSalary);
      if (salary) return salary;
    }
  }
  return null;
}

function fromMatch(match: RegExpMatchArray, line: string, isSalary: boolean): Salary | null {
  const [whole, mark1, low = "", lowK, mark2, mark3, high = "", highK, mark4] = match;
  const mark = mark1 ?? mark2 ?? mark3 ?? mark4;
  if (!mark) return null;
  const at = match.index ?? 0;
  const around = line.slice(Math.max(0, at - 160), at + whole.length + 60);
  const period = periodOf(line.slice(at, at + whole.length + 40)) ?? periodOf(around);
  if (!isSalary && !payWords.test(around) && period === null) return null;
  const max = toNumber(high, highK);
  const min = toNumber(low, lowK ?? (toNumber(low, undefined) < 1000 && max >= 1000 ? highK : undefined));
  if (!(min > 0 && max >= min && max <= min * 10) || max > 100_000_000) return null;
  const currency = currencyOf(mark);
  return { min, max, currency, period: plausible(period, max) ?? onlyPeriod(currency, max) };
}

/** An hour's word beside a year's amount belongs to something else ("40 hours per week"). */
function plausible(period: Salary["period"], max: number): Salary["period"] {
  const isLarge = max >= 20_000;
  return isLarge && (period === "HOUR" || period === "DAY" || period === "WEEK") ? null : period;
}

/** The currencies in which an amount alone tells the year's pay from the month's, and from the hour's. */
const strongCurrencies = new Set(["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"]);

/** The one period that an amount without a word for it can mean; null where two are possible. */
function onlyPeriod(currency: string | null, max: number): Salary["period"] {
  if (currency === null || !strongCurrencies.has(currency)) return null;
  if (max >= 30_000) return "YEAR";
  return max >= 8 && max <= 150 ? "HOUR" : null;
}

export function currencyOf(text: string): string | null {
  return currencies.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** schema.org's period word of a text like "per year", "YEARLY", "hour"; null where it names none. */
export function periodOf(text: string): Salary["period"] {
  const bare = /^\s*(hour|day|week|month|year)(?:ly|s)?\s*$/i.exec(text);
  if (bare) return bare[1]?.toUpperCase() as Salary["period"];
  return periods.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** "52.000", "52,000.50" and "52 000" all read as written in their country; a group of three is thousands. */
function toNumber(digits: string, thousand: string | undefined): number {
  const cents = /[.,](\d{1,2})$/.exec(digits);
  const whole = (cents ? digits.slice(0, -cents[0].length) : digits).replace(/[^\d]/g, "");
  const value = Number(cents ? `${whole}.${cents[1]}` : whole);
  return thousand ? value * 1000 : value;
}
