/** Waits for the limiter's permission to start a call, and for the start itself. Knows nothing of models. */
import type { Wait } from "./chat.ts";
import type { Clock } from "./clock.ts";
import type { Limiter } from "./limiter.ts";

/** Longer than this the queue waits, not a worker that other tasks could use. */
const patienceMs = 10_000;
/** Coming back through the queue costs more than asking again from here. */
const leastWaitMs = 1_000;

/**
 * @param release gives a lease back; called where the caller aborts between grant and start
 * @throws the signal's reason, or the limiter's error
 */
export async function takeStart({
  acquire,
  release,
  clock,
  signal,
}: {
  acquire: () => ReturnType<Limiter["acquire"]>;
  release: (lease: string | null) => Promise<void>;
  clock: Clock;
  signal: AbortSignal;
}): Promise<{ kind: "started"; lease: string | null } | Wait> {
  const giveUpAt = clock.now() + patienceMs;
  for (;;) {
    signal.throwIfAborted();
    const answer = await acquire();
    if (answer.kind === "granted") {
      try {
        await clock.sleep(answer.startInMs, signal);
      } catch (error) {
        await release(answer.lease);
        throw error;
      }
      return { kind: "started", lease: answer.lease };
    }
    if (clock.now() + answer.retryInMs > giveUpAt) {
      const until = new Date(clock.now() + Math.max(answer.retryInMs, leastWaitMs));
      return { kind: "wait", until, reason: answer.reason };
    }
    await clock.sleep(answer.retryInMs, signal);
  }
}
