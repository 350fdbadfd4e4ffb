/** Makes what a browser draws, or a click unfolds, part of the tree: framed pages, shadow roots, folded sections. */
import type { Document, Element } from "domhandler";
import { openPanels } from "./accordion.ts";
import { attribute, descendants, parseHtml } from "./dom.ts";

const maxFrames = 10;

/** In place. A frame's own page is found only where the page carries it (`srcdoc`). */
export function unfold(document: Document): void {
  let frames = 0;
  for (const element of descendants(document)) {
    if (element.name === "template" && isShadowRoot(element)) element.name = "div";
    else if (element.name === "iframe") {
      const framed = attribute(element, "srcdoc");
      const inner = framed !== "" && frames++ < maxFrames ? parseHtml(framed) : null;
      if (inner) hold(element, inner);
    }
  }
  openPanels(document);
}

function isShadowRoot(element: Element): boolean {
  return attribute(element, "shadowrootmode") !== "" || attribute(element, "shadowroot") !== "";
}

function hold(element: Element, inner: Document): void {
  element.name = "div";
  element.attribs = {};
  element.children = inner.children;
  for (const child of element.children) child.parent = element;
}
