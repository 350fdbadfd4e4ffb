/** The side panel: the posting of the tab that is in front. Draws what the worker has written down, and tells it what is pressed. */
import { element } from "../shared/element.ts";
import { connection } from "../shared/settings.ts";
import { type TabState, tabState } from "../shared/tab-state.ts";
import { type WaitingPage, waitingPages } from "../shared/waiting-pages.ts";
import { connectForm } from "./connect-form.ts";
import { progressView } from "./progress-view.ts";
import { resultView } from "./result-view.ts";
import { emptyView, problemView, waitingView } from "./state-views.ts";

const panel = document.getElementById("panel") as HTMLElement;
const says = document.getElementById("says") as HTMLElement;
/** A tab of its own may be given, for a panel that stands alone. */
const given = Number(new URLSearchParams(location.search).get("tab")) || null;

async function tabInFront(): Promise<number | null> {
  if (given !== null) return given;
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

let last = "";

async function draw(): Promise<void> {
  const tabId = await tabInFront();
  const [state, api, waiting] = await Promise.all([
    tabId === null ? null : tabState(tabId),
    connection(),
    waitingPages(),
  ]);
  const what = JSON.stringify([tabId, state, api?.url, waiting]);
  // The same again would only disturb who reads.
  if (what === last) return;
  last = what;
  const focused = document.activeElement?.getAttribute("data-focus");
  panel.replaceChildren(...views(tabId, state, api !== null, waiting));
  if (focused) panel.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  says.textContent = state ? spoken(state) : "";
}

function views(
  tabId: number | null,
  state: TabState | null,
  isConnected: boolean,
  waiting: WaitingPage[],
): Node[] {
  const queue = waitingView(waiting);
  if (!isConnected) return [connectForm(), ...queue];
  if (tabId === null || !state) return [emptyView(tabId), ...queue];
  if (state.problem?.kind === "wrong_key")
    return [problemView(tabId, state.problem), connectForm(), ...queue];
  if (state.phase === "failed" || state.phase === "waiting") {
    return [...(state.problem ? [problemView(tabId, state.problem)] : []), ...queue];
  }
  if (state.phase === "done" && state.job) return [resultView(tabId, state, state.job), ...queue];
  return [progressView(state), ...queue];
}

function spoken({ phase, job, problem }: TabState): string {
  if (problem) return problem.title;
  if (phase === "done") return job?.rating ? `${job.rating} fit` : "Assessed, without a rating";
  return "Assessing";
}

chrome.storage.onChanged.addListener(() => void draw());
chrome.tabs.onActivated.addListener(() => void draw());
void draw();

// While somebody looks, the worker stays awake: browsers end one that is told nothing for half a minute.
setInterval(() => {
  if (document.visibilityState === "visible")
    void chrome.runtime.sendMessage({ to: "nobody" }).catch(() => {});
}, 20_000);

const settings = element("button", { type: "button", class: "quiet" }, "Settings");
settings.addEventListener("click", () => void chrome.runtime.openOptionsPage());
document.body.append(element("footer", {}, settings));
