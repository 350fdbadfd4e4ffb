/** A job as an ATS API, a feed or a page's hydration data carries it, as a draft. Knows key names, no site. */
import type { FieldSource } from "@leadfit/contracts";
import { descriptionMarkdown } from "./description-markdown.ts";
import type { Draft } from "./draft.ts";
import { employmentType } from "./employment-type.ts";
import {
  descriptionKeys,
  descriptionSections,
  firstOf,
  jobKeys,
  type KeyLookup,
  lookupOf,
  onlyJobKeys,
} from "./job-keys.ts";
import { jobSalary } from "./job-salary.ts";
import { asList, isObject, type JsonObject, nameOf, rawNameOf } from "./json-value.ts";
import { type LabelledField, labelledField } from "./labelled-fields.ts";
import { addressText, locationText } from "./location-text.ts";
import { parseDate } from "./parse-date.ts";
import { isPlace } from "./place-names.ts";
import { richTextHtml } from "./rich-text.ts";
import { remoteFromText } from "./work-place.ts";

const minPartChars = 20;

/** The job's title if the object has one, at most a line long. */
export function jobTitle(job: JsonObject): string | null {
  const title = firstOf(lookupOf(job), jobKeys.title, nameOf);
  return title !== null && title.length <= 200 ? title : null;
}

/** Whether an object names a job without telling of it: a title and something else that only jobs have. */
export function isJobHead(value: unknown): value is JsonObject {
  return isObject(value) && jobTitle(value) !== null && onlyJobFacts(lookupOf(value)) >= 1;
}

/**
 * Whether an object is a job: a title, a text long enough to be a description (`minChars` of source), and
 * something else that only jobs have.
 */
export function isJobObject(value: unknown, minChars: number): value is JsonObject {
  if (!isObject(value) || jobTitle(value) === null) return false;
  const lookup = lookupOf(value);
  const length = descriptionSources(lookup).reduce((sum, [, text]) => sum + text.length, 0);
  if (length < minChars) return false;
  return onlyJobFacts(lookup) >= 2;
}

/** Whether an object has a description at all, however short. */
export function hasDescription(job: JsonObject): boolean {
  return descriptionSources(lookupOf(job)).length > 0;
}

function onlyJobFacts(lookup: KeyLookup): number {
  return onlyJobKeys.filter((keys) => keys.split(" ").some((key) => lookup.has(key))).length;
}

/** Reads a job object; fields that it does not name stay out. */
export function jobObjectDraft(job: JsonObject, source: FieldSource): Draft {
  const lookup = lookupOf(job);
  const hidden: string[] = [];
  const refs = lookup.get("refs") ?? lookup.get("urls");
  const location =
    firstOf(lookup, jobKeys.location, locationText) ??
    categoryOf(lookup, "location") ??
    addressText(job) ??
    firstOf(lookup, "address", locationText) ??
    firstOf(lookup, "area", areaText);
  return {
    source,
    title: firstOf(lookup, jobKeys.title, nameOf),
    company: firstOf(lookup, jobKeys.company, companyName),
    location,
    remote: remoteOf(lookup, location),
    employment_type:
      firstOf(lookup, jobKeys.type, (value) => employmentType(asList(value).map(nameOf).join(" "))) ??
      employmentType(categoryOf(lookup, "commitment") ?? "") ??
      employmentType(namedValue(lookup, "type") ?? "") ??
      employmentType(trueKeys(lookup).join(" ")),
    salary: jobSalary(lookup, location),
    posted_at: firstOf(lookup, jobKeys.posted, dateOf),
    valid_through: firstOf(lookup, jobKeys.validThrough, dateOf),
    external_id: firstOf(lookup, jobKeys.id, idOf),
    ids: jobKeys.id.split(" ").flatMap((key) => idOf(lookup.get(key)) ?? []),
    canonical_url:
      firstOf(lookup, jobKeys.url, webUrl) ??
      (isObject(refs) ? firstOf(lookupOf(refs), jobKeys.url, webUrl) : null),
    description: descriptionOf(lookup, hidden),
    hidden,
    expired: isClosed(lookup),
  };
}

function companyName(value: unknown): string | null {
  const name = nameOf(value);
  return name !== null && name.length <= 150 && !/^[\d-]+$|^https?:/.test(name) ? name : null;
}

/** Lever keeps some fields one level down. */
function categoryOf(lookup: KeyLookup, key: string): string | null {
  const categories = lookup.get("categories");
  return isObject(categories) ? nameOf(categories[key]) : null;
}

/** Fields of an employer's own stand in a list, each with its name (`{"name": "Employment Type", "value": …}`). */
function namedValue(lookup: KeyLookup, field: LabelledField): string | null {
  for (const key of ["metadata", "customfields", "customattributes", "additionalfields"]) {
    for (const item of asList(lookup.get(key))) {
      if (isObject(item) && typeof item.name === "string" && labelledField(item.name) === field)
        return nameOf(item.value);
    }
  }
  return null;
}

