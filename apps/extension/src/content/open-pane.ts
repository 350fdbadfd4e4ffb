/** The part of a page that shows the open posting, where other postings stand beside it. */
import { ruleOf } from "../shared/site-rules.ts";

/** Shorter is a frame that is not filled yet. */
const fewestChars = 120;

export function openPane(): HTMLElement | null {
  const selector = ruleOf(location.href)?.pane;
  if (!selector) return null;
  const panes = [...document.querySelectorAll<HTMLElement>(selector)];
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown counts, not what lies hidden in it
  return panes.find((pane) => pane.checkVisibility() && pane.innerText.length >= fewestChars) ?? null;
}
