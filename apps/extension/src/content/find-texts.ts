/** Finds texts on a page, however the page breaks and marks them up. Reads only. */
import { shownChildren } from "./capture-page.ts";

const isKept = /[\p{L}\p{N}+#]/u;
const isMark = /\p{M}/gu;
const unread = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "SELECT", "LEADFIT-MARKS"]);

type Place = { node: Text; offset: number; length: number };

/** A page's shown text without spaces, accents and punctuation, and where each of its characters stands. */
type Folded = { text: string; places: Place[]; starts: boolean[] };

/**
 * One range for each list of texts: of the first of them that stands there as whole words; null where none does. No place
 * is given twice.
 */
export function findTexts(root: Node, wanted: readonly (readonly string[])[]): (Range | null)[] {
  const page = foldPage(root);
  const taken = new Set<number>();
  return wanted.map((texts) => {
    for (const text of texts) {
      const range = find(page, fold(withoutMarkdown(text)), taken);
      if (range) return range;
    }
    return null;
  });
}

function find({ text, places, starts }: Folded, needle: string, taken: Set<number>): Range | null {
  if (needle === "") return null;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const isWhole = starts[at] === true && (end === text.length || starts[end] === true);
    const [first, last] = [places[at], places[end - 1]];
    if (!isWhole || taken.has(at) || !first || !last) continue;
    taken.add(at);
    const range = new Range();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + last.length);
    return range;
  }
  return null;
}

function foldPage(root: Node): Folded {
  const page: Folded = { text: "", places: [], starts: [] };
  const parts: string[] = [];
  for (const node of textNodes(root)) {
    let isStart = true;
    let offset = 0;
    for (const char of node.data) {
      const folded = fold(char);
      if (folded === "") {
        // A combining mark is part of its word.
        isStart ||= !/\p{M}/u.test(char);
      }
      for (const one of folded) {
        parts.push(one);
        // As String.indexOf counts.
        for (let unit = 0; unit < one.length; unit++) {
          page.places.push({ node, offset, length: char.length });
          page.starts.push(isStart && unit === 0);
        }
        isStart = false;
      }
      offset += char.length;
    }
  }
  page.text = parts.join("");
  return page;
}

function fold(text: string): string {
  let folded = "";
  for (const char of text.normalize("NFKD").replace(isMark, "").toLowerCase())
    if (isKept.test(char)) folded += char;
  return folded;
}

/** The description is kept as Markdown: of a link only its words stand on the page. */
function withoutMarkdown(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)\s]*\)/g, "$1");
}

/** In reading order, through open shadow roots, without what is not shown. */
function* textNodes(node: Node): Generator<Text> {
  if (node instanceof Text) {
    if (node.data.trim() !== "") yield node;
    return;
  }
  if (node instanceof Element) {
    if (unread.has(node.nodeName)) return;
    // An element without a box of its own (display: contents) has children that may have one.
    if (!node.checkVisibility({ visibilityProperty: false }) && getComputedStyle(node).display !== "contents")
      return;
  }
  for (const child of shownChildren(node)) yield* textNodes(child);
}
