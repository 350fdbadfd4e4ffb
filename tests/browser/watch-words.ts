/** What an element said over time, without looking away: the page itself writes it down. */
import type { Page } from "playwright-core";

/** Starts writing down each new value of `attribute` of elements that match `selector`. */
export async function watchAttribute(page: Page, selector: string, attribute: string): Promise<void> {
  await page.evaluate(`(() => {
    const seen = (window.seenValues = []);
    const look = () => {
      for (const element of document.querySelectorAll(${JSON.stringify(selector)})) {
        const value = element.getAttribute(${JSON.stringify(attribute)});
        if (value && seen.at(-1) !== value) seen.push(value);
      }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  })()`);
}

export async function seenValues(page: Page): Promise<string[]> {
  return await page.evaluate("window.seenValues");
}
