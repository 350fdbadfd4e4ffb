/**
 * Marks, with the `hidden` attribute that every reader here respects, what a page hides from people by its styles,
 * and tells which of it is suspicious: sentences that only a machine would read.
 */
import { type AnyNode, type Document, type Element, isComment, isTag, isText } from "domhandler";
import { oneLine } from "./clean-text.ts";
import { backgroundOf, conceals, isInkOnPaper } from "./css-declarations.ts";
import { attribute, shortText } from "./dom.ts";
import { readsLikeOrders } from "./instructions.ts";
import { readStyleSheets, type StyleSheet } from "./style-sheet.ts";
import { isForScreenReaders, isNotRendered } from "./visibility.ts";

/** Shorter hidden texts are labels for screen readers and traps in forms. */
const minSuspiciousChars = 60;
const maxTextChars = 2_000;
/** How far a neighbour may be. */
const maxSteps = 8;
const maxLooks = 2_000;
/** A style sheet that hides this much of a page, and leaves so little, waits for a script to show it. */
const coveredShare = 0.6;
const uncoveredChars = 1_000;
/** With so much of the text in white, the page is a dark one. */
const darkPageShare = 0.4;
const interfaceElements = new Set("a button label nav form select dialog noscript svg".split(" "));
const responsive =
  /(?:^|\s)(?:[\w[\]-]+:(?:block|flex|inline|grid|table|contents)|d-\w+-(?:block|flex|inline|grid))/;

/** Suspicious hidden texts, in document order. */
export function markHidden(document: Document): string[] {
  const marker = new Marker(document);
  marker.visit(document, null, false);
  marker.markWhiteInk();
  return marker.suspicious;
}

class Marker {
  readonly suspicious: string[] = [];
  readonly #sheet: StyleSheet;
  readonly #chars = new Map<AnyNode, number>();
  readonly #pageChars: number;
  readonly #whiteInk: Element[] = [];
  #looks = 0;

  constructor(document: Document) {
    this.#sheet = readStyleSheets(document);
    this.#pageChars = this.#count(document);
  }

  /** `paper` is the nearest background that an inline style sets. */
  visit(node: AnyNode, paper: string | null, inInterface: boolean): void {
    if (isComment(node)) this.#suspect(node.data, false);
    if (!("children" in node)) return;
    for (const child of node.children) {
      if (!isTag(child)) {
        this.visit(child, paper, inInterface);
        continue;
      }
      const inside = inInterface || interfaceElements.has(child.name);
      const style = attribute(child, "style");
      const ground = (style === "" ? null : backgroundOf(style)) ?? (attribute(child, "bgcolor") || paper);
      if (!this.#hides(child, style, inside)) {
        const mayBeWhite = !inside && !/^h[1-6]$/.test(child.name);
        if (style !== "" && mayBeWhite && isInkOnPaper(style, paper)) this.#whiteInk.push(child);
        this.visit(child, ground, inside);
      }
    }
  }

  /** Marks `element` if it is hidden; what is inside it needs no look then. */
  #hides(element: Element, style: string, inInterface: boolean): boolean {
    if (element.name === "body" || element.name === "html") return false;
    if (isForScreenReaders(element)) return false;
    if (isNotRendered(element) || attribute(element, "aria-hidden") === "true") {
      this.#suspect(element, !inInterface && standsInProse(element));
      return true;
    }
    const isConcealed = style !== "" && conceals(style);
    const bySheet = isConcealed ? null : this.#sheet.effectOn(element);
    if (!isConcealed && bySheet === null) return false;
    if (!isConcealed && (this.#coversPage(element) || responsive.test(attribute(element, "class"))))
      return false;
    element.attribs.hidden = "";
    this.#suspect(element, !inInterface && (isConcealed || bySheet === "conceals" || standsInProse(element)));
    return true;
  }

  markWhiteInk(): void {
    const chars = this.#whiteInk.reduce((sum, element) => sum + (this.#chars.get(element) ?? 0), 0);
    if (chars > this.#pageChars * darkPageShare) return;
    for (const element of this.#whiteInk) {
      element.attribs.hidden = "";
      this.#suspect(element, true);
    }
  }

  #coversPage(element: Element): boolean {
    const own = this.#chars.get(element) ?? 0;
    return own > this.#pageChars * coveredShare && this.#pageChars - own < uncoveredChars;
  }

  #suspect(hidden: Element | string, isSuspicious: boolean): void {
    if (this.suspicious.length >= 20 || this.#looks++ > maxLooks) return;
    const text = oneLine(typeof hidden === "string" ? hidden.slice(0, maxTextChars) : textOf(hidden));
    const isLong = text.length >= minSuspiciousChars && /\p{L}{2}.*\s.*\s.*\p{L}{2}/u.test(text);
    if ((isSuspicious && isLong) || readsLikeOrders(text) !== null) this.suspicious.push(text);
  }

  #count(node: AnyNode): number {
    let sum = 0;
    if (isText(node)) sum = node.data.trim().length;
    else if ("children" in node && !(isTag(node) && /^(?:script|style|template|noscript)$/.test(node.name))) {
      for (const child of node.children) sum += this.#count(child);
      this.#chars.set(node, sum);
    }
    return sum;
  }
}

function textOf(element: Element): string {
  return shortText(element, maxTextChars) ?? "";
}

/** Between paragraphs, lists and headings: where an advert's text is, and no menu or pop-up. */
function standsInProse(element: Element): boolean {
  let prose = 0;
  for (const side of ["prev", "next"] as const) {
    let node = element[side];
    for (let steps = 0; node && steps < maxSteps; steps++, node = node[side]) {
      if (isTag(node) && /^(?:p|ul|ol|h[1-6])$/.test(node.name)) prose++;
    }
  }
  return prose >= 2;
}
