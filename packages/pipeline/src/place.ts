/**
 * The place in a process where its tasks run: side by side, but for a suspect, which runs alone. When a process dies,
 * each task in it counts a death; only one that was alone is known to have caused it.
 */

export type Place = {
  /** Waits until no suspect runs or waits. @throws what `signal` was aborted with */
  enter(signal: AbortSignal): Promise<Leave>;
  /** Waits until nothing else runs, and lets nothing else in. @throws what `signal` was aborted with */
  enterAlone(signal: AbortSignal): Promise<Leave>;
};

/** Safe to call twice. */
export type Leave = () => void;

type Waiting = { alone: boolean; admit: () => void };

export function createPlace(): Place {
  let inside = 0;
  let isTaken = false;
  let waiting: Waiting[] = [];

  /** Suspects first: those beside each other keep coming, and one would never be alone. */
  const admit = () => {
    const suspect = waiting.find(({ alone }) => alone);
    for (const each of suspect ? [suspect] : waiting) {
      if (isTaken || (each.alone && inside > 0)) return;
      waiting = waiting.filter((other) => other !== each);
      inside++;
      isTaken = each.alone;
      each.admit();
    }
  };

  const enter = async (alone: boolean, signal: AbortSignal): Promise<Leave> => {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const mine = { alone, admit: resolve };
    const giveUp = () => {
      waiting = waiting.filter((other) => other !== mine);
      reject(signal.reason);
      // It may be what the others waited for.
      admit();
    };
    waiting.push(mine);
    signal.addEventListener("abort", giveUp, { once: true });
    admit();
    try {
      await promise;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inside--;
      if (alone) isTaken = false;
      admit();
    };
  };

  return { enter: (signal) => enter(false, signal), enterAlone: (signal) => enter(true, signal) };
}
