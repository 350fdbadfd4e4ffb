/** The description a reader sees: the element known to hold it, else the page's main text if it is a posting. */
import { type AnyNode, type Document, type Element, isTag } from "domhandler";
import { htmlLines } from "./html-lines.ts";
import { mainContent } from "./main-content.ts";
import { toMarkdown } from "./markdown.ts";
import { looksLikePosting, minDescriptionChars, saysSomethingOfAJob } from "./posting-vocabulary.ts";
import { selectAll } from "./select-all.ts";
import { commonDescriptionSelectors, descriptionSelectors } from "./site-selectors.ts";

/** A common name's element must hold this share of the main text, or it is only a part of the description. */
const minShare = 0.5;

/** Characters of an advert that praises the employer and asks for nothing. */
const minAdvertChars = 400;

/**
 * Markdown and how it was found, or null where the page shows no posting. Where the page `isOfJob`, names one and lets
 * apply for it, its text need not ask for anything. Works on a pruned page.
 */
export function visibleDescription(
  document: Document,
  isOfJob: boolean,
): { markdown: string; source: "selector" | "text" } | null {
  for (const selector of descriptionSelectors) {
    const markdown = textsOf(document, selector).join("\n\n");
    if (saysSomethingOfAJob(markdown, minDescriptionChars / 2)) return { markdown, source: "selector" };
  }
  const main = mainContent(document);
  for (const selector of commonDescriptionSelectors) {
    const longest = textsOf(document, selector).toSorted((a, b) => b.length - a.length)[0] ?? "";
    if (longest.length >= main.length * minShare && looksLikePosting(longest))
      return { markdown: longest, source: "selector" };
  }
  const isAdvert = isOfJob && main.length >= minAdvertChars && saysSomethingOfAJob(main);
  return isAdvert || looksLikePosting(main) ? { markdown: main, source: "text" } : null;
}

function textsOf(document: Document, selector: string): string[] {
  return outermost(selectAll(selector, document))
    .map((element) => toMarkdown(htmlLines(element)))
    .filter(Boolean);
}

/** Without elements inside others of the list, and without those that say the same again. */
function outermost(elements: Element[]): Element[] {
  const all = new Set<AnyNode>(elements);
  return elements.filter((element) => {
    for (let parent = element.parent; parent && isTag(parent); parent = parent.parent)
      if (all.has(parent)) return false;
    return true;
  });
}
