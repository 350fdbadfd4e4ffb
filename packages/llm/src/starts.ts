/**
 * The starts of this process's calls: all who wait for one stand in one line, and one question to the limiter asks for
 * as many as stand there. Were each to ask, asking would cost more than the calls. Knows nothing of models.
 */
import type { Wait } from "./chat.ts";
import type { Clock } from "./clock.ts";
import type { Acquired, Grant } from "./limiter.ts";

/** Longer than this the queue waits, not a worker that other tasks could use. */
const patienceMs = 10_000;
/** Coming back through the queue costs more than asking again from here. */
const leastWaitMs = 1_000;
/** Starts asked for at once; a larger share would leave other processes none. */
const mostAtOnce = 20;

export type Starts = {
  /**
   * Resolves at the start of a call, or with how long to stay away.
   * @throws the signal's reason, or the limiter's error; no lease is held then
   */
  take(signal: AbortSignal): Promise<{ kind: "started"; grant: Grant } | Wait>;
  /** Resolves once the slot is free. `opens`: the call was a probe, and what it found opens the gate. Does not throw. */
  giveBack(grant: Grant, opens?: boolean): Promise<void>;
};

type Waiting = PromiseWithResolvers<Grant | Wait> & { giveUpAt: number };

/** @param release must not throw, nor may `probed` */
export function createStarts({
  acquire,
  release,
  probed,
  clock,
}: {
  acquire: (count: number) => Promise<Acquired>;
  release: (leases: string[]) => Promise<void>;
  probed: (opens: boolean) => Promise<void>;
  clock: Clock;
}): Starts {
  let line: Waiting[] = [];
  let serving = false;
  let called = new AbortController();
  let returning: { leases: string[]; done: Promise<void> } | null = null;
  let lastReturn = Promise.resolve();

  const askOnce = async (): Promise<void> => {
    called = new AbortController();
    const { granted, busy } = await acquire(Math.min(line.length, mostAtOnce));
    for (const grant of granted) {
      const first = line.shift();
      if (first) first.resolve(grant);
      else void giveBack(grant);
    }
    if (!busy) return;
    const { retryInMs, reason } = busy;
    const again = clock.now() + retryInMs;
    const until = new Date(clock.now() + Math.max(retryInMs, leastWaitMs));
    for (const { giveUpAt, resolve } of line) if (giveUpAt < again) resolve({ kind: "wait", until, reason });
    line = line.filter(({ giveUpAt }) => giveUpAt >= again);
    if (line.length > 0) await clock.sleep(retryInMs, called.signal).catch(() => {});
  };

  const serve = async (): Promise<void> => {
    if (serving) return;
    serving = true;
    try {
      while (line.length > 0) await askOnce();
    } catch (error) {
      for (const { reject } of line.splice(0)) reject(error);
    } finally {
      serving = false;
    }
  };

  /** Those given back while others are on their way go together. */
  const releaseLease = async (lease: string): Promise<void> => {
    if (!returning) {
      const leases: string[] = [];
      lastReturn = lastReturn.then(async () => {
        returning = null;
        await release(leases);
        called.abort();
      });
      returning = { leases, done: lastReturn };
    }
    returning.leases.push(lease);
    await returning.done;
  };

  const giveBack = async ({ lease, probes }: Grant, opens = false): Promise<void> => {
    if (probes) await probed(opens);
    if (lease !== null) await releaseLease(lease);
    // All who wait here were told to stay away for as long as the probe.
    else if (probes) called.abort();
  };

  return {
    async take(signal) {
      signal.throwIfAborted();
      const entered: Waiting = { ...Promise.withResolvers(), giveUpAt: clock.now() + patienceMs };
      const leave = () => {
        line = line.filter((other) => other !== entered);
        entered.reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      try {
        line.push(entered);
        void serve();
        const answer = await entered.promise;
        if ("kind" in answer) return answer;
        try {
          await clock.sleep(answer.startInMs, signal);
        } catch (error) {
          await giveBack(answer);
          throw error;
        }
        return { kind: "started", grant: answer };
      } finally {
        signal.removeEventListener("abort", leave);
      }
    },
    giveBack,
  };
}
