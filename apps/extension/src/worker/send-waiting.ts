/** Sends what waits, one page after the other, each until it has been taken once. */
import { isPassing, notConnected, type Problem } from "../shared/problem.ts";
import { connection } from "../shared/settings.ts";
import { allTabStates } from "../shared/tab-state.ts";
import { waitingPages } from "../shared/waiting-pages.ts";
import { clientOf } from "./api.ts";
import { followTab } from "./follow-tab.ts";
import { problemOf } from "./problem-of.ts";
import { markRefused, removeWaiting, waitingHtml } from "./queue.ts";
import { patchTab } from "./tab-states.ts";

let sending: Promise<Problem | null> | null = null;

/** @returns why it stopped; null where nothing waits any more */
export function sendWaiting(): Promise<Problem | null> {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

export async function forgetWaiting(url: string): Promise<null> {
  await removeWaiting(url);
  return null;
}

async function sendAll(): Promise<Problem | null> {
  const api = await connection();
  if (!api) return notConnected;
  for (const { url, refused } of await waitingPages()) {
    const html = await waitingHtml(url);
    if (refused !== null || html === null) continue;
    try {
      const job = await clientOf(api).assessPage({ html, url }, { waitSeconds: 0 });
      await removeWaiting(url);
      for (const tabId of await tabsAt(url)) {
        await patchTab(tabId, url, { phase: "assessing", job, problem: null });
        void followTab(tabId);
      }
    } catch (error) {
      const problem = problemOf(error);
      for (const tabId of await tabsAt(url)) await patchTab(tabId, url, { problem });
      // What stops one stops all.
      if (isPassing(problem)) return problem;
      await markRefused(url, problem.text);
      for (const tabId of await tabsAt(url)) await patchTab(tabId, url, { phase: "failed", problem });
    }
  }
  return null;
}

async function tabsAt(url: string): Promise<number[]> {
  const states = await allTabStates();
  return states.flatMap(([tabId, state]) => (state.url === url && state.phase === "waiting" ? [tabId] : []));
}
