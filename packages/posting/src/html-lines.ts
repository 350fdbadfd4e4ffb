/** Walks a DOM and writes down its visible lines with their role. Knows HTML, knows no postings. */
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { oneLine } from "./clean-text.ts";
import { attribute, childElements, shortText } from "./dom.ts";
import { LineBuffer, type TextStyle } from "./line-buffer.ts";
import type { TextLine } from "./text-line.ts";
import { isHidden } from "./visibility.ts";

/** Controls, media and code: nothing in them is a sentence of the posting. */
const skipped = new Set(
  (
    "script style template noscript head svg math iframe object video audio canvas button select textarea input " +
    "option dialog map picture img"
  ).split(" "),
);
const inline = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr o:p q s samp small " +
    "span strike strong sub sup time tt u var wbr"
  ).split(" "),
);
/** A row of cells shorter than this is data ("Job ID | 4262"), a longer one is page layout. */
const maxDataCellChars = 120;

interface Context extends TextStyle {
  /** List depth: 0 outside lists. */
  depth: number;
}

export interface HtmlLinesOptions {
  /** Line ends in the text are meant (text pasted into HTML without tags). */
  keepLineEnds?: boolean;
}

/** The visible lines below `root`, in order, empty ones left out. Recursion is bounded by `parseWithinLimits`. */
export function htmlLines(root: AnyNode, options: HtmlLinesOptions = {}): TextLine[] {
  const walker = new LineWalker(options.keepLineEnds ?? false);
  walker.visit(root, { bold: false, link: false, depth: 0 });
  walker.buffer.endBlock();
  return walker.buffer.lines;
}

class LineWalker {
  readonly buffer = new LineBuffer();
  #keepLineEnds: boolean;

  constructor(keepLineEnds: boolean) {
    this.#keepLineEnds = keepLineEnds;
  }

  visit(node: AnyNode, context: Context): void {
    if (isText(node)) this.buffer.write(node.data, context, this.#keepLineEnds);
    else if (isTag(node)) this.#element(node, context);
    else if ("children" in node) for (const child of node.children) this.visit(child, context);
  }

  #element(element: Element, context: Context): void {
    const { name } = element;
    if (skipped.has(name) || isHidden(element)) return;
    if (name === "br") this.buffer.breakLine();
    else if (inline.has(name)) this.#children(element, inlineContext(element, context));
    else if (name === "ul" || name === "ol" || name === "menu") this.#list(element, context);
    else if (name === "li") this.#listItem(element, context, null);
    else this.#block(element, context);
  }

  #children(element: Element, context: Context): void {
    for (const child of element.children) this.visit(child, context);
  }

  #block(element: Element, context: Context): void {
    const { name } = element;
    this.buffer.endBlock();
    if (/^h[1-6]$/.test(name)) this.buffer.heading = Number(name[1]);
    const outerLineEnds = this.#keepLineEnds;
    if (name === "pre") this.#keepLineEnds = true;
    if (name === "tr") this.#row(element, context);
    else this.#children(element, name === "dt" || name === "th" ? { ...context, bold: true } : context);
    this.#keepLineEnds = outerLineEnds;
    this.buffer.endBlock();
    if (/^h[1-6]$/.test(name)) this.buffer.heading = 0;
  }

  #list(element: Element, context: Context): void {
    this.buffer.endBlock();
    let number = element.name === "ol" ? Number.parseInt(attribute(element, "start") || "1", 10) || 1 : null;
    for (const child of element.children) {
      if (isTag(child) && child.name === "li") {
        this.#listItem(child, context, number);
        if (number !== null) number++;
      } else this.visit(child, { ...context, depth: context.depth + 1 });
    }
    this.buffer.endBlock();
  }

  #listItem(element: Element, context: Context, number: number | null): void {
    if (isHidden(element)) return;
    this.buffer.endLine();
    this.buffer.item = { level: context.depth, number };
    this.#children(element, { ...context, depth: context.depth + 1 });
    this.buffer.endLine();
    this.buffer.item = null;
  }

  /** Data rows become one line ("Job ID: 4262"); cells that lay out the page stay blocks of their own. */
  #row(element: Element, context: Context): void {
    const cells = childElements(element).filter((cell) => !isHidden(cell));
    const texts = cells.map((cell) => (holdsOneText(cell) ? shortText(cell, maxDataCellChars) : null));
    const filled = texts.map((text) => oneLine(text ?? "")).filter((text) => text !== "");
    if (filled.length < 2 || texts.includes(null)) {
      for (const cell of cells) this.visit(cell, context);
      return;
    }
    const isPairs =
      filled.length % 2 === 0 && filled.every((text, index) => index % 2 === 1 || text.endsWith(":"));
    if (filled.length > 2 && !isPairs) this.buffer.write(filled.join(" | "), context, false);
    else {
      for (let at = 0; at < filled.length; at += 2) {
        this.buffer.write(`${filled[at]?.replace(/:$/, "")}: ${filled[at + 1]}`, context, false);
        this.buffer.endLine();
      }
    }
  }
}

function holdsOneText(cell: Element): boolean {
  return childElements(cell).every(
    (child) => inline.has(child.name) || child.name === "br" || child.name === "p",
  );
}

function inlineContext(element: Element, context: Context): Context {
  const weight = /font-weight\s{0,9}:\s{0,9}(bold|[6-9]00)/.test(attribute(element, "style"));
  const bold = element.name === "b" || element.name === "strong" || weight;
  const link = element.name === "a" && attribute(element, "href") !== "";
  return bold || link ? { ...context, bold: context.bold || bold, link: context.link || link } : context;
}
