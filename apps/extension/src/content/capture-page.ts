/** The page as it is rendered now, as HTML; of a list with an open posting beside it only the posting. Changes nothing. */
import { isBesideList } from "../shared/site-rules.ts";
import { openPane } from "./open-pane.ts";

/** What the API takes as one body is 5 MB; JSON and UTF-8 make a page longer. */
const longestChars = 3_000_000;
const fewestChars = 200;

/** @param waitMs how long a page that is still being drawn may take until its posting stands there */
export async function capturePage(waitMs: number): Promise<{ html: string; title: string }> {
  await drawn(waitMs);
  const pane = openPane();
  // In a document of its own nothing is run, loaded or upgraded.
  const copy = document.implementation.createHTMLDocument(document.title);
  copy.documentElement.lang = document.documentElement.lang;
  if (pane) {
    for (const style of document.querySelectorAll("style")) copy.head.append(copyOf(style, copy));
    copy.body.append(copyOf(pane, copy));
    copy.title = pane.querySelector("h1, h2")?.textContent?.trim() || document.title;
  } else {
    copy.documentElement.replaceWith(copyOf(document.documentElement, copy));
  }
  for (const own of copy.querySelectorAll("leadfit-marks")) own.remove();
  return { html: shortened(copy), title: copy.title };
}

/** With what stands in open shadow roots in its place, and slots filled. */
function copyOf(node: Node, into: Document): Node {
  const copy = into.importNode(node, false);
  for (const child of shownChildren(node)) copy.appendChild(copyOf(child, into));
  return copy;
}

export function shownChildren(node: Node): Iterable<Node> {
  if (node instanceof HTMLSlotElement && node.getRootNode() instanceof ShadowRoot) {
    const assigned = node.assignedNodes();
    return assigned.length > 0 ? assigned : node.childNodes;
  }
  return (node as Element).shadowRoot?.childNodes ?? node.childNodes;
}

/** What says least of a posting goes first where a page is too long. */
const ballast = [
  "svg, canvas, video, audio, iframe",
  "style",
  "script:not([type='application/ld+json'])",
  "nav, footer",
];

function shortened(page: Document): string {
  for (const image of page.querySelectorAll("img[src^='data:'], source[srcset^='data:']")) image.remove();
  let html = page.documentElement.outerHTML;
  for (const selector of ballast) {
    if (html.length <= longestChars) break;
    for (const element of page.querySelectorAll(selector)) element.remove();
    html = page.documentElement.outerHTML;
  }
  return `<!doctype html>${html}`;
}

function hasText(): boolean {
  // biome-ignore lint/performance/useDomNodeTextContent: a page of scripts shows nothing yet
  return document.body?.innerText.length >= fewestChars;
}

async function drawn(waitMs: number): Promise<void> {
  // Beside a list the posting comes last.
  const isDrawn = () => openPane() !== null || (!isBesideList(location.href) && hasText());
  if (waitMs === 0 || isDrawn()) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const observer = new MutationObserver(() => isDrawn() && resolve());
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  const timer = setTimeout(resolve, waitMs);
  await promise;
  observer.disconnect();
  clearTimeout(timer);
}
