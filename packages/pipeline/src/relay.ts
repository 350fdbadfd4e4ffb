/**
 * Carries tasks from their rows to the queue. Rows are marked first and unmarked when the queue does not take
 * them; a crash in between leaves a silent task, which the reconciler announces again.
 */
import type { Logger } from "@leadfit/service";
import type { Queues } from "./queues.ts";
import type { TaskRef, TaskStore } from "./task-store.ts";
import { relayBatch, relayMs } from "./topology.ts";

export type Relay = {
  /**
   * Look now: something was just committed. The task that it opened, where it is known, goes to the queue at once, as a
   * worker's next one does.
   */
  poke(opened?: TaskRef): void;
  stop(): Promise<void>;
};

export function startRelay(store: TaskStore, queues: Queues, log: Logger): Relay {
  const announcer = createAnnouncer(store, queues, log);
  let stopped = false;
  let poked = false;
  let wake = () => {};

  const round = async (): Promise<void> => {
    for (let full = true; full && !stopped; ) {
      const tasks = await store.takeUnannounced(relayBatch);
      if (tasks.length > 0)
        await queues.announce(tasks).catch(async (error) => {
          await store.unannounce(tasks);
          throw error;
        });
      full = tasks.length === relayBatch;
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopped) {
      poked = false;
      await round().catch((error) => log.warn({ error: String(error) }, "relay round failed"));
      if (poked || stopped) continue;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, relayMs);
      wake = resolve;
      await promise;
      clearTimeout(timer);
    }
  };
  const running = loop();

  return {
    poke(opened) {
      if (opened) return announcer.announce(opened);
      poked = true;
      wake();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
      await announcer.drained();
    },
  };
}

export type Announcer = {
  announce(task: TaskRef): void;
  /** Resolves once nothing is under way. */
  drained(): Promise<void>;
};

/**
 * Tells the queue of tasks that our own commits have just opened, without asking the store which they are. Those of a
 * commit count as announced; what the queue does not take is left to the relay, and what a crash loses to the reconciler.
 */
export function createAnnouncer(store: TaskStore, queues: Queues, log: Logger): Announcer {
  let waiting: TaskRef[] = [];
  let flushing: Promise<void> | null = null;

  const flush = async (): Promise<void> => {
    // What comes in while a batch is on its way goes as the next one.
    while (waiting.length > 0) {
      const batch = waiting.map((task) => ({ ...task, enqueueGen: 0, delayMs: 0, abandoned: false }));
      waiting = [];
      await queues
        .announce(batch)
        .catch(async (error) => {
          log.warn({ error: String(error) }, "left to the relay to announce");
          await store.unannounce(batch);
        })
        // With the store away as well they are silent, and the reconciler finds them.
        .catch((error) => log.warn({ error: String(error) }, "left to the reconciler to announce"));
    }
    flushing = null;
  };

  return {
    announce(task) {
      waiting.push(task);
      flushing ??= flush();
    },
    async drained() {
      await flushing;
    },
  };
}
