/** The port to whatever shares one rate and one number of slots between all processes. */

export interface Limiter {
  /**
   * Asks for the start of one call on `route`. A start is granted at most 10 s ahead; `lease` holds a slot for
   * `leaseMs` from that start, and is null where slots are not counted.
   */
  acquire(
    route: string,
    limits: { rpm: number | null; slots: number | null; leaseMs: number },
  ): Promise<
    | { kind: "granted"; lease: string | null; startInMs: number }
    | { kind: "busy"; retryInMs: number; reason: "rate_limited" | "no_slot" }
  >;
  release(lease: string): Promise<void>;
  /** Nobody starts on this route before `ms` from now. */
  pause(route: string, ms: number): Promise<void>;
}