function remoteOf(lookup: KeyLookup, location: string | null): boolean | null {
  for (const key of ["remote", "isremote", "remotework", "fullyremote", "allowsremote", "telecommuting"]) {
    const value = lookup.get(key);
    if (typeof value === "boolean") return value;
  }
  const place = lookup.get("location");
  if (isObject(place) && typeof place.remote === "boolean") return place.remote;
  return (
    firstOf(lookup, jobKeys.workplace, (value) => remoteFromText(asList(value).map(nameOf).join(" "))) ??
    remoteFromText(location ?? "")
  );
}

/** "area" is a place to some, a field of work to others. */
function areaText(value: unknown): string | null {
  const text = locationText(value);
  return text !== null && isPlace(text) ? text : null;
}

/** Flags like `fullTime: true`. */
function trueKeys(lookup: KeyLookup): string[] {
  return [...lookup].filter(([, value]) => value === true).map(([key]) => key);
}

/** Feeds give a posting's address as its number. */
function idOf(value: unknown): string | null {
  const id = nameOf(value);
  return id === null || /^https?:/i.test(id) ? null : id;
}

function dateOf(value: unknown): string | null {
  return typeof value === "number" ? parseDate(value) : parseDate(nameOf(value) ?? "");
}

function webUrl(value: unknown): string | null {
  return typeof value === "string" && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null;
}

function isClosed(lookup: KeyLookup): boolean {
  const state = firstOf(lookup, "state status jobstatus postingstatus", nameOf) ?? "";
  return (
    lookup.get("expired") === true ||
    lookup.get("isexpired") === true ||
    /^(?:closed|expired|archived|filled)$/i.test(state)
  );
}

/** The description and its parts as [heading, source text], in reading order. */
function descriptionSources(lookup: KeyLookup): [string, string][] {
  const main = firstOf(lookup, descriptionKeys, (value) => longText(value));
  const found: [string, string][] = main === null ? [] : [["", main]];
  const parts = sectionHolder(lookup);
  for (const [key, heading] of descriptionSections) {
    const part = parts.get(key);
    const text = longText(part);
    if (text === null || text.length < minPartChars || found.some(([, known]) => known.includes(text)))
      continue;
    found.push([(isObject(part) ? nameOf(part.title) : null) ?? heading, text]);
  }
  for (const item of asList(lookup.get("lists"))) {
    if (!isObject(item)) continue;
    const text = longText(item.content);
    if (text !== null) found.push([nameOf(item.text) ?? "", text]);
  }
  return found;
}

/** SmartRecruiters keeps the parts in `jobAd.sections`, USAJOBS in `UserArea.Details`. */
function sectionHolder(lookup: KeyLookup): KeyLookup {
  const ad = lookup.get("jobad") ?? lookup.get("userarea");
  const inner = isObject(ad) ? (ad.sections ?? ad.Details) : null;
  return isObject(inner) ? new Map([...lookup, ...lookupOf(inner)]) : lookup;
}

function longText(value: unknown): string | null {
  const rich = richTextHtml(value);
  if (rich !== null) return rich.length >= minPartChars ? rich : null;
  const inner = isObject(value) && Object.keys(value).length === 1 ? Object.values(value)[0] : value;
  if (Array.isArray(inner)) return listText(inner);
  const translated = longestTranslation(inner);
  if (translated !== null) return translated.length >= minPartChars ? translated : null;
  const text = isObject(inner)
    ? (textOf(inner.html) ?? textOf(inner.text) ?? rawNameOf(inner))
    : rawNameOf(inner);
  return text !== null && text.length >= minPartChars ? text : null;
}

/** Of a text in several languages, by their codes or numbers, the fullest; null for anything else. */
function longestTranslation(value: unknown): string | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value).filter(([, text]) => text !== null);
  const areTexts = entries.every(
    ([key, text]) => /^(?:\d{1,5}|[a-z]{2}(?:[-_][A-Za-z]{2})?)$/.test(key) && typeof text === "string",
  );
  if (entries.length === 0 || !areTexts) return null;
  return entries.map(([, text]) => String(text)).toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A list of strings is a bullet list, a list of titled texts (Personio, Lever) a text with headings. */
function listText(items: unknown[]): string | null {
  const texts = items.map((item) => {
    if (!isObject(item)) return `<li>${rawNameOf(item) ?? ""}</li>`;
    const body = rawNameOf(item.value) ?? rawNameOf(item.content) ?? rawNameOf(item.text);
    const heading = nameOf(item.name) ?? nameOf(item.title);
    return body === null
      ? ""
      : heading !== null && heading !== body
        ? `<h2>${heading}</h2>${body}`
        : `<div>${body}</div>`;
  });
  const text = texts.join("");
  return text.length >= minPartChars ? text : null;
}

function descriptionOf(lookup: KeyLookup, hidden: string[]): string | null {
  const parts = descriptionSources(lookup).map(([heading, source]) => {
    const text = descriptionMarkdown(source, hidden);
    return text !== "" && heading !== "" ? `## ${heading}\n\n${text}` : text;
  });
  return parts.filter(Boolean).join("\n\n") || null;
}
