/**
 * Keeps batches going: looks for room and has it filled. It holds nothing itself, so that any number of processes may
 * run one, and a restart is no event. Knows no job: the batch store decides what is opened.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@leadfit/db";
import type { Logger } from "@leadfit/service";
import type { Running } from "./running.ts";

/** Between two looks while a batch is unfinished, and while there is none. */
const busyMs = 500;
const idleMs = 2_000;

/** @param poke told when assessments were opened: their first tasks wait for the relay */
export function startBatchRunner(batches: Database["batches"], log: Logger, poke: () => void): Running {
  const stopping = new AbortController();
  const { signal } = stopping;

  /** @returns whether there is anything left to do */
  const round = async (): Promise<boolean> => {
    const unfinished = await batches.unfinished();
    for (const batch of unfinished) {
      if (signal.aborted) break;
      // One batch in trouble must not keep the others waiting.
      const opened = await batches.advance(batch).catch((error) => {
        log.warn({ batch, error: String(error) }, "batch could not be advanced");
        return 0;
      });
      if (opened > 0) poke();
    }
    return unfinished.length > 0;
  };

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const busy = await round().catch((error) => {
        log.warn({ error: String(error) }, "batch round failed");
        return false;
      });
      // Rejects when stopped, and only then.
      await pause(busy ? busyMs : idleMs, undefined, { signal }).catch(() => {});
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
