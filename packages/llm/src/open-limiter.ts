/** For this package's tests: a limiter that grants every start but for its gate, by a clock of the test's own. */
import type { Clock } from "./clock.ts";
import type { Limiter } from "./limiter.ts";

type Shut = { reason: Parameters<Limiter["shut"]>[1]; until: number; probing: boolean };

/** `shuts`: every time that the gate was shut, in order; "no_credit 60000". */
export function createOpenLimiter(clock: Clock): Limiter & { shuts: string[]; isShut(): boolean } {
  let gate: Shut | null = null;
  const shuts: string[] = [];
  return {
    shuts,
    isShut: () => gate !== null,
    async acquire(_route, _limits, count) {
      const one = { lease: null, startInMs: 0 };
      if (!gate)
        return { granted: Array.from({ length: count }, () => ({ ...one, probes: null })), busy: null };
      const { reason, until } = gate;
      if (gate.probing || until > clock.now())
        return { granted: [], busy: { retryInMs: Math.max(until - clock.now(), 60_000), reason } };
      gate.probing = true;
      const busy = count > 1 ? { retryInMs: 60_000, reason } : null;
      return { granted: [{ ...one, probes: reason }], busy };
    },
    async release() {},
    async shut(_route, reason, ms) {
      shuts.push(`${reason} ${ms}`);
      gate = { reason, until: Math.max(gate?.until ?? 0, clock.now() + ms), probing: false };
    },
    async probed(_route, opens) {
      if (gate) gate.probing = false;
      if (gate && opens && gate.until <= clock.now()) gate = null;
    },
    async gate() {
      return gate && { reason: gate.reason, shutForMs: Math.max(0, gate.until - clock.now()) };
    },
  };
}
