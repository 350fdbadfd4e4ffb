/** The rating on the button. */
import type { RatingLevel } from "@leadfit/contracts";
import type { TabState } from "../shared/tab-state.ts";

const ratings: Record<RatingLevel, { text: string; color: string }> = {
  high: { text: "HIGH", color: "#1a7f4b" },
  medium: { text: "MED", color: "#a15c00" },
  low: { text: "LOW", color: "#5f6673" },
};
const none = { text: "–", color: "#5f6673" };
const working = { text: "…", color: "#3a56c5" };
const wrong = { text: "!", color: "#b3261e" };

export async function showBadge(tabId: number, state: TabState | null): Promise<void> {
  const { text, color } = state ? badgeOf(state) : { text: "", color: none.color };
  // A tab that was closed has none.
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: state ? titleOf(state) : "Assess this page" }),
  ]).catch(() => {});
}

function badgeOf({ phase, job, problem }: TabState) {
  if (phase === "failed" || problem?.kind === "wrong_key") return wrong;
  if (job?.rating) return ratings[job.rating];
  return phase === "done" ? none : working;
}

function titleOf({ phase, job, problem, painted }: TabState): string {
  if (problem) return problem.title;
  if (phase !== "done" || !job) return "Leadfit is on it …";
  const rating = job.rating ? `${job.rating[0]?.toUpperCase()}${job.rating.slice(1)} fit` : "No rating";
  return `${rating}: ${painted ? "take the marks off the page" : "show it on the page"}`;
}
