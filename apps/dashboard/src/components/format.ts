/** Values as people read them. */
import type { Salary } from "@leadfit/contracts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

export const percent = (share: number): string => `${whole.format(share * 100)} %`;
export const count = (n: number): string => whole.format(n);
export const short = (n: number): string => compact.format(n);

/** "1 job", "2 jobs". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

export function usd(amount: number): string {
  const digits = amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2;
  return `$${amount.toFixed(digits)}`;
}

export function seconds(value: number): string {
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  if (value < 90) return `${value.toFixed(value < 10 ? 1 : 0)} s`;
  if (value < 5400) return `${Math.round(value / 60)} min`;
  if (value < 172_800) return `${Math.round(value / 3600)} h`;
  return `${Math.round(value / 86_400)} d`;
}

const periods = { HOUR: "an hour", DAY: "a day", WEEK: "a week", MONTH: "a month", YEAR: "a year" };

/** "EUR 60,000–75,000 a year"; null where no amount is known. */
export function salaryText({ min, max, currency, period }: Salary): string | null {
  const amounts = [...new Set([min, max].filter((amount) => amount !== null))].map((amount) => count(amount));
  if (amounts.length === 0) return null;
  const bound = min === null ? "up to " : max === null ? "from " : "";
  return [currency, bound + amounts.join("–"), period && periods[period]].filter(Boolean).join(" ");
}

export function bytes(n: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, n)) / 3));
  return `${(n / 1000 ** step).toFixed(step < 2 ? 0 : 1)} ${units[step]}`;
}

/** schema.org's words, several joined by "|", as people say them. */
export function employmentText(type: string): string {
  return type
    .split("|")
    .map((word) => word.toLowerCase().replaceAll("_", "-"))
    .join(", ");
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
