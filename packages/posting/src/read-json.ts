/** Reads the JSON of an ATS API, a feed item, or JSON-LD alone. */
import type { PageReading } from "@leadfit/contracts";
import { companyFromUrl } from "./company-from-url.ts";
import { type Draft, idsOf, joinDrafts } from "./draft.ts";
import { atUrl, findJobs, type Identified, targetOf } from "./find-jobs.ts";
import { forumPosts } from "./forum-posts.ts";
import { givenPosting, readGiven } from "./given-posting.ts";
import { jobObjectDraft } from "./job-object.ts";
import { postingNodes } from "./json-ld.ts";
import { isObject } from "./json-value.ts";
import { namesPosting } from "./names-posting.ts";
import { noPosting } from "./no-posting.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { minDescriptionChars } from "./posting-vocabulary.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";
import { schemaPosting } from "./schema-posting.ts";
import { toReading } from "./to-posting.ts";

/** Long enough to be a description, short enough that terse postings of feeds pass. */
const minChars = minDescriptionChars / 2;

/** `url` is where the JSON came from, if known: it may choose one job of several. */
export function readJson(json: unknown, url: string | null): PageReading {
  const given = givenPosting(json);
  if (given !== null) return readGiven(given, url);
  const drafts = jobDrafts(json, minChars);
  const urls = url ? [normalizeUrl(url)] : [];
  const draft = pointedAt(json, urls) ?? targetOf(drafts, identify, { titles: [], urls });
  if (drafts.length > 1 && draft === null) return noPosting("several_postings");
  if (draft === null) {
    const page = wrappedPage(json, 0);
    if (page !== null) return readHtml(page, url);
    const post = postReading(json, urls);
    if (post !== null) return post;
    const [stub, ...others] = jobDrafts(json, 0);
    if (others.length > 0) return noPosting("several_postings");
    const own = stub ?? (isObject(json) ? jobObjectDraft(json, "json") : null);
    return noPosting("no_description", own ? joinDrafts([own]) : undefined);
  }
  return toReading([
    draft,
    { source: "url", company: companyFromUrl(draft.canonical_url ?? "") ?? companyFromUrl(url ?? "") },
  ]);
}

/** The advert in a hiring thread's only post, or in the one that the URL names; null where the JSON is no thread. */
function postReading(json: unknown, urls: string[]): PageReading | null {
  const posts = forumPosts(json);
  const named = posts.filter(({ ids }) => urls.some((url) => namesPosting(url, ids)));
  const [post, ...others] = named.length > 0 ? named : posts;
  if (post === undefined) return null;
  if (others.length > 0) return noPosting("several_postings");
  const reading = readText(post.text, urls[0] ?? null);
  if (reading.kind !== "posting" || post.postedAt === null) return reading;
  const { posting } = reading;
  return {
    ...reading,
    posting: {
      ...posting,
      posted_at: posting.posted_at ?? post.postedAt,
      sources: { posted_at: "json", ...posting.sources },
    },
  };
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

function jobDrafts(json: unknown, minChars: number): Draft[] {
  const nodes = postingNodes(json);
  if (nodes.length > 0) return nodes.map((node) => schemaPosting(node, "json-ld"));
  return findJobs(json, minChars).map((job) => jobObjectDraft(job, "json"));
}

/** The job that the URL names, however little it says: better none than its neighbour's text. */
function pointedAt(json: unknown, urls: string[]): Draft | null {
  const [only, ...others] = urls.length === 0 ? [] : atUrl(jobDrafts(json, 0), identify, urls);
  return only && others.length === 0 ? only : null;
}

/** A list in JSON is a list: unlike a page it has no posting that it is "really" about, save by URL. */
function identify(draft: Draft): Identified {
  return {
    title: `${draft.title} ${draft.external_id ?? ""} ${draft.canonical_url ?? ""}`,
    urls: draft.canonical_url ? [normalizeUrl(draft.canonical_url)] : [],
    ids: idsOf(draft),
    size: Number.POSITIVE_INFINITY,
  };
}
