/** Puts the marks on a tab's page, and takes them off. */
import { type Problem, unreadable } from "../shared/problem.ts";
import { requirementLines } from "../shared/requirement-lines.ts";
import { tabState } from "../shared/tab-state.ts";
import { tellPage } from "./page-script.ts";
import { patchTab } from "./tab-states.ts";

export async function setPainted(tabId: number, on: boolean): Promise<Problem | null> {
  const state = await tabState(tabId);
  if (!state?.job) return null;
  try {
    const lines = requirementLines(state.job);
    const found = on
      ? await tellPage(tabId, { to: "page", type: "paint", lines })
      : await tellPage(tabId, { to: "page", type: "unpaint" });
    const painted = found === null ? null : { found, lines: lines.length };
    await patchTab(tabId, state.url, { painted });
    return null;
  } catch {
    return unreadable;
  }
}
