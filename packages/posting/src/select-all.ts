/**
 * `css-select` over a whole page for selectors known beforehand: most name what the page does not have, and are seen to
 * match nothing without a walk through it. Knows selectors, no site.
 */
import { compile, selectAll as cssSelectAll } from "css-select";
import type { AnyNode, Document, Element } from "domhandler";
import { descendants } from "./dom.ts";

/** What an element that matches one alternative of a selector must have: an attribute with `text` in its value. */
interface Need {
  attribute: string;
  text: string;
}

interface Selector {
  query: ReturnType<typeof compile<AnyNode, Element>>;
  /** What each of its alternatives needs. */
  alternatives: Need[][];
}

const compiled = new Map<string, Selector>();
/** By page, the distinct values of each attribute, one a line, in lower case. Pages only lose elements. */
const valuesOf = new WeakMap<Document, Map<string, string>>();

/** The elements of `document` that match `selector`, in document order. */
export function selectAll(selector: string, document: Document): Element[] {
  const { query, alternatives } = compiledOf(selector);
  const values = attributeValues(document);
  const mayMatch = alternatives.some((needs) =>
    needs.every(({ attribute, text }) => values.get(attribute)?.includes(text) ?? false),
  );
  return mayMatch ? cssSelectAll<AnyNode, Element>(query, document) : [];
}

function compiledOf(selector: string): Selector {
  const known = compiled.get(selector);
  if (known) return known;
  const alternatives = selector.split(",").map((alternative) => needsOf(alternative));
  const made = { query: compile<AnyNode, Element>(selector), alternatives };
  compiled.set(selector, made);
  return made;
}

const part = /\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:[*^$~|]?=["']?([^"'\]\s]*)["']?(?: i)?)?\]/g;

function needsOf(alternative: string): Need[] {
  return [...alternative.replace(/:not\([^()]*\)/g, "").matchAll(part)].map(
    ([, className, id, attribute = "", value = ""]) => {
      if (className !== undefined) return { attribute: "class", text: className.toLowerCase() };
      if (id !== undefined) return { attribute: "id", text: id.toLowerCase() };
      return { attribute, text: value.toLowerCase() };
    },
  );
}

function attributeValues(document: Document): Map<string, string> {
  const known = valuesOf.get(document);
  if (known) return known;
  const sets = new Map<string, Set<string>>();
  for (const { attribs } of descendants(document)) {
    for (const name in attribs) {
      if (!/^(?:class|id|data-.*)$/.test(name)) continue;
      const set = sets.get(name);
      if (set) set.add(attribs[name] ?? "");
      else sets.set(name, new Set([attribs[name] ?? ""]));
    }
  }
  const values = new Map([...sets].map(([name, set]) => [name, [...set].join("\n").toLowerCase()]));
  valuesOf.set(document, values);
  return values;
}
