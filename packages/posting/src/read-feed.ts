/** Reads RSS, Atom and the XML job feeds: one item is a posting, several are a list. */
import type { PageReading } from "@leadfit/contracts";
import { type Element, isTag } from "domhandler";
import { companyFromUrl } from "./company-from-url.ts";
import { childElements, descendants, rawText } from "./dom.ts";
import { type Draft, idsOf } from "./draft.ts";
import { atUrl, type Identified } from "./find-jobs.ts";
import { parseWithinLimits } from "./html-limits.ts";
import { jobObjectDraft } from "./job-object.ts";
import type { JsonObject } from "./json-value.ts";
import { noPosting } from "./no-posting.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { toReading } from "./to-posting.ts";

const maxItems = 2_000;
const itemNames = new Set([
  "item",
  "entry",
  "job",
  "position",
  "vacancy",
  "ad",
  "posting",
  "jobposting",
  "offer",
  "advert",
  "opening",
]);

/** Whether `source` is XML other than XHTML. */
export function isFeed(source: string): boolean {
  const start = source.slice(0, 2_000);
  return (
    /^\s*<(?:rss|feed|jobs?|positions?|source|vacancies|channel|offers?|adverts|openings)\b/i.test(start) ||
    (/^\s*<\?xml/i.test(start) && !/<html\b/i.test(start))
  );
}

/** `url` is where the feed or one of its postings stands, if known: it may choose one of several. */
export function readFeed(source: string, url: string | null): PageReading {
  const document = parseWithinLimits(source, { xmlMode: true });
  if (!document) return noPosting("html_too_complex");
  const items = [...descendants(document)].filter(
    (element) => itemNames.has(element.name.toLowerCase()) && childElements(element).length > 1,
  );
  const all = new Set<Element>(items);
  const outermost = items.filter((element) => !isInside(element, all));
  const drafts = outermost.slice(0, maxItems).map((item) => jobObjectDraft(itemObject(item), "json"));
  const named = url !== null && drafts.length > 1 ? atUrl(drafts, identify, [normalizeUrl(url)]) : drafts;
  const [draft, ...others] = named;
  if (drafts.length > 1 && (draft === undefined || others.length > 0)) return noPosting("several_postings");
  if (!draft) return noPosting("no_description");
  return toReading([draft, { source: "url", company: companyFromUrl(draft.canonical_url ?? url ?? "") }]);
}

function identify(draft: Draft): Identified {
  return {
    title: draft.title ?? null,
    urls: draft.canonical_url ? [normalizeUrl(draft.canonical_url)] : [],
    ids: idsOf(draft),
    size: draft.description?.length ?? 0,
  };
}

function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  for (let at = element.parent; at && isTag(at); at = at.parent) if (others.has(at)) return true;
  return false;
}

/** `<types><type>…</type></types>` is a list, whatever it is called. */
function unwrapped(element: Element): unknown {
  const object = itemObject(element);
  const [name, ...others] = Object.keys(object);
  return name !== undefined && others.length === 0 && element.name.startsWith(name.replace(/y$/, ""))
    ? [object[name]].flat()
    : object;
}

/** A leaf becomes its text, an element with children an object, repeated names a list. */
function itemObject(element: Element): JsonObject {
  const object: JsonObject = {};
  for (const child of childElements(element)) {
    const value = childElements(child).length > 0 ? unwrapped(child) : rawText(child).trim();
    const known = Object.hasOwn(object, child.name) ? object[child.name] : undefined;
    object[child.name] = known === undefined ? value : [known, value].flat();
  }
  return object;
}
