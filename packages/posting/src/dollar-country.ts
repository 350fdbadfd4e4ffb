/** Which country's dollar or peso a bare "$" is, from where the job is. Data and look-up only. */
import { comparable } from "./clean-text.ts";

const countries: [RegExp, string][] = [
  [
    /\b(?:canada|ontario|quebec|québec|british columbia|alberta|manitoba|toronto|vancouver|montreal|calgary|ottawa)\b/,
    "CAD",
  ],
  [/\b(?:australia|sydney|melbourne|brisbane|perth|new south wales|queensland)\b/, "AUD"],
  [/\b(?:new zealand|auckland|wellington nz)\b/, "NZD"],
  [/\bsingapore\b/, "SGD"],
  [/\bhong kong\b/, "HKD"],
  [/(?<!new )\b(?:mexico|méxico|cdmx|jalisco|monterrey|guadalajara|nuevo león)\b/, "MXN"],
];

/** The currency of "$" in a job at `location`; where that is not known, a single country named by the text decides for Spanish. */
export function dollarOf(location: string, text: string, language: string | null): string {
  const place = comparable(location);
  const byPlace = countries.find(([names]) => names.test(place))?.[1];
  if (byPlace) return /\b(?:united states|usa|us)\b/.test(place) ? "USD" : byPlace;
  const isInStates = /, [A-Z]{2}(?:$|[ ,;])/.test(location) || /\b(?:united states|usa|us)\b/.test(place);
  if (language !== "es" || isInStates) return "USD";
  return /\b(?:mexico|méxico|cdmx)\b/.test(comparable(text)) ? "MXN" : "USD";
}
