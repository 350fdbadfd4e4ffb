/** One line for a place or several, from the many shapes in which sites write them. */
import { comparable } from "./clean-text.ts";
import { asList, isObject, type JsonObject, nameOf } from "./json-value.ts";

/** Finest first; schema.org's names and those of the job APIs, compared lower-case without punctuation. */
const addressParts = [
  ["addresslocality", "city", "cityname", "town", "locality", "municipality", "ort"],
  ["addressregion", "region", "state", "statename", "province", "county"],
  ["addresscountry", "country", "countryname", "land"],
];
const wholeNames = [
  "name",
  "locationname",
  "locationstr",
  "formattedaddress",
  "displayname",
  "fulllocation",
  "label",
  "descriptor",
  "expanded",
  "compact",
  "streetaddress",
  "text",
];
const maxChars = 300;

const languageCode = /^[a-z]{2}$/;

/** Places joined by "; ", each "city, region, country" as far as known; null where there is none. */
export function locationText(value: unknown): string | null {
  const places: string[] = [];
  for (const item of asList(inOneLanguage(value))) {
    const place = placeText(item, 0);
    if (place && !places.some((known) => comparable(known) === comparable(place))) places.push(place);
  }
  // As many places as fit: a posting for twenty cities is known by the first few.
  while (places.join("; ").length > maxChars && places.length > 1) places.pop();
  return places.join("; ") || null;
}

/** Of a language map (`{"cs": …, "en": …}`) the first entry. */
function inOneLanguage(value: unknown): unknown {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => languageCode.test(key)) ? value[keys[0] ?? ""] : value;
}

/** The place in an object's own `city`, `region` and `country`, its name left aside. */
export function addressText(value: JsonObject): string | null {
  return joinedParts(namesOf(value));
}

function placeText(value: unknown, depth: number): string | null {
  if (!isObject(value)) return nameOf(value);
  if (depth > 2) return null;
  const byName = namesOf(value);
  const address = byName.get("address") ?? byName.get("adresse");
  if (isObject(address)) {
    const text = placeText(address, depth + 1);
    if (text) return text;
  }
  const parts = joinedParts(byName);
  if (parts !== null) return parts;
  if (typeof address === "string" && address.trim() !== "") return nameOf(address);
  for (const name of wholeNames) {
    const text = nameOf(byName.get(name));
    if (text) return text;
  }
  return depth === 0 ? locationText(byName.get("places")) : null;
}

function namesOf(object: JsonObject): Map<string, unknown> {
  return new Map(
    Object.entries(object).map(([key, part]) => [
      key
        .replace(/^\w{1,20}:/, "")
        .toLowerCase()
        .replace(/[^a-z]/g, ""),
      part,
    ]),
  );
}

function joinedParts(byName: Map<string, unknown>): string | null {
  const parts: string[] = [];
  for (const names of addressParts) {
    const part = names.map((name) => partText(byName.get(name))).find((text) => text !== null);
    // "-" stands for no region on some boards; "Berlin, Berlin" says no more than "Berlin".
    if (!part || !/\p{L}/u.test(part) || parts.some((known) => comparable(known).includes(comparable(part))))
      continue;
    parts.push(languageCode.test(part) ? countryName(part) : part);
  }
  return parts.join(", ") || null;
}

const regionNames = new Intl.DisplayNames(["en"], { type: "region" });

/** A code in small letters is no text for readers: "tr" is Turkey. */
function countryName(code: string): string {
  return code === "tr" ? "Turkey" : (regionNames.of(code.toUpperCase()) ?? code.toUpperCase());
}

function partText(value: unknown): string | null {
  return isObject(value) ? nameOf((value as JsonObject).name) : nameOf(value);
}
