/** Finds the adverts among the posts of a hiring thread, as a forum's API sends them. Knows no site. */
import { descriptionMarkdown } from "./description-markdown.ts";
import { firstOf, jobKeys, lookupOf } from "./job-keys.ts";
import { isObject, type JsonObject, nameOf } from "./json-value.ts";
import { parseDate } from "./parse-date.ts";
import { pipedHead } from "./piped-head.ts";

export interface ForumPost {
  /** As Markdown, its first line the headline. */
  text: string;
  ids: string[];
  postedAt: string | null;
}

const maxPosts = 2_000;
const maxDepth = 20;

export function forumPosts(json: unknown): ForumPost[] {
  const found: ForumPost[] = [];
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > maxDepth || found.length >= maxPosts) return;
    if (isObject(value)) {
      const post = asPost(value);
      if (post) found.push(post);
    }
    for (const item of Object.values(value)) walk(item, depth + 1);
  };
  walk(json, 0);
  return found;
}

function asPost(value: JsonObject): ForumPost | null {
  const lookup = lookupOf(value);
  const source = lookup.get("text") ?? lookup.get("commenttext") ?? lookup.get("body");
  if (typeof source !== "string" || !source.includes("|")) return null;
  const text = descriptionMarkdown(source, []);
  if (pipedHead(text.split("\n", 1)[0] ?? "") === null) return null;
  const ids = [lookup.get("id"), lookup.get("objectid")].map(nameOf).filter((id) => id !== null);
  const date = (at: unknown): string | null =>
    typeof at === "number" ? parseDate(at) : parseDate(nameOf(at) ?? "");
  return { text, ids, postedAt: firstOf(lookup, `${jobKeys.posted} time`, date) };
}
