/** A person's word on one verdict: the job comes back with its new rating. */
import { notConnected, type Problem } from "../shared/problem.ts";
import { connection } from "../shared/settings.ts";
import { tabState } from "../shared/tab-state.ts";
import { clientOf } from "./api.ts";
import { setPainted } from "./paint-tab.ts";
import { patchTab } from "./tab-states.ts";

/** @throws ApiError, TypeError */
export async function correct(tabId: number, skillId: string, match: boolean): Promise<Problem | null> {
  const [api, state] = await Promise.all([connection(), tabState(tabId)]);
  if (!api) return notConnected;
  const job = await clientOf(api).review(skillId, { match });
  if (state && (await patchTab(tabId, state.url, { job })) && state.painted) await setPainted(tabId, true);
  return null;
}
