/** Finds the schema.org JobPosting nodes of a page's JSON-LD. Knows JSON-LD's shapes, not what a posting says. */
import { type Document, type Element, isText } from "domhandler";
import { attribute, descendants } from "./dom.ts";
import { isObject, type JsonObject, nameOf, rawNameOf } from "./json-value.ts";
import { parseTolerantJson } from "./tolerant-json.ts";

const maxNodes = 50_000;
const maxDepth = 40;

/** All JobPosting nodes of the document's `application/ld+json` blocks, in document order. */
export function jsonLdPostings(document: Document): JsonObject[] {
  const found: JsonObject[] = [];
  for (const element of descendants(document)) {
    if (element.name !== "script" || !/ld\+json/i.test(attribute(element, "type"))) continue;
    found.push(...postingNodes(parseTolerantJson(scriptText(element))));
  }
  return found;
}

/** All JobPosting nodes anywhere in a JSON value. */
export function postingNodes(json: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  let budget = maxNodes;
  const walk = (value: unknown, depth: number): void => {
    if (depth > maxDepth || budget-- <= 0) return;
    if (Array.isArray(value)) for (const item of value) walk(item, depth + 1);
    else if (isObject(value)) {
      if (isJobPosting(value)) found.push(value);
      else for (const item of Object.values(value)) walk(item, depth + 1);
    }
  };
  walk(json, 0);
  return found;
}

function isJobPosting(node: JsonObject): boolean {
  const types = [node["@type"], node.type].flat();
  if (types.some((type) => typeof type === "string" && /(?:^|[/:#])JobPosting$/i.test(type))) return true;
  // A block whose type was lost is known by the two properties that only a JobPosting has together.
  return (
    node["@type"] === undefined &&
    isObject(node.hiringOrganization) &&
    nameOf(node.title) !== null &&
    rawNameOf(node.description) !== null
  );
}

function scriptText(element: Element): string {
  return element.children.map((child) => (isText(child) ? child.data : "")).join("");
}
