/** From a press of the button to a rated, painted page. */
import type { JobData } from "@leadfit/contracts";
import { isPassing, noRoom, notConnected, type Problem, unreadable } from "../shared/problem.ts";
import { connection } from "../shared/settings.ts";
import { postingUrl } from "../shared/site-rules.ts";
import { allTabStates, tabState } from "../shared/tab-state.ts";
import { clientOf, lookUp } from "./api.ts";
import { followTab } from "./follow-tab.ts";
import { tellPage } from "./page-script.ts";
import { setPainted } from "./paint-tab.ts";
import { problemOf } from "./problem-of.ts";
import { addWaiting } from "./queue.ts";
import { beginTab, patchTab } from "./tab-states.ts";
import { scheduleWork } from "./work-alarm.ts";

/** The posting that is being sent, of each tab. */
const busy = new Map<number, string>();

/** Known at once, where a tab's state is only written after a wait: a page may be loaded and drawn in between. */
export const isSending = (tabId: number, posting: string | undefined): boolean =>
  posting !== undefined && busy.get(tabId) === posting;

/** The tab shows another page: what comes of the one before is nobody's matter. */
export const leavePage = (tabId: number): boolean => busy.delete(tabId);

/** Takes up what a worker before this one was ended in. */
export async function resumeSending(tabId: number): Promise<void> {
  if (!busy.has(tabId)) await reassess(tabId, false).catch(() => {});
}

/** The button: assesses what is new; on a page that has its result it shows the marks, or takes them off. */
export async function pressed(tab: chrome.tabs.Tab): Promise<void> {
  if (tab.id === undefined) return;
  const state = await tabState(tab.id);
  const posting = tab.url === undefined ? state?.url : postingUrl(tab.url);
  const isOfPage = state !== null && posting === state.url;
  if (isOfPage && state.phase === "done") await setPainted(tab.id, state.painted === null);
  else if (isOfPage && state.phase === "assessing") await followTab(tab.id);
  else if (!isSending(tab.id, posting)) await assess(tab.id, { url: tab.url, anew: false, waitMs: 0 });
}

/** What was pressed before there was a connection. */
export async function assessUnconnected(): Promise<void> {
  for (const [tabId, { problem }] of await allTabStates()) {
    if (problem?.kind === "not_connected") void reassess(tabId, false).catch(() => {});
  }
}

export async function reassess(tabId: number, anew: boolean): Promise<Problem | null> {
  const { url } = await chrome.tabs.get(tabId);
  return await assess(tabId, { url, anew, waitMs: 0 });
}

type Assess = {
  /** Of the tab; undefined where the browser does not tell. */
  url: string | undefined;
  /** Sends the page even where it is known. */
  anew: boolean;
  /** How long the page may take until it is drawn. */
  waitMs: number;
};

/** @returns what went wrong; it stands in the tab's state as well */
export async function assess(tabId: number, what: Assess): Promise<Problem | null> {
  const posting = postingUrl(what.url ?? "");
  busy.set(tabId, posting);
  return await send(tabId, what).finally(() => {
    if (isSending(tabId, posting)) busy.delete(tabId);
  });
}

async function send(tabId: number, { url, anew, waitMs }: Assess): Promise<Problem | null> {
  if (url === undefined || !/^https?:/.test(url)) return await fail(tabId, url ?? "", unreadable);
  const posting = postingUrl(url);
  const api = await connection();
  if (!api) return await fail(tabId, posting, notConnected);
  await beginTab(tabId, fresh(posting));
  // Should the worker be ended on the way.
  await scheduleWork();
  try {
    const known = anew ? null : await lookUp(api, posting);
    if (known && known.state !== "quarantined") return await show(tabId, posting, known);
  } catch (error) {
    const problem = problemOf(error);
    if (!isPassing(problem)) return await fail(tabId, posting, problem);
  }
  const page = await tellPage(tabId, { to: "page", type: "read", waitMs }).catch(() => null);
  if (!page) return await fail(tabId, posting, unreadable);
  await patchTab(tabId, posting, { title: page.title });
  try {
    const job = await clientOf(api).assessPage({ html: page.html, url: posting }, { waitSeconds: 0 });
    return await show(tabId, posting, job);
  } catch (error) {
    const problem = problemOf(error);
    if (!isPassing(problem)) return await fail(tabId, posting, problem);
    const isKept = await addWaiting({ url: posting, title: page.title, html: page.html });
    if (!isKept) return await fail(tabId, posting, noRoom);
    await patchTab(tabId, posting, { phase: "waiting", problem });
    return problem;
  }
}

/** A job's result, or the way to it. */
async function show(tabId: number, posting: string, job: JobData): Promise<null> {
  await patchTab(tabId, posting, { phase: "assessing", job, title: job.job_title ?? "" });
  await followTab(tabId);
  return null;
}

const fresh = (url: string) =>
  ({ url, title: "", paints: true, phase: "sending", job: null, problem: null, painted: null }) as const;

async function fail(tabId: number, url: string, problem: Problem): Promise<Problem> {
  await beginTab(tabId, { ...fresh(url), phase: "failed", problem });
  return problem;
}
