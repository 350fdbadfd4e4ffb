/**
 * Gives to the model again what the rules had to finish in its place, once that may work: a few jobs at a time, one
 * process of the fleet at a time. Knows no job: the store decides which are due.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@leadfit/db";
import type { Logger } from "@leadfit/service";
import type { Running } from "./running.ts";

const roundMs = 60_000;
/** A round must not fill the queue before new jobs. */
const jobsARound = 20;

/** @param poke told when assessments were opened: their first tasks wait for the relay */
export function startDegradedRunner(
  { assessments, tasks }: Pick<Database, "assessments" | "tasks">,
  log: Logger,
  poke: () => void,
): Running {
  const stopping = new AbortController();
  const { signal } = stopping;

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await tasks
        .exclusively(async () => {
          const due = await assessments.degradedDue(jobsARound);
          for (const { jobId, resumeId } of due) await assessments.restart(jobId, resumeId);
          if (due.length === 0) return;
          log.info({ jobs: due.length }, "given to the model again");
          poke();
        })
        .catch((error) => log.warn({ error: String(error) }, "degraded jobs could not be looked at"));
      // Rejects when stopped, and only then.
      await pause(roundMs, undefined, { signal }).catch(() => {});
    }
  };
  const running = loop();

  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
