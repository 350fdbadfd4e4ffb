/**
 * The gate in front of a route: shut for all processes by an answer that every other call would get as well. What a
 * call may do under its grant, and what its answer does to the gate. It stands before the breaker, for to opossum a call
 * that is not a failure is a success: it would close a half-open breaker.
 */
import type { Logger } from "@leadfit/service";
import type { Account } from "./account.ts";
import type { GateReason, Wait } from "./chat.ts";
import type { Clock } from "./clock.ts";
import type { Grant, Limiter } from "./limiter.ts";
import { mayProbe } from "./may-probe.ts";
import type { Gated } from "./read-error.ts";

export type Gates = {
  /** Null: call. @throws the limiter's error */
  admit(grant: Grant): Promise<Wait | null>;
  /** Shuts the gate by the answer of a call under `grant`. Does not throw. */
  shut(gated: Gated, grant: Grant): Promise<Wait>;
  /** Tells the others what a probe found. Does not throw. */
  probed(opens: boolean): Promise<void>;
};

/** "Too many requests", and not a word of when: 5 s, twice as long for each probe that hears the same. */
const unsaidMs = 5_000;
const mostUnsaidMs = 10 * 60_000;
/** How long to stay away while another call probes. */
const probeMs = 2_000;

/** @param account null: the server has none to look at */
export function createGates({
  limiter,
  route,
  account,
  accountPollMs,
  clock,
  log,
}: {
  limiter: Limiter;
  route: string;
  account: Account | null;
  accountPollMs: number;
  clock: Clock;
  log: Logger;
}): Gates {
  let unsaidProbes = 0;

  const waitFor = (reason: GateReason, ms: number): Wait => ({
    kind: "wait",
    until: new Date(clock.now() + ms),
    reason,
  });
  const quietly = async (tell: () => Promise<void>, message: string): Promise<void> => {
    try {
      await tell();
    } catch (error) {
      log.warn({ route, error: error instanceof Error ? error.name : "error" }, message);
    }
  };
  const shutFor = async (reason: GateReason, ms: number): Promise<Wait> => {
    await quietly(() => limiter.shut(route, reason, ms), "gate not shut");
    return waitFor(reason, ms);
  };
  const unsaid = (isProbe: boolean): number => {
    if (isProbe) unsaidProbes++;
    return Math.min(unsaidMs * 2 ** unsaidProbes, mostUnsaidMs);
  };

  return {
    async admit({ probes, startInMs }) {
      // A start may be promised ten seconds ahead: what other calls have heard meanwhile counts.
      const gate = startInMs > 0 ? await limiter.gate(route) : null;
      if (gate && (gate.shutForMs > 0 || !probes))
        return waitFor(gate.reason, Math.max(gate.shutForMs, probeMs));
      if (!account || !probes || probes === "rate_limited") return null;
      if (await mayProbe(account, probes)) return null;
      log.warn({ route, reason: probes }, "the account cannot pay for calls yet");
      return await shutFor(probes, accountPollMs);
    },

    async shut({ reason, retryMs }, { probes }) {
      const ms = reason === "rate_limited" ? (retryMs ?? unsaid(probes === reason)) : accountPollMs;
      log.warn({ route, reason, retryMs: ms }, "gate shut");
      return await shutFor(reason, ms);
    },

    async probed(opens) {
      if (opens) unsaidProbes = 0;
      await quietly(() => limiter.probed(route, opens), "probe not told");
    },
  };
}
