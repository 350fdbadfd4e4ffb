/** Whether a reader sees an element: hidden text is left out wherever text is read. Knows no sites. */
import type { Element } from "domhandler";
import { attribute } from "./dom.ts";

/** Class names by which frameworks hide text from the eye (screen-reader texts). */
const hiddenClasses = new Set([
  "sr-only",
  "visually-hidden",
  "visuallyhidden",
  "accessibility-hidden",
  "screen-reader-text",
  "a11y-hidden",
  "screenreader-only",
  "u-hidden-visually",
  "visually-hidden-focusable",
]);
const hidingStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])/i;

/** `opacity: 0` is left visible: pages rendered on a server start their fade-ins with it. */
export function isHidden(element: Element): boolean {
  return (
    isNotRendered(element) || attribute(element, "aria-hidden") === "true" || isForScreenReaders(element)
  );
}

/** Taken out of the page by an attribute or an inline style. */
export function isNotRendered(element: Element): boolean {
  // A page hidden as a whole is one that a script was to uncover.
  if (element.name === "body" || element.name === "html") return false;
  const { attribs } = element;
  if (attribs.hidden !== undefined && attribs.hidden !== "until-found") return true;
  const style = attribs.style;
  return style !== undefined && hidingStyle.test(style);
}

function isForScreenReaders(element: Element): boolean {
  return attribute(element, "class")
    .split(/\s+/)
    .some((name) => hiddenClasses.has(name));
}
