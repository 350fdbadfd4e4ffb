/** Follows a tab's assessment to its end. Events say when to look; without them it looks every second. */
import type { JobData } from "@leadfit/contracts";
import { connection } from "../shared/settings.ts";
import { tabState } from "../shared/tab-state.ts";
import { clientOf } from "./api.ts";
import { setPainted } from "./paint-tab.ts";
import { problemOf } from "./problem-of.ts";
import { patchTab } from "./tab-states.ts";
import { scheduleWork } from "./work-alarm.ts";

const lookMs = 1_000;
/** Where events tell of each step. */
const slowLookMs = 10_000;
const awayMs = 3_000;

const followed = new Map<number, string>();

/** Does nothing where it is followed already. */
export async function followTab(tabId: number): Promise<void> {
  const state = await tabState(tabId);
  const api = await connection();
  if (!state?.job || !api || followed.get(tabId) === state.url) return;
  const { url } = state;
  const jobId = state.job.job_id;
  followed.set(tabId, url);
  // Should the worker be ended before the assessment is.
  await scheduleWork();
  const client = clientOf(api);
  const stop = new AbortController();
  const events = listen(client.events({ jobId, signal: stop.signal }));
  try {
    for (let job: JobData | null = state.job; ; ) {
      if (job && job.state !== "processing") return await ended(tabId, url, job);
      await events.next(job === null ? awayMs : events.areComing() ? slowLookMs : lookMs);
      job = await client.job(jobId).catch((error: unknown) => {
        if (problemOf(error).kind === "away") return null;
        throw error;
      });
      if (!(await patchTab(tabId, url, job ? { job } : {}))) return;
    }
  } catch (error) {
    await patchTab(tabId, url, { phase: "failed", problem: problemOf(error) });
  } finally {
    followed.delete(tabId);
    stop.abort();
  }
}

async function ended(tabId: number, url: string, job: JobData): Promise<void> {
  const problem = job.quarantine && {
    kind:
      job.quarantine.reason === "missing_job_description" ? ("no_posting" as const) : ("refused" as const),
    title: parkedTitles[job.quarantine.reason] ?? "Leadfit could not assess this page",
    text: job.quarantine.message,
  };
  const phase = job.rating === null && problem ? "failed" : "done";
  if (await patchTab(tabId, url, { phase, job, title: job.job_title ?? "", problem })) {
    if (phase === "done" && (await tabState(tabId))?.paints) await setPainted(tabId, true);
  }
}

const parkedTitles: Record<string, string> = {
  missing_job_description: "No posting found on this page",
  missing_resume: "Leadfit has no resume yet",
};

/** Events as a bell: it does not matter what they say, only that something has happened. */
function listen(events: AsyncIterable<unknown>) {
  let bell = Promise.withResolvers<void>();
  let isOn = false;
  const read = async () => {
    for await (const _ of events) {
      isOn = true;
      bell.resolve();
    }
  };
  // An API without events, or one that is away.
  read().catch(() => {
    isOn = false;
  });
  return {
    areComing: () => isOn,
    /** Resolves at the next event, or after a time. */
    async next(ms: number): Promise<void> {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([bell.promise, late]);
      clearTimeout(timer);
      bell = Promise.withResolvers();
    },
  };
}
