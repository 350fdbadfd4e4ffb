/** Finds schema.org JobPosting items written as microdata or RDFa and gives them JSON-LD's shape. */
import { type Document, type Element, isTag } from "domhandler";
import { oneLine } from "./clean-text.ts";
import { attribute, childElements, descendants, rawText, spacedText } from "./dom.ts";
import { htmlLines } from "./html-lines.ts";
import type { JsonObject } from "./json-value.ts";
import { toMarkdown } from "./markdown.ts";

/** Properties whose markup matters: read as Markdown, the rest as one line. */
const longProperties = new Set([
  "description",
  "responsibilities",
  "qualifications",
  "skills",
  "educationRequirements",
  "experienceRequirements",
  "jobBenefits",
]);

/** Every JobPosting item of the document as a JobPosting node, in document order. */
export function microdataPostings(document: Document): JsonObject[] {
  const found: JsonObject[] = [];
  for (const element of descendants(document)) {
    if (/(?:^|[/:])JobPosting\s*$/i.test(typeOf(element))) found.push(itemNode(element));
  }
  return found;
}

function typeOf(element: Element): string {
  return attribute(element, "itemtype") || attribute(element, "typeof");
}

function propertiesOf(element: Element): string[] {
  const names =
    attribute(element, "itemprop") ||
    (attribute(element, "typeof") || attribute(element, "property").includes(":")
      ? ""
      : attribute(element, "property"));
  return names
    .split(/\s+/)
    .map((name) => name.replace(/^schema:/, ""))
    .filter(Boolean);
}

function itemNode(item: Element): JsonObject {
  const node: JsonObject = {};
  const visit = (element: Element): void => {
    const names = propertiesOf(element);
    const isItem = element.attribs.itemscope !== undefined || element.attribs.typeof !== undefined;
    for (const name of names) {
      const value = isItem ? itemNode(element) : propertyValue(element, name);
      if (value !== "") addProperty(node, name, value);
    }
    if (!isItem) for (const child of childElements(element)) visit(child);
  };
  for (const child of item.children) if (isTag(child)) visit(child);
  // An organisation marked up without a name property is known by its text.
  if (Object.keys(node).length === 0) node.name = oneLine(spacedText(item)) || attribute(item, "content");
  return node;
}

/** A description spread over several elements is one text, any other repeated property a list. */
function addProperty(node: JsonObject, name: string, value: unknown): void {
  const known = node[name];
  if (known === undefined) node[name] = value;
  else if (longProperties.has(name) && typeof known === "string") node[name] = `${known}\n\n${value}`;
  else node[name] = [known, value].flat();
}

function propertyValue(element: Element, name: string): string {
  if (longProperties.has(name)) return toMarkdown(htmlLines(element)) || attribute(element, "content");
  const machine = attribute(element, "content") || attribute(element, "datetime");
  const url = name === "url" || name === "sameAs" ? attribute(element, "href") : "";
  return machine || url || oneLine(rawText(element));
}
