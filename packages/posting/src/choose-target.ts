/** The one posting in a page's data: JSON-LD before microdata before hydration data. */
import type { Document } from "domhandler";
import type { Draft } from "./draft.ts";
import { embeddedData } from "./embedded-data.ts";
import { findJobs, type Identified, type PageIdentity, targetOf } from "./find-jobs.ts";
import { jobObjectDraft } from "./job-object.ts";
import { jsonLdPostings } from "./json-ld.ts";
import { microdataPostings } from "./microdata.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { minDescriptionChars, saysSomethingOfAJob } from "./posting-vocabulary.ts";
import { schemaPosting } from "./schema-posting.ts";

export type DataTarget = { kind: "none" } | { kind: "several" } | { kind: "one"; draft: Draft };

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
    if ((draft.description ?? "").length >= minDescriptionChars) return { kind: "one", draft };
    stub ??= draft;
  }
  const embedded = embeddedData(document)
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
  return stub ? { kind: "one", draft: stub } : { kind: "none" };
}

function identify(draft: Draft): Identified {
  return {
    title: draft.title ?? null,
    urls: draft.canonical_url ? [normalizeUrl(draft.canonical_url)] : [],
    size: draft.description?.length ?? 0,
  };
}

function withoutEmpty(draft: Draft): Partial<Draft> {
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<Draft>;
}
