/** Whether a reader sees an element: hidden text is left out wherever text is read. Knows no sites. */
import type { Element } from "domhandler";
import { conceals, takesOut } from "./css-declarations.ts";
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

/** Only what the element itself says; `markHidden` adds what colours and style sheets do. */
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
  return style !== undefined && (takesOut(style) || conceals(style));
}

/** What all names above have in them. */
const mayBeHiddenClass = /sr-only|hidden|screen-?reader/i;

export function isForScreenReaders(element: Element): boolean {
  const classes = attribute(element, "class");
  if (!mayBeHiddenClass.test(classes)) return false;
  return classes.split(/\s+/).some((name) => hiddenClasses.has(name));
}
