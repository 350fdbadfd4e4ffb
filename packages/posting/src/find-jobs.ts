/** Finds the job objects in any JSON value, and which of several a page is about. Knows no site. */
import { comparable } from "./clean-text.ts";
import { firstOf, jobKeys, lookupOf } from "./job-keys.ts";
import { isJobHead, isJobObject } from "./job-object.ts";
import { isObject, type JsonObject, nameOf } from "./json-value.ts";
import { namesPosting } from "./names-posting.ts";

const maxDepth = 40;
const maxValues = 200_000;

/**
 * The outermost job objects in `json` whose descriptions have at least `minChars`, each once. A job without a
 * company gets the one of the object around it: some APIs name the employer beside the posting.
 */
export function findJobs(json: unknown, minChars: number): JsonObject[] {
  const found: JsonObject[] = [];
  const seen = new Set<unknown>();
  let budget = maxValues;
  const walk = (value: unknown, depth: number, company: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    if (depth > maxDepth || budget-- <= 0) return;
    seen.add(value);
    if (Array.isArray(value)) {
      const before = found.length;
      const without = value.filter((item) => {
        const count = found.length;
        walk(item, depth + 1, company);
        return found.length === count;
      });
      // Beside a job, an item of its shape with less text is a job too: the list is one of several.
      if (found.length > before && without.length > 0) found.push(...likeWhole(value, without));
    } else if (isObject(value)) {
      const own = firstOf(lookupOf(value), jobKeys.company, nameOf) ?? company;
      const job = own === null ? value : { company: own, ...value };
      if (isJobObject(job, minChars)) {
        found.push(job);
        return;
      }
      const before = found.length;
      for (const item of Object.values(value)) walk(item, depth + 1, own);
      // Some sites keep a job's head and its text in objects of their own, side by side or one in the other.
      const whole = found.length === before ? withParts(job) : null;
      if (isJobObject(whole, minChars)) found.push(whole);
    }
  };
  walk(json, 0, null);
  return found;
}

/** The jobs among `without`, the items of a list in which no text is long enough, that are shaped like the others. */
function likeWhole(list: readonly unknown[], without: readonly unknown[]): JsonObject[] {
  const whole = list.filter((item) => isObject(item) && !without.includes(item)).filter(isObject);
  return without
    .filter((item) => isObject(item) && whole.some((other) => areAlike(item, other)))
    .flatMap((item) => findJobs(item, 0));
}

function areAlike(a: JsonObject, b: JsonObject): boolean {
  const [keys, others] = [Object.keys(a), new Set(Object.keys(b))];
  return keys.filter((key) => others.has(key)).length * 2 >= Math.max(keys.length, others.size);
}

/** `value` with what the objects in it say, where one of them or `value` itself names a job. */
function withParts(value: JsonObject): JsonObject | null {
  const parts = Object.values(value).filter(isObject);
  return [value, ...parts].some(isJobHead) ? Object.assign({}, ...parts, value) : null;
}

/** How a page names the posting it is about. */
export interface PageIdentity {
  /** The heading that the page's own title repeats. */
  heading?: string | null;
  /** `<title>`, `og:title`, first headings. */
  titles: readonly string[];
  /** The page's own and canonical URL, normalised. */
  urls: readonly string[];
}

/** What is compared of a candidate. */
export interface Identified {
  title: string | null;
  urls: readonly string[];
  /** By which a URL may name it. */
  ids: readonly string[];
  /** Characters of its description. */
  size: number;
}

/** The candidates that one of the page's URLs is the URL of; without any, those whose number it holds. */
export function atUrl<T>(
  candidates: readonly T[],
  identify: (candidate: T) => Identified,
  pageUrls: readonly string[],
): T[] {
  if (pageUrls.length === 0) return [];
  const exact = candidates.filter((candidate) =>
    identify(candidate).urls.some((url) => pageUrls.includes(url)),
  );
  if (exact.length > 0) return exact;
  return candidates.filter((candidate) => pageUrls.some((url) => namesPosting(url, identify(candidate).ids)));
}

/**
 * The one candidate a page is about: by URL, else by title, else the only one with a real description.
 * Null where several remain. Candidates that are the same posting twice count once.
 */
export function targetOf<T>(
  candidates: readonly T[],
  identify: (candidate: T) => Identified,
  page: PageIdentity,
): T | null {
  if (candidates.length <= 1) return candidates[0] ?? null;
  const known = candidates.map((candidate) => ({ candidate, ...identify(candidate) }));
  const byUrl = atUrl(known, (item) => item, page.urls);
  const titles = page.titles.map(comparable).filter(Boolean);
  const byTitle = (byUrl.length > 0 ? byUrl : known).filter(({ title }) => {
    const text = comparable(title ?? "");
    return text !== "" && titles.some((pageTitle) => ` ${pageTitle} `.includes(` ${text} `));
  });
  for (const group of [byUrl, byTitle, known.filter(({ size }) => size >= 400), known]) {
    const distinct = new Map(
      group.toSorted((a, b) => a.size - b.size).map((item) => [comparable(item.title ?? ""), item.candidate]),
    );
    const [only] = distinct.values();
    if (distinct.size === 1 && only !== undefined) return only;
    if (group === byTitle && group.length > 0) {
      // "Engineer" also stands in "Senior Engineer": the longest title that fits is the page's own.
      const longest = group.toSorted(
        (a, b) => comparable(b.title ?? "").length - comparable(a.title ?? "").length,
      )[0];
      if (longest) return longest.candidate;
    }
  }
  return null;
}
