/** Finds tasks that the queue has lost, and has them announced again. One process of the fleet does it at a time. */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@leadfit/service";
import type { Queues } from "./queues.ts";
import type { Announcement, TaskStore } from "./task-store.ts";
import { abandonedMs, claimedWithinMs, reconcileBatch, reconcileMs, silentMs } from "./topology.ts";

export type Reconciler = { stop(): Promise<void> };

export function startReconciler(store: TaskStore, queues: Queues, log: Logger): Reconciler {
  let stopped = false;
  let wake = () => {};

  const loop = async (): Promise<void> => {
    while (!stopped) {
      await store
        .exclusively(() => reconcile(store, queues, log))
        .catch((error) => log.warn({ error: String(error) }, "reconcile round failed"));
      if (stopped) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, reconcileMs);
      wake = resolve;
      await promise;
      clearTimeout(timer);
    }
  };
  const running = loop();

  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

/** One round. @returns the tasks that seemed lost */
export async function reconcile(store: TaskStore, queues: Queues, log: Logger): Promise<Announcement[]> {
  const silent = await store.silent(silentMs, abandonedMs, reconcileBatch);
  const lost: Announcement[] = [];
  const queued: Announcement[] = [];
  let handedOut = false;
  for (const task of silent) {
    const where = await queues.find(task);
    // Handed out and held by nobody: who had it has died, before it was claimed or while it held it, or it waits in its
    // process behind a suspect, where another process may be free. The queue finds the dead by itself, but only by workers
    // that live to look twice; and a task that runs twice on it is claimed once.
    (where === "waiting" ? queued : lost).push(task);
    handedOut ||= where === "handed out";
  }
  if (queued.length > 0) await store.seenQueued(queued);
  if (lost.length > 0) {
    // Or it was taken just now: whoever lives has claimed it after that.
    if (handedOut) await pause(claimedWithinMs);
    const announced = await store.announceAgain(lost);
    if (announced > 0)
      log.warn({ tasks: announced }, "tasks that the queue lost, or whose worker died; announced again");
  }
  return lost;
}
