/** Tells what kind of source it is given and lets the reader of that kind read it. */
import type { PageReading } from "@leadfit/contracts";
import { noPosting } from "./no-posting.ts";
import { shapelessTextFlag } from "./page-flags.ts";
import { isFeed, readFeed } from "./read-feed.ts";
import { readHtml } from "./read-html.ts";
import { readJson } from "./read-json.ts";
import { readText } from "./read-text.ts";
import { parseTolerantJson } from "./tolerant-json.ts";
import { insideFence } from "./without-machine-text.ts";

export interface ReadPageOptions {
  /** Where the source came from: tells one posting from its neighbours and names an employer as a last resort. */
  url?: string;
}

const htmlTag =
  /<(?:!doctype|html|head|body|main|article|section|div|p|ul|ol|li|table|h[1-6]|span|script|meta|a|br|strong|b)\b[^<>]{0,5000}>/i;

/** A page saved with the head of its HTTP response. */
const responseHead = /^HTTP\/[\d.]{1,3} \d{3}[^\n]{0,80}\n(?:[\w-]{1,60}:[^\n]{0,2000}\n){0,60}\s{0,20}/;

/**
 * Finds exactly one posting in `source`: an HTML page or fragment, the JSON of an ATS API or job feed item,
 * JSON-LD, Markdown or plain text. Without one it says why and what to do. Synchronous, no I/O, never throws.
 */
export function readPage(source: string, options: ReadPageOptions = {}): PageReading {
  const reading = readSource(source, options);
  const flag = shapelessTextFlag(source);
  if (reading.kind === "no_posting" || flag === null) return reading;
  const { posting } = reading;
  return { kind: "posting", posting: { ...posting, flags: [...(posting.flags ?? []), flag] } };
}

function readSource(source: string, options: ReadPageOptions): PageReading {
  const text = source
    .toWellFormed()
    .replace(/^\ufeff/, "")
    .replace(responseHead, "")
    .trim();
  const url = options.url !== undefined && URL.canParse(options.url) ? options.url : null;
  if (text === "") return noPosting("empty_page");
  const fenced = insideFence(text);
  if (fenced !== null && fenced !== "") return readSource(fenced, options);
  if (text.startsWith("{") || text.startsWith("[")) {
    const json = parseTolerantJson(text);
    if (typeof json === "object" && json !== null) return readJson(json, url);
  }
  if (isFeed(text)) return readFeed(text, url);
  return htmlTag.test(text) ? readHtml(text, url) : readText(text, url);
}
