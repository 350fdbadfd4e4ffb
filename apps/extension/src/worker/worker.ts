/** The extension's worker: wires what happens in the browser to what is done about it. It may be ended at any time: nothing is kept in it. */
import type { WorkerMessage } from "../shared/messages.ts";
import { pressed, reassess } from "./assess-tab.ts";
import { connect } from "./connect.ts";
import { correct } from "./correct.ts";
import { openPanel } from "./open-panel.ts";
import { tellPage } from "./page-script.ts";
import { setPainted } from "./paint-tab.ts";
import { problemOf } from "./problem-of.ts";
import { forgetWaiting, sendWaiting } from "./send-waiting.ts";
import { forgetTab } from "./tab-states.ts";
import { tabChanged } from "./watch-tabs.ts";
import { work, workAlarm } from "./work.ts";

// The key is not for scripts in pages, not even for ours. Firefox has no such level; its scripts in pages have no key to ask for.
void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

chrome.action.onClicked.addListener((tab) => {
  // First: it must be opened while the click still counts as one.
  openPanel(tab);
  void pressed(tab);
});

chrome.tabs.onUpdated.addListener((tabId, change, tab) => void tabChanged(tabId, change, tab));
chrome.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === workAlarm) void work();
});
chrome.runtime.onStartup.addListener(() => void work());
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.runtime.openOptionsPage();
});

chrome.runtime.onMessage.addListener((message: WorkerMessage, sender, answer) => {
  // From our own pages only: a script in a page has a tab, and nothing to ask for.
  if (message.to !== "worker" || sender.id !== chrome.runtime.id || !isOwnPage(sender)) return false;
  handle(message).then(
    (problem) => answer(problem ?? null),
    (error: unknown) => answer(problemOf(error)),
  );
  return true;
});

function isOwnPage({ url }: chrome.runtime.MessageSender): boolean {
  return url?.startsWith(chrome.runtime.getURL("")) ?? false;
}

async function handle(message: WorkerMessage) {
  switch (message.type) {
    case "connect":
      return await connect(message.connection);
    case "assess":
      return await reassess(message.tabId, message.anew);
    case "paint":
      return await setPainted(message.tabId, message.on);
    case "reveal":
      await tellPage(message.tabId, { to: "page", type: "reveal", lineId: message.lineId });
      return null;
    case "correct":
      return await correct(message.tabId, message.skillId, message.match);
    case "send-waiting":
      return await sendWaiting();
    case "forget-waiting":
      return await forgetWaiting(message.url);
  }
}
