/** The limiter of one process that asks one question at a time: its rate and its gate; slots are of no use to it. */
import type { Limiter } from "@leadfit/llm";

type Acquired = Awaited<ReturnType<Limiter["acquire"]>>;
type Gate = { reason: Parameters<Limiter["shut"]>[1]; until: number; probing: boolean };

/** A start is granted at most this far ahead. */
const aheadMs = 10_000;
/** How soon to ask again while a probe is under way. */
const probeMs = 2_000;

/** One route: whatever it is called, there is no other. */
export function createMemoryLimiter(now: () => number = Date.now): Limiter {
  let nextStart = 0;
  let gate: Gate | null = null;
  return {
    async acquire(_, { rpm }, count) {
      const granted: Acquired["granted"] = [];
      while (granted.length < count) {
        if (gate && (gate.probing || gate.until > now())) {
          const retryInMs = gate.until > now() ? gate.until - now() : probeMs;
          return { granted, busy: { retryInMs, reason: gate.reason } };
        }
        const startInMs = Math.max(0, nextStart - now());
        if (startInMs > aheadMs)
          return { granted, busy: { retryInMs: startInMs - aheadMs, reason: "rate_limited" } };
        granted.push({ lease: null, startInMs, probes: gate?.reason ?? null });
        if (gate) gate.probing = true;
        nextStart = now() + startInMs + (rpm === null ? 0 : 60_000 / rpm);
      }
      return { granted, busy: null };
    },
    async release() {},
    async shut(_, reason, ms) {
      const until = Math.max(gate?.until ?? 0, now() + ms);
      gate = { reason: reason === "rate_limited" ? (gate?.reason ?? reason) : reason, until, probing: false };
    },
    async probed(_, opens) {
      if (gate) gate.probing = false;
      if (gate && opens && gate.until <= now()) gate = null;
    },
    async gate() {
      return gate && { reason: gate.reason, shutForMs: Math.max(0, gate.until - now()) };
    },
  };
}
