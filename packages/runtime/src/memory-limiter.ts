/** The limiter of one process that asks one question at a time: its rate and its pauses; slots are of no use to it. */
import type { Limiter } from "@leadfit/llm";

/** A start is granted at most this far ahead. */
const aheadMs = 10_000;

export function createMemoryLimiter(now: () => number = Date.now): Limiter {
  let nextStart = 0;
  return {
    async acquire(_, { rpm }, count) {
      const granted = [];
      while (granted.length < count) {
        const startInMs = Math.max(0, nextStart - now());
        if (startInMs > aheadMs)
          return { granted, busy: { retryInMs: startInMs - aheadMs, reason: "rate_limited" } };
        granted.push({ lease: null, startInMs });
        nextStart = now() + startInMs + (rpm === null ? 0 : 60_000 / rpm);
      }
      return { granted, busy: null };
    },
    async release() {},
    async pause(_, ms) {
      nextStart = Math.max(nextStart, now() + ms);
    },
  };
}
