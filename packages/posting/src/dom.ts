/** The few DOM operations this package needs, over htmlparser2's light tree. Knows nothing of postings. */
import { type AnyNode, type ChildNode, type Document, Element, isTag, isText } from "domhandler";
import { DomUtils } from "htmlparser2";
import { parseWithinLimits } from "./html-limits.ts";

/** The document, or null where `html` is over the limits of `parseWithinLimits`. Never throws. */
export function parseHtml(html: string): Document | null {
  return parseWithinLimits(html);
}

/** The attribute's value, or "" where it is not set. */
export function attribute(element: Element, name: string): string {
  return element.attribs[name] ?? "";
}

/** Every element below `node`, in document order. Iterative: nested generators would cost their depth a step. */
export function* descendants(node: AnyNode): Generator<Element> {
  const stack = childElements(node).reverse();
  for (let element = stack.pop(); element; element = stack.pop()) {
    yield element;
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at];
      if (child && isTag(child)) stack.push(child);
    }
  }
}

export function childElements(node: AnyNode): Element[] {
  return "children" in node ? node.children.filter(isTag) : [];
}

/** All text below `node`, as written, blocks not separated. */
export function rawText(node: AnyNode): string {
  return DomUtils.textContent(node);
}

/** Text below `node` with a space between the texts of different elements. */
export function spacedText(node: AnyNode): string {
  const parts: string[] = [];
  collect(node, parts);
  return parts.join(" ").replace(/\s+/g, " ").trim();
}

/** As `spacedText`, or null as soon as it is longer than `maxChars`: cheap on a whole page's wrappers. */
export function shortText(node: AnyNode, maxChars: number): string | null {
  const parts: string[] = [];
  let left = maxChars * 2;
  const walk = (at: AnyNode): boolean => {
    if (isText(at)) {
      const text = at.data.trim();
      left -= text.length;
      if (text !== "") parts.push(text);
    } else if ("children" in at && !(at instanceof Element && isMachineText(at))) {
      for (const child of at.children) if (!walk(child)) return false;
    }
    return left >= 0;
  };
  if (!walk(node)) return null;
  const text = parts.join(" ").replace(/\s+/g, " ");
  return text.length <= maxChars ? text : null;
}

function collect(node: AnyNode, parts: string[]): void {
  if (isText(node)) parts.push(node.data);
  else if ("children" in node && !(node instanceof Element && isMachineText(node))) {
    for (const child of node.children) collect(child, parts);
  }
}

function isMachineText(element: Element): boolean {
  return element.name === "script" || element.name === "style" || element.name === "template";
}

/** Takes the children that `unwanted` names out of `parent`, all at once: one by one would be quadratic. */
export function removeChildren(parent: Document | Element, unwanted: (child: ChildNode) => boolean): void {
  const kept = parent.children.filter((child) => !unwanted(child));
  if (kept.length === parent.children.length) return;
  parent.children = kept;
  kept.forEach((child, index) => {
    child.prev = kept[index - 1] ?? null;
    child.next = kept[index + 1] ?? null;
  });
}

export function closest(node: AnyNode, test: (element: Element) => boolean): Element | null {
  for (let at: AnyNode | null = node; at; at = at.parent) if (isTag(at) && test(at)) return at;
  return null;
}
