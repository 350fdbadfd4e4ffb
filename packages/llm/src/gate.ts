/**
 * Shut after a reply that the next call would get as well: too many requests, no credit, a bad key. It stands before
 * the breaker, for to opossum a call that is not a failure is a success: it would close a half-open breaker.
 */
import type { Wait } from "./chat.ts";
import type { Clock } from "./clock.ts";

export type GateReason = "rate_limited" | "no_credit" | "unauthorized";

export type Gate = {
  /** The wait until it opens; null while it is open. */
  wait(): Wait | null;
  /** A shorter wait does not shorten one under way. @returns the wait asked for */
  shut(reason: GateReason, ms: number): Wait;
};

export function createGate(clock: Clock): Gate {
  let shut: Wait | null = null;
  return {
    wait() {
      return shut && shut.until.getTime() > clock.now() ? shut : null;
    },
    shut(reason, ms) {
      const wait: Wait = { kind: "wait", until: new Date(clock.now() + ms), reason };
      if (!shut || shut.until < wait.until) shut = wait;
      return wait;
    },
  };
}
