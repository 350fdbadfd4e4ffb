/** Time as this package sees it, so that tests need not wait for it. */
import { setTimeout as pause } from "node:timers/promises";

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws the signal's reason once it aborts */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    try {
      await pause(ms, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};
