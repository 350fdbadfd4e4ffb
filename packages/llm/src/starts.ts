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

const newReturn = () => {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  return { leases: [] as string[], done, resolve };
};

/** @param release must not throw, nor may `probed` */
export function createStarts({
  acquire,
  release,
  probed,
  clock,
}: {
  /** @param returned leases that are given back before */
  acquire: (count: number, returned: string[]) => Promise<Acquired>;
  release: (leases: string[]) => Promise<void>;
  probed: (opens: boolean) => Promise<void>;
  clock: Clock;
}): Starts {
  let line: Waiting[] = [];
  let serving = false;
  let called = new AbortController();
  let returned = newReturn();

  /** What was given back goes with the next question, for whoever waits here has a use for it at once. */
  const askOnce = async (): Promise<void> => {
    called = new AbortController();
    const { leases, resolve } = returned;
    returned = newReturn();
    let acquired: Acquired;
    try {
      if (line.length === 0) return await release(leases);
      acquired = await acquire(Math.min(line.length, mostAtOnce), leases);
    } catch (error) {
      if (leases.length > 0) await release(leases);
      throw error;
    } finally {
      resolve();
    }
    for (const grant of acquired.granted) {
      const first = line.shift();
      if (first) first.resolve(grant);
      else void giveBack(grant);
    }
    if (!acquired.busy) return;
    const { retryInMs, reason } = acquired.busy;
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
      while (line.length > 0 || returned.leases.length > 0) await askOnce();
    } catch (error) {
      for (const { reject } of line.splice(0)) reject(error);
    } finally {
      serving = false;
    }
    // Given back while the limiter was away.
    if (returned.leases.length > 0) await serve();
  };

  const giveBack = async ({ lease, probes }: Grant, opens = false): Promise<void> => {
    if (probes) await probed(opens);
    // All who wait here were told to stay away for as long as the probe.
    if (lease === null) return probes ? called.abort() : undefined;
    const { leases, done } = returned;
    leases.push(lease);
    called.abort();
    void serve();
    await done;
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
