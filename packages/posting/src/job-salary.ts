/** A job object's pay: numbers under keys of their own, in an object, in a list of objects, or in words. */
import type { Salary } from "@leadfit/contracts";
import { currencyOfCountry } from "./currency-of-country.ts";
import { firstOf, jobKeys, type KeyLookup, lookupOf } from "./job-keys.ts";
import { asList, isObject, nameOf, numberOf } from "./json-value.ts";
import { currencyCode, periodOf } from "./pay-words.ts";
import { onlyPeriod, salaryFromText } from "./salary-text.ts";

/** `location` decides on the currency where the data names none. */
export function jobSalary(lookup: KeyLookup, location: string | null): Salary | null {
  const inner = firstOf(lookup, jobKeys.salaryText, (value) => objectIn(value)) ?? lookup;
  const min = firstOf(lookup, jobKeys.salaryMin, numberOf) ?? boundOf(inner, lookup, lowKeys);
  const max = firstOf(lookup, jobKeys.salaryMax, numberOf) ?? boundOf(inner, lookup, highKeys);
  if (!min && !max) return firstOf(lookup, jobKeys.salaryText, salaryIn);
  const currency =
    firstOf(inner, jobKeys.currency, nameOf) ?? firstOf(lookup, jobKeys.currency, nameOf) ?? "";
  const period = firstOf(inner, jobKeys.period, nameOf) ?? firstOf(lookup, jobKeys.period, nameOf) ?? "";
  const code = currencyCode(currency) ?? currencyOfCountry(location ?? "");
  return {
    min: min || null,
    max: max || null,
    currency: code,
    period: periodOf(period) ?? onlyPeriod(code, max || min || 0),
  };
}

const lowKeys = "min minvalue from minimum minimumrange low";
const highKeys = "max maxvalue to maximum maximumrange high";

/** An amount in a pay object, in units or, as some write it, in cents; "€60,000" counts as written. */
function boundOf(inner: KeyLookup, lookup: KeyLookup, keys: string): number | null {
  if (inner === lookup) return null;
  const amount = firstOf(
    inner,
    keys,
    (value) => numberOf(value) ?? numberOf(nameOf(value)?.replace(/[^\d.,]/g, "")),
  );
  const cents =
    amount === null ? firstOf(inner, keys.startsWith("min") ? "mincents" : "maxcents", numberOf) : null;
  return amount ?? (cents === null ? null : cents / 100);
}

/** Pay in words: as such, or in one of an object's texts. */
function salaryIn(value: unknown): Salary | null {
  if (!isObject(value)) return salaryFromText(nameOf(value) ?? "", true);
  for (const text of Object.values(value)) {
    const salary = typeof text === "string" ? salaryFromText(text, true) : null;
    if (salary) return salary;
  }
  return null;
}

/** Pay as an object, or as a list of one for each place: the first of them. */
function objectIn(value: unknown): KeyLookup | null {
  const [first] = asList(value);
  return isObject(first) ? lookupOf(first) : null;
}
