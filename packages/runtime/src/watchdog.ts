/**
 * Finds a worker that no longer fetches though its queue has work for it, as one does whose connection died without a
 * word. Knows no BullMQ: it sees what the worker took, and asks whether there is work.
 */

import { setTimeout as pause } from "node:timers/promises";

/** A store that is there answers much sooner. */
const answerMs = 10_000;

/** A worker as far as this file is concerned. */
export type Watched = {
  activity(): { taken: number; hasRoom: boolean };
};

export type Watchdog = {
  /**
   * One look.
   * @param now monotonic, in ms
   * @returns for how long the worker has had room and work and has taken nothing, in ms; 0: it does its work
   */
  look(now: number): Promise<number>;
};

/**
 * @param hasWork whether tasks are due that the queue would hand to this worker. A rejection counts as no, for a store
 * that is away is not the worker's fault; no answer counts as yes, for the connection that it was asked on may be as dead
 * as the worker's
 */
export function createWatchdog(worker: Watched, hasWork: () => Promise<boolean>): Watchdog {
  let takenBefore = -1;
  let idleSince: number | null = null;
  return {
    async look(now) {
      const { taken, hasRoom } = worker.activity();
      const fetches = taken !== takenBefore || !hasRoom;
      takenBefore = taken;
      if (fetches || !(await answered(hasWork()))) idleSince = null;
      else idleSince ??= now;
      return idleSince === null ? 0 : now - idleSince;
    },
  };
}

/** True where there was no answer in time. */
async function answered(question: Promise<boolean>): Promise<boolean> {
  const answer = question.catch(() => false);
  return await Promise.race([answer, pause(answerMs, true, { ref: false })]);
}
