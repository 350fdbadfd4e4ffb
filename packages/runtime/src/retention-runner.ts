/** Removes what is kept for a time only: every hour, a few rows at a time, one process of the fleet at a time. */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@leadfit/db";
import type { Logger } from "@leadfit/service";
import type { Running } from "./running.ts";
import type { Retention } from "./settings.ts";

const roundMs = 3_600_000;
/** So few that the lock of all sweeps is held for a moment only. */
const rowsATime = 200;
/** Another sweep holds the lock. */
const busyMs = 1_000;

export function startRetentionRunner(
  { retention, tasks }: Pick<Database, "retention" | "tasks">,
  { keepPagesDays, keepRunTextsDays }: Retention,
  log: Logger,
): Running {
  const stopping = new AbortController();
  const { signal } = stopping;
  // Rejects when stopped, and only then.
  const wait = (ms: number) => pause(ms, undefined, { signal }).catch(() => {});

  /** @returns how many rows it has emptied */
  const drain = async (remove: (limit: number) => Promise<number>): Promise<number> => {
    for (let total = 0; ; ) {
      const removed = signal.aborted ? 0 : await tasks.exclusively(() => remove(rowsATime));
      total += removed ?? 0;
      if (removed === null) await wait(busyMs);
      else if (removed < rowsATime) return total;
    }
  };

  const round = async (): Promise<void> => {
    const pages =
      keepPagesDays === null ? 0 : await drain((limit) => retention.removePages(keepPagesDays, limit));
    const runTexts = await drain((limit) => retention.removeRunTexts(keepRunTextsDays, limit));
    if (pages + runTexts > 0) log.info({ pages, runTexts }, "removed what was kept long enough");
  };

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await round().catch((error) => log.warn({ error: String(error) }, "retention round failed"));
      await wait(roundMs);
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
