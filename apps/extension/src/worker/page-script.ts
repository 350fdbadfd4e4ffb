/** Talks with the script in a page, and puts it there first. Fails where the browser does not let us in. */
import type { PageAnswers, PageMessage } from "../shared/messages.ts";

/** @throws Error where the page may not be entered */
export async function tellPage<T extends PageMessage["type"]>(
  tabId: number,
  message: Extract<PageMessage, { type: T }>,
): Promise<PageAnswers[T]> {
  const target = { tabId };
  await chrome.scripting.executeScript({ target, files: ["content.js"] });
  if (message.type === "paint") {
    const css = { target, files: ["highlights.css"] };
    // Once only, however often it is painted.
    await chrome.scripting.removeCSS(css).catch(() => {});
    await chrome.scripting.insertCSS(css);
  }
  return (await chrome.tabs.sendMessage(tabId, message, { frameId: 0 })) as PageAnswers[T];
}
