/** The data that client-side frameworks leave in a page, as JSON values. Never runs a script. */
import { type Document, type Element, isComment, isText } from "domhandler";
import { resolveCache } from "./apollo-cache.ts";
import { attribute, descendants } from "./dom.ts";
import { flightValues } from "./flight-data.ts";
import { decodeReferences } from "./reference-json.ts";
import { flightChunks, scriptValues } from "./script-json.ts";

/** A script or an attribute shorter than this holds no description. */
const minChars = 300;
const maxChars = 4_000_000;
const startsJson = /^\s{0,99}(?:\{\s{0,99}"|\[\s{0,99}[[{"])/;

/**
 * In page order: JSON of `application/json` scripts (Next, Nuxt, Gatsby, …), objects assigned to a global, streams
 * of Next's and React Router's servers, JSON in attributes (`data-page`, `props`) and in `code` and `template` elements.
 */
export function embeddedData(document: Document): unknown[] {
  const found: unknown[] = [];
  const chunks: string[] = [];
  for (const element of descendants(document)) {
    found.push(...attributeValues(element));
    if (element.name === "code" || element.name === "template") found.push(parse(hiddenText(element)));
    if (element.name !== "script") continue;
    const type = attribute(element, "type").toLowerCase();
    if (type.includes("ld+json")) continue;
    const text = element.children.map((child) => (isText(child) ? child.data : "")).join("");
    // Chunks of a stream may be cut anywhere: short ones count.
    if (isScript(element, type)) chunks.push(...flightChunks(text));
    if (text.length < minChars || text.length > maxChars) continue;
    if (/json$/.test(type)) found.push(parse(text));
    else if (isScript(element, type)) found.push(...scriptValues(text));
  }
  if (chunks.length > 0) found.push(...flightValues(chunks.join("")));
  return found
    .filter((value) => typeof value === "object" && value !== null)
    .map((value) => resolveCache(decodeReferences(value)));
}

function isScript(element: Element, type: string): boolean {
  return (
    attribute(element, "src") === "" && (type === "" || type === "module" || type.includes("javascript"))
  );
}

function attributeValues(element: Element): unknown[] {
  return Object.values(element.attribs)
    .filter((value) => value.length >= minChars && value.length <= maxChars && startsJson.test(value))
    .map(parse);
}

/** Some sites write their data into elements that are not drawn, bare or as a comment. */
function hiddenText(element: Element): string {
  const [only] = element.children;
  return element.children.length === 1 && only && (isText(only) || isComment(only)) ? only.data : "";
}

function parse(text: string): unknown {
  if (text.length < minChars || !startsJson.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
