/**
 * Postings that come as data: rows of JobSpy, schema.org's JobPosting, the objects of job systems and feeds. Taken at the
 * door without reading their text, read later like any page. What they name stands as it was given.
 */
import type { PageReading } from "@leadfit/contracts";
import { companyFromUrl } from "./company-from-url.ts";
import type { Draft } from "./draft.ts";
import { hasDescription, jobObjectDraft, jobTitle } from "./job-object.ts";
import { fromJobSpy, isJobSpyRow } from "./job-spy.ts";
import { postingNodes } from "./json-ld.ts";
import { isObject, type JsonObject, nameOf, rawNameOf } from "./json-value.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { schemaPosting } from "./schema-posting.ts";
import { toReading } from "./to-posting.ts";

/** The only key of the page that is stored in place of a given posting. */
const mark = "given_posting";
const maxDepth = 20;
/** What tables write where a cell is empty. */
const blank = /^\s*(?:nan|none|null|nat|<na>|n\/a)?\s*$/i;

export type TakenPosting =
  /** `content` is what is stored as the job's page; `url`: where the posting stands, normalised. */
  { kind: "taken"; content: string; url: string | null } | { kind: "refused"; path: string; message: string };

/** Looks only whether there is a title and a description, and what the URL is. Cheap: no text is parsed. */
export function takePosting(value: unknown): TakenPosting {
  if (!isObject(value)) return refused("", "must be one posting as a JSON object");
  const given = withoutBlanks(value, 0) as JsonObject;
  const nodes = postingNodes(given);
  if (nodes.length > 1) return refused("", `holds ${nodes.length} postings: send each by itself`);
  const { title, described, url } = headOf(nodes[0], given);
  if (title === null) return refused("title", "is missing");
  if (!described) {
    const hint = isJobSpyRow(given)
      ? "; JobSpy fetches LinkedIn's with linkedin_fetch_description=True"
      : ": without the text there is nothing to assess";
    return refused("description", `is missing${hint}`);
  }
  return {
    kind: "taken",
    content: JSON.stringify({ [mark]: given }),
    url: url === null ? null : normalizeUrl(url),
  };
}

/** The object that `takePosting` has stored, or null where the JSON is something else. */
export function givenPosting(json: unknown): JsonObject | null {
  if (!isObject(json) || Object.keys(json).length !== 1) return null;
  const given = json[mark];
  return isObject(given) ? given : null;
}

/** Reads what was given; what it leaves out is looked for in the description. */
export function readGiven(given: JsonObject, url: string | null): PageReading {
  const draft = draftOf(postingNodes(given)[0], given);
  return toReading([
    draft,
    { source: "url", company: companyFromUrl(draft.canonical_url ?? "") ?? companyFromUrl(url ?? "") },
  ]);
}

function draftOf(node: JsonObject | undefined, given: JsonObject): Draft {
  if (node) return schemaPosting(node, "given");
  return jobObjectDraft(isJobSpyRow(given) ? fromJobSpy(given) : given, "given");
}

function headOf(node: JsonObject | undefined, given: JsonObject) {
  if (node) {
    const text = rawNameOf(node.description) ?? rawNameOf(node.responsibilities);
    return {
      title: nameOf(node.title) ?? nameOf(node.name),
      described: text !== null,
      url: [node.url, node["@id"], node.mainEntityOfPage].map(webUrl).find((found) => found !== null) ?? null,
    };
  }
  const job = isJobSpyRow(given) ? fromJobSpy(given) : given;
  const urls = [job.job_url, job.url, job.absolute_url, job.hostedUrl, job.jobUrl, job.link];
  return {
    title: jobTitle(job),
    described: hasDescription(job),
    url: urls.map(webUrl).find((found) => found !== null) ?? null,
  };
}

function webUrl(value: unknown): string | null {
  const text = isObject(value) ? nameOf(value["@id"]) : nameOf(value);
  return text !== null && text.length <= 2_000 && /^https?:\/\//i.test(text) && URL.canParse(text)
    ? text
    : null;
}

/** Without empty cells: a NaN in words is no title. What nests too deeply to be a posting is left out. */
function withoutBlanks(value: unknown, depth: number): unknown {
  if (depth > maxDepth) return undefined;
  if (Array.isArray(value)) return value.map((item) => withoutBlanks(item, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === null || (typeof item === "string" && item.length < 10 && blank.test(item))
        ? []
        : [[key, withoutBlanks(item, depth + 1)]],
    ),
  );
}

function refused(path: string, message: string): TakenPosting {
  return { kind: "refused", path, message };
}
