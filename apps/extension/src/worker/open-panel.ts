/** Opens the side panel: each browser has its own. Only within a click. */

declare const browser: { sidebarAction: { open(): Promise<void> } };

export function openPanel({ id }: chrome.tabs.Tab): void {
  if (id === undefined) return;
  const opened = IS_FIREFOX ? browser.sidebarAction.open() : chrome.sidePanel.open({ tabId: id });
  // A window without room for one (an app's, say): the badge tells all the same.
  opened.catch(() => {});
}
