/** The one posting in a page's data: JSON-LD before microdata before hydration data. */
import type { Document } from "domhandler";
import { comparable } from "./clean-text.ts";
import { attribute, descendants } from "./dom.ts";
import { type Draft, idsOf } from "./draft.ts";
import { embeddedData } from "./embedded-data.ts";
import { findJobs, type Identified, type PageIdentity, targetOf } from "./find-jobs.ts";
import { jobObjectDraft } from "./job-object.ts";
import { jsonLdPostings } from "./json-ld.ts";
import { microdataPostings } from "./microdata.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { minDescriptionChars, saysSomethingOfAJob } from "./posting-vocabulary.ts";
import { schemaPosting } from "./schema-posting.ts";

/** `hint` is the only job in the hydration data where that says too little to be the posting. */
export type DataTarget =
  | { kind: "none"; hint: Draft | null }
  | { kind: "several" }
  | { kind: "one"; draft: Draft };

/** Hydration data holds much that is no posting; a list this long of jobs is a search result. */
const maxEmbedded = 200;

export function chooseTarget(document: Document, page: PageIdentity): DataTarget {
  const marked = [
    jsonLdPostings(document).map((node) => schemaPosting(node, "json-ld")),
    microdataPostings(document).map((node) => schemaPosting(node, "microdata")),
  ];
  let stub: Draft | null = null;
  for (const drafts of marked) {
    if (drafts.length === 0) continue;
    const draft = targetOf(drafts, identify, page);
    if (draft === null) return { kind: "several" };
    if (tellsOfAnother(draft, document, page)) continue;
    if ((draft.description ?? "").length >= minDescriptionChars) return { kind: "one", draft };
    stub ??= draft;
  }
  const data = embeddedData(document);
  const embedded = data
    .flatMap((json) => findJobs(json, minDescriptionChars))
    .slice(0, maxEmbedded)
    .map((job) => jobObjectDraft(job, "embedded"))
    .filter((draft) => saysSomethingOfAJob(draft.description ?? ""));
  const draft = targetOf(embedded, identify, page);
  if (draft)
    return {
      kind: "one",
      draft: stub ? { ...draft, ...withoutEmpty(stub), description: draft.description } : draft,
    };
  if (stub) return { kind: "one", draft: stub };
  const [hint, ...others] = data.flatMap((json) => findJobs(json, 0));
  return { kind: "none", hint: hint && others.length === 0 ? jobObjectDraft(hint, "embedded") : null };
}

/** Below this share of its words in the page's titles, the data names another job. */
const minTitleShare = 0.5;

/**
 * Some pages mark up a job they recommend: its title is in none of the page's own, and its URL, which is not the
 * page's, is one that the page links to or lies beside it on the same site.
 */
function tellsOfAnother(draft: Draft, document: Document, page: PageIdentity): boolean {
  const own = draft.canonical_url;
  if (!own || !page.heading || page.urls.includes(normalizeUrl(own))) return false;
  const words = wordsOf(draft.title ?? "");
  const known = new Set(wordsOf(page.titles.join(" ")));
  if (words.length === 0 || words.filter((word) => known.has(word)).length >= words.length * minTitleShare)
    return false;
  const { hostname, pathname } = new URL(own);
  if (pathname === "/") return false;
  const isBeside = page.urls.some((url) => new URL(url).hostname === hostname);
  return isBeside || linksTo(document, pathname);
}

function wordsOf(text: string): string[] {
  return comparable(text)
    .split(" ")
    .filter((word) => word.length > 1);
}

function linksTo(document: Document, path: string): boolean {
  for (const element of descendants(document)) {
    if (element.name !== "a") continue;
    const href = attribute(element, "href").split(/[?#]/)[0] ?? "";
    if (href === path || (/^https?:/.test(href) && href.endsWith(path))) return true;
  }
  return false;
}

function identify(draft: Draft): Identified {
  return {
    title: draft.title ?? null,
    urls: draft.canonical_url ? [normalizeUrl(draft.canonical_url)] : [],
    ids: idsOf(draft),
    size: draft.description?.length ?? 0,
  };
}

function withoutEmpty(draft: Draft): Partial<Draft> {
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<Draft>;
}
