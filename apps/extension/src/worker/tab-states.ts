/** Writes what is known of each tab, one after the other, and shows it on the button. */
import { type TabState, tabKey, tabState } from "../shared/tab-state.ts";
import { showBadge } from "./badge.ts";

let last: Promise<unknown> = Promise.resolve();

/** Reading and writing back is one step: nothing comes between. */
function inTurn<T>(step: () => Promise<T>): Promise<T> {
  const result = last.then(step);
  last = result.catch(() => {});
  return result;
}

export async function beginTab(tabId: number, state: TabState): Promise<void> {
  await inTurn(() => store(tabId, state));
}

/** @returns false where the tab has gone to another posting meanwhile: then nothing is changed */
export async function patchTab(tabId: number, url: string, patch: Partial<TabState>): Promise<boolean> {
  return await inTurn(async () => {
    const state = await tabState(tabId);
    if (state?.url !== url) return false;
    await store(tabId, { ...state, ...patch });
    return true;
  });
}

export async function forgetTab(tabId: number): Promise<void> {
  await inTurn(async () => {
    await chrome.storage.session.remove(tabKey(tabId));
    await showBadge(tabId, null);
  });
}

async function store(tabId: number, state: TabState): Promise<void> {
  await chrome.storage.session.set({ [tabKey(tabId)]: state });
  await showBadge(tabId, state);
}
