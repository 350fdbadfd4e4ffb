/** The port to whatever shares one rate, one number of slots and one gate between all processes. */
import type { GateReason } from "./chat.ts";

/**
 * The start of one call, `startInMs` from now. `lease` holds its slot; null where slots are not counted. `probes`: the
 * gate is shut for this reason, and this one call is to find out whether it still must be.
 */
export type Grant = { lease: string | null; startInMs: number; probes: GateReason | null };

/** `busy`: null where as many were granted as asked for. */
export type Acquired = {
  granted: Grant[];
  busy: { retryInMs: number; reason: GateReason | "no_slot" } | null;
};

export interface Limiter {
  /**
   * Asks for the starts of up to `count` calls on `route`. A start is granted at most 10 s ahead; its lease holds a slot
   * for `leaseMs` from that start. Once a shut gate's time is over one start is granted, as a probe; the next one after
   * `probed`, or after `leaseMs` without it. `returned`: leases that are given back first.
   */
  acquire(
    route: string,
    limits: { rpm: number | null; slots: number | null; leaseMs: number },
    count: number,
    returned?: string[],
  ): Promise<Acquired>;
  release(leases: string[]): Promise<void>;
  /**
   * Shuts the route's gate for `ms`, for all processes. Never shortens a wait under way; too many requests do not hide
   * that the account is without credit or its key without use.
   */
  shut(route: string, reason: GateReason, ms: number): Promise<void>;
  /** What the probe found: the gate opens, unless it was shut anew meanwhile; or nothing, and the next one may probe. */
  probed(route: string, opens: boolean): Promise<void>;
  /** Null: open. `shutForMs` 0: its time is over, a probe is yet to open it. */
  gate(route: string): Promise<{ reason: GateReason; shutForMs: number } | null>;
}
