/** Tells what kind of source it is given and lets the reader of that kind read it. */
import type { PageReading } from "@leadfit/contracts";
import { noPosting } from "./no-posting.ts";
import { isFeed, readFeed } from "./read-feed.ts";
import { readHtml } from "./read-html.ts";
import { readJson } from "./read-json.ts";
import { readText } from "./read-text.ts";
import { parseTolerantJson } from "./tolerant-json.ts";

export interface ReadPageOptions {
  /** Where the source came from: tells one posting from its neighbours and names an employer as a last resort. */
  url?: string;
}

const htmlTag =
  /<(?:!doctype|html|head|body|main|article|section|div|p|ul|ol|li|table|h[1-6]|span|script|meta|a|br|strong|b)\b[^<>]{0,5000}>/i;

/**
 * Finds exactly one posting in `source`: an HTML page or fragment, the JSON of an ATS API or job feed item,
 * JSON-LD, Markdown or plain text. Without one it says why and what to do. Synchronous, no I/O, never throws.
 */
export function readPage(source: string, options: ReadPageOptions = {}): PageReading {
  const text = source
    .toWellFormed()
    .replace(/^\ufeff/, "")
    .trim();
  const url = options.url !== undefined && URL.canParse(options.url) ? options.url : null;
  if (text === "") return noPosting("empty_page");
  if (text.startsWith("{") || text.startsWith("[")) {
    const json = parseTolerantJson(text);
    if (typeof json === "object" && json !== null) return readJson(json, url);
  }
  if (isFeed(text)) return readFeed(text);
  return htmlTag.test(text) ? readHtml(text, url) : readText(text, url);
}
