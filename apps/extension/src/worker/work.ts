/** What is left to do when the worker wakes: pages to send, assessments to follow. Rests when there is nothing. */
import { allTabStates } from "../shared/tab-state.ts";
import { waitingPages } from "../shared/waiting-pages.ts";
import { resumeSending } from "./assess-tab.ts";
import { followTab } from "./follow-tab.ts";
import { sendWaiting } from "./send-waiting.ts";
import { endWork, scheduleWork, workAlarm } from "./work-alarm.ts";

export { workAlarm };

export async function work(): Promise<void> {
  await sendWaiting();
  const states = await allTabStates();
  const open = states.filter(([, { phase }]) => phase === "sending" || phase === "assessing");
  for (const [tabId, { phase }] of open) void (phase === "sending" ? resumeSending : followTab)(tabId);
  const waits = (await waitingPages()).some(({ refused }) => refused === null);
  if (open.length > 0 || waits) await scheduleWork();
  else await endWork();
}
