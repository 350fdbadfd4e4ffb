/** The port to whatever shares one rate and one number of slots between all processes. */

/** The start of one call, `startInMs` from now. `lease` holds its slot; null where slots are not counted. */
export type Grant = { lease: string | null; startInMs: number };

/** `busy`: null where as many were granted as asked for. */
export type Acquired = {
  granted: Grant[];
  busy: { retryInMs: number; reason: "rate_limited" | "no_slot" } | null;
};

export interface Limiter {
  /**
   * Asks for the starts of up to `count` calls on `route`. A start is granted at most 10 s ahead; its lease holds a slot
   * for `leaseMs` from that start.
   */
  acquire(
    route: string,
    limits: { rpm: number | null; slots: number | null; leaseMs: number },
    count: number,
  ): Promise<Acquired>;
  release(leases: string[]): Promise<void>;
  /** Nobody starts on this route before `ms` from now. */
  pause(route: string, ms: number): Promise<void>;
}
