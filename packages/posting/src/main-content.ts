/** Finds a posting's text on a page without telling markup, by where the sentences are. Works on a pruned page. */
import { selectOne } from "css-select";
import { type AnyNode, type Document, type Element, isTag, isText } from "domhandler";
import { childElements } from "./dom.ts";
import { untilEnd } from "./end-of-posting.ts";
import { htmlLines } from "./html-lines.ts";
import { toMarkdown } from "./markdown.ts";
import type { TextLine } from "./text-line.ts";

/** A child with this share of the text is where the text is; below it the text stands in several children. */
const dominantShare = 0.8;
const containers = new Set([
  "html",
  "body",
  "main",
  "article",
  "section",
  "div",
  "form",
  "center",
  "table",
  "tbody",
  "tr",
  "td",
  "span",
  "font",
  "header",
]);
const asideElements = new Set(["aside", "label", "figcaption", "legend"]);
const maxLinkLineChars = 80;
/** The page's main text as Markdown, "" where there is none. Says nothing of whether it is a posting. */
export function mainContent(document: Document): string {
  const chars = new Map<AnyNode, number>();
  countSentences(document, chars, false);
  let at: Document | Element = document;
  for (;;) {
    const total: number = chars.get(at) ?? 0;
    const next: Element | undefined = childElements(at).find(
      (child) => (chars.get(child) ?? 0) >= total * dominantShare,
    );
    if (!next || total === 0 || !containers.has(next.name)) break;
    at = next;
  }
  return toMarkdown(withoutLinkLines([...leadLines(at), ...untilEnd(htmlLines(at))]));
}

const minLeadChars = 100;

/** Sentences between the page's first heading and its text: the introduction that stands in an element of its own. */
function leadLines(main: Document | Element): TextLine[] {
  const lead: TextLine[] = [];
  for (let at: AnyNode | null = main; at?.parent; at = at.parent) {
    for (let before = at.prev; before; before = before.prev) {
      if (!isTag(before) || asideElements.has(before.name)) continue;
      if (before.name === "h1" || selectOne<AnyNode, Element>("h1", before)) return lead;
      lead.unshift(...htmlLines(before).filter(isSentence));
    }
  }
  return [];
}

function isSentence({ kind, text, link }: TextLine): boolean {
  return kind === "text" && !link && text.length >= minLeadChars && /[.!?…]["”“»]?$/.test(text);
}

/** Characters of running text below each element: links and asides do not count. */
function countSentences(node: AnyNode, chars: Map<AnyNode, number>, ignored: boolean): number {
  let sum = 0;
  if (isText(node)) sum = ignored ? 0 : node.data.trim().length;
  else if ("children" in node) {
    const ignore = ignored || (isTag(node) && (node.name === "a" || asideElements.has(node.name)));
    for (const child of node.children) sum += countSentences(child, chars, ignore);
    chars.set(node, sum);
  }
  return sum;
}

/** A line that is one short link leads elsewhere; links inside sentences stay. */
function withoutLinkLines(lines: TextLine[]): TextLine[] {
  return lines.filter((line) => !(line.link && line.text.length <= maxLinkLineChars));
}
