/** A schema.org JobPosting (from JSON-LD or microdata) as a draft. Knows schema.org, no DOM. */
import type { FieldSource, Salary } from "@leadfit/contracts";
import { comparable } from "./clean-text.ts";
import { descriptionMarkdown } from "./description-markdown.ts";
import type { Draft } from "./draft.ts";
import { employmentType } from "./employment-type.ts";
import { isInterfaceText } from "./interface-text.ts";
import { asList, isObject, type JsonObject, nameOf, numberOf, rawNameOf } from "./json-value.ts";
import { locationText } from "./location-text.ts";
import { parseDate } from "./parse-date.ts";
import { currencyOf, periodOf } from "./pay-words.ts";
import { onlyPeriod, salaryFromText } from "./salary-text.ts";

/** Sections that some sites keep out of `description`. */
const sections: [string, string][] = [
  ["responsibilities", "Responsibilities"],
  ["qualifications", "Qualifications"],
  ["skills", "Skills"],
  ["educationRequirements", "Education"],
  ["experienceRequirements", "Experience"],
  ["jobBenefits", "Benefits"],
];

/** Reads a JobPosting node. `description` may already be Markdown when `descriptionIsMarkdown`. */
export function schemaPosting(node: JsonObject, source: FieldSource): Draft {
  const hidden: string[] = [];
  const applicantPlaces = locationText(node.applicantLocationRequirements);
  return {
    source,
    title: nameOf(node.title) ?? nameOf(node.name),
    company: companyOf(node.hiringOrganization),
    location: locationText(node.jobLocation) ?? applicantPlaces,
    remote: asList(node.jobLocationType).some((type) => /telecommute|remote/i.test(nameOf(type) ?? ""))
      ? true
      : null,
    employment_type: employmentType(asList(node.employmentType).map(nameOf).join(" ")),
    salary: schemaSalary(node.baseSalary, nameOf(node.salaryCurrency)),
    posted_at: dateOf(node.datePosted),
    valid_through: dateOf(node.validThrough),
    external_id: isObject(node.identifier) ? nameOf(node.identifier.value) : nameOf(node.identifier),
    canonical_url: webUrl(node.url) ?? webUrl(node.mainEntityOfPage),
    description: fullDescription(node, hidden),
    hidden,
  };
}

/** Forms that were never filled in carry a button's text. */
function companyOf(value: unknown): string | null {
  const name = nameOf(value);
  return name === null || isInterfaceText(name) ? null : name;
}

function fullDescription(node: JsonObject, hidden: string[]): string | null {
  let markdown = descriptionMarkdown(rawNameOf(node.description) ?? "", hidden);
  for (const [key, heading] of sections) {
    const section = sectionMarkdown(node[key], hidden);
    if (section !== "" && !covers(markdown, section)) markdown += `\n\n## ${heading}\n\n${section}`;
  }
  return markdown.trim() || null;
}

function sectionMarkdown(value: unknown, hidden: string[]): string {
  const texts = asList(value)
    .map((item) => descriptionMarkdown(rawNameOf(item) ?? "", hidden))
    .filter(Boolean);
  return texts.length > 1
    ? texts.map((text) => `- ${text.replace(/\s+/g, " ")}`).join("\n")
    : (texts[0] ?? "");
}

/** Whether `text` already says nearly all words of `part`. */
function covers(text: string, part: string): boolean {
  const words = new Set(comparable(text).split(" "));
  const needed = comparable(part).split(" ");
  return needed.filter((word) => words.has(word)).length >= needed.length * 0.9;
}

function schemaSalary(value: unknown, currency: string | null): Salary | null {
  const base = asList(value)[0];
  if (typeof base === "string") return salaryFromText(base, true);
  const amount = isObject(base) ? base : { value: base };
  const inner = asList(amount.value)[0];
  const quantity: JsonObject = isObject(inner) ? inner : { value: inner };
  const exact = numberOf(quantity.value);
  const min = numberOf(quantity.minValue) ?? numberOf(amount.minValue) ?? exact;
  const max = numberOf(quantity.maxValue) ?? numberOf(amount.maxValue) ?? exact;
  // Zero is what forms send when nothing was filled in.
  if (!min && !max) return typeof quantity.value === "string" ? salaryFromText(quantity.value, true) : null;
  const code = nameOf(amount.currency) ?? nameOf(quantity.currency) ?? currency ?? "";
  const iso = /^[A-Z]{3}$/.test(code.toUpperCase()) ? code.toUpperCase() : currencyOf(code);
  const period = nameOf(quantity.unitText) ?? nameOf(amount.unitText) ?? nameOf(quantity.unitCode) ?? "";
  return {
    min: min || null,
    max: max || null,
    currency: iso,
    period: periodOf(period) ?? onlyPeriod(iso, max || min || 0),
  };
}

function dateOf(value: unknown): string | null {
  const text = nameOf(value);
  return text === null ? null : parseDate(text);
}

function webUrl(value: unknown): string | null {
  const text = isObject(value) ? nameOf(value["@id"]) : nameOf(value);
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
