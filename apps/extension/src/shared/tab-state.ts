/** What is known of each tab's posting. Kept for the browser's session, out of reach of pages; the worker writes, the panel reads. */
import type { JobData } from "@leadfit/contracts";
import type { Problem } from "./problem.ts";

export type TabState = {
  /** Of the posting: what it is known by. */
  url: string;
  title: string;
  /** waiting: in the queue, until the API takes it. */
  /** Whether its page is painted when the result is there: somebody asked for it. */
  paints: boolean;
  phase: "sending" | "waiting" | "assessing" | "done" | "failed";
  job: JobData | null;
  problem: Problem | null;
  /** Lines that were found on the page, of all; null while nothing is painted. */
  painted: { found: number; lines: number } | null;
};

const prefix = "tab:";

export function tabKey(tabId: number): string {
  return `${prefix}${tabId}`;
}

export async function tabState(tabId: number): Promise<TabState | null> {
  const key = tabKey(tabId);
  return ((await chrome.storage.session.get(key))[key] as TabState | undefined) ?? null;
}

export async function allTabStates(): Promise<[tabId: number, state: TabState][]> {
  return Object.entries(await chrome.storage.session.get(null)).flatMap(([key, state]) =>
    key.startsWith(prefix)
      ? [[Number(key.slice(prefix.length)), state as TabState] as [number, TabState]]
      : [],
  );
}
