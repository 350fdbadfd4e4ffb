/** Tabs that go elsewhere, and known job sites: what is known of a posting is shown without a click, where that was allowed. */
import { connection, watching } from "../shared/settings.ts";
import { postingUrl, showsPosting } from "../shared/site-rules.ts";
import { tabState } from "../shared/tab-state.ts";
import { lookUp } from "./api.ts";
import { assess, isSending, leavePage } from "./assess-tab.ts";
import { followTab } from "./follow-tab.ts";
import { beginTab, forgetTab, patchTab } from "./tab-states.ts";

/** How long a page of a job site may take to draw its posting. */
const drawMs = 10_000;

type Change = { status?: string | undefined; url?: string | undefined };

export async function tabChanged(tabId: number, change: Change, tab: chrome.tabs.Tab): Promise<void> {
  if (change.status === undefined && change.url === undefined) return;
  const state = await tabState(tabId);
  if (state) {
    const isElsewhere =
      tab.url === undefined ? change.status === "loading" : postingUrl(tab.url) !== state.url;
    if (isElsewhere) {
      leavePage(tabId);
      await forgetTab(tabId);
    }
    // Loaded anew: what was painted is gone.
    else if (change.status === "loading") await patchTab(tabId, state.url, { painted: null });
    if (!isElsewhere) return;
  }
  if (tab.url !== undefined && (change.status === "complete" || change.url !== undefined)) {
    await look(tabId, tab.url);
  }
}

/** The address is told only of sites that the user has allowed. */
async function look(tabId: number, url: string): Promise<void> {
  const watch = await watching();
  const api = await connection();
  if (watch === "off" || !api || !showsPosting(url)) return;
  const origins = [`${new URL(url).origin}/*`];
  if (!(await chrome.permissions.contains({ origins }))) return;
  const posting = postingUrl(url);
  const known = await lookUp(api, posting).catch(() => null);
  if ((await tabState(tabId))?.url === posting || isSending(tabId, posting)) return;
  if (known && known.state !== "quarantined") {
    await beginTab(tabId, {
      url: posting,
      title: known.job_title ?? "",
      phase: "assessing",
      job: known,
      problem: null,
      painted: null,
      paints: false,
    });
    await followTab(tabId);
  } else if (watch === "assess") {
    await assess(tabId, { url, anew: false, waitMs: drawMs });
  }
}
