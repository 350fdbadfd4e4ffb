/** Reads the JSON of an ATS API, a feed item, or JSON-LD alone. */
import type { PageReading } from "@leadfit/contracts";
import { companyFromUrl } from "./company-from-url.ts";
import { type Draft, joinDrafts } from "./draft.ts";
import { findJobs, targetOf } from "./find-jobs.ts";
import { jobObjectDraft } from "./job-object.ts";
import { postingNodes } from "./json-ld.ts";
import { isObject } from "./json-value.ts";
import { noPosting } from "./no-posting.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { minDescriptionChars } from "./posting-vocabulary.ts";
import { readHtml } from "./read-html.ts";
import { schemaPosting } from "./schema-posting.ts";
import { toReading } from "./to-posting.ts";

/** Long enough to be a description, short enough that terse postings of feeds pass. */
const minChars = minDescriptionChars / 2;

/** `url` is where the JSON came from, if known: it may choose one job of several. */
export function readJson(json: unknown, url: string | null): PageReading {
  const drafts = jobDrafts(json);
  const page = { titles: [], urls: url ? [normalizeUrl(url)] : [] };
  const draft = targetOf(drafts, identify, page);
  if (drafts.length > 1 && draft === null) return noPosting("several_postings");
  if (draft === null) {
    const page = wrappedPage(json, 0);
    if (page !== null) return readHtml(page, url);
    const found = isObject(json) ? joinDrafts([jobObjectDraft(json, "json")]) : undefined;
    return noPosting("no_description", found);
  }
  return toReading([
    draft,
    { source: "url", company: companyFromUrl(draft.canonical_url ?? "") ?? companyFromUrl(url ?? "") },
  ]);
}

/** The HTML page that a scraping service wrapped in JSON, or null. */
function wrappedPage(value: unknown, depth: number): string | null {
  if (typeof value === "string") return /^\s{0,99}<(?:!doctype html|html)\b/i.test(value) ? value : null;
  if (typeof value !== "object" || value === null || depth > 4) return null;
  for (const item of Object.values(value).slice(0, 100)) {
    const page = wrappedPage(item, depth + 1);
    if (page !== null) return page;
  }
  return null;
}

function jobDrafts(json: unknown): Draft[] {
  const nodes = postingNodes(json);
  if (nodes.length > 0) return nodes.map((node) => schemaPosting(node, "json-ld"));
  return findJobs(json, minChars).map((job) => jobObjectDraft(job, "json"));
}

/** A list in JSON is a list: unlike a page it has no posting that it is "really" about, save by URL. */
function identify(draft: Draft): { title: string | null; urls: string[]; size: number } {
  return {
    title: `${draft.title} ${draft.external_id ?? ""} ${draft.canonical_url ?? ""}`,
    urls: draft.canonical_url ? [normalizeUrl(draft.canonical_url)] : [],
    size: Number.POSITIVE_INFINITY,
  };
}
