/** JobSpy's columns as the names that other job data has. Knows that one scraper's table, and nothing of what is in it. */
import { isObject, type JsonObject } from "./json-value.ts";

/** Its ids are the site's own number behind the site's letters: "in-8f3c…" of Indeed, "li-4012…" of LinkedIn. */
const siteLetters = /^(?:in|li|zr|gd|go|bayt|nk|bdj)-(?=.)/i;
const yes = /^(?:true|1|yes)$/i;
const no = /^(?:false|0|no)$/i;
/** markdownify, which writes its descriptions, puts a backslash before every mark: "C\+\+", "5\-7 years". */
const escapedMark = /\\([\\`*_{}[\]()#+\-.!>~|&])/g;

/** Whether a row has the two columns that JobSpy always fills, and others name otherwise. */
export function isJobSpyRow(row: JsonObject): boolean {
  return typeof row.site === "string" && typeof row.job_url === "string";
}

/** The facts of the posting; what the row says of the company besides its name stays out of the description. */
export function fromJobSpy(row: JsonObject): JsonObject {
  const { id, description } = row;
  return {
    id: typeof id === "string" ? id.replace(siteLetters, "") : id,
    title: row.title,
    company: row.company ?? row.company_name,
    location: placeOf(row.location),
    date_posted: row.date_posted,
    job_type: row.job_type,
    salary_min: row.min_amount,
    salary_max: row.max_amount,
    salary_currency: row.currency,
    salary_interval: row.interval,
    is_remote: flagOf(row.is_remote),
    job_url: row.job_url ?? row.job_url_direct,
    description: typeof description === "string" ? description.replace(escapedMark, "$1") : description,
  };
}

/** A table read from CSV has its booleans as words. */
function flagOf(value: unknown): unknown {
  if (typeof value !== "string") return typeof value === "number" ? value === 1 : value;
  return yes.test(value) ? true : no.test(value) ? false : null;
}

/** The older tables have the place in parts. */
function placeOf(value: unknown): unknown {
  return isObject(value) ? { city: value.city, state: value.state, country: value.country } : value;
}
