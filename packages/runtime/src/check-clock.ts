/**
 * This machine's clock against a store's. On the Postgres backend BullMQ's locks are kept by the workers' clocks: one
 * that is ahead by more than a lock's time takes live jobs from others. Our own leases go by the database's clock.
 */
import { queueLockMs } from "@leadfit/pipeline";
import { StartError } from "./start-error.ts";

/** Two workers, each this far off to its side, still agree on whether a lock has run out. */
export const mostSkewMs = queueLockMs / 2;

export type Skew = {
  /** Whose clock it was compared with: "Postgres", "Redis". */
  store: string;
  clockAheadMs: number;
  /** True where queue locks are kept by our own clock. */
  locksByOurClock: boolean;
};

/**
 * @param warn told of a skew that does no harm here
 * @throws StartError where it would have jobs taken from other workers
 */
export function checkClock(
  { store, clockAheadMs, locksByOurClock }: Skew,
  warn: (line: string) => void,
): void {
  if (Math.abs(clockAheadMs) <= mostSkewMs) return;
  const line = skewLine(store, clockAheadMs);
  if (locksByOurClock) {
    throw new StartError(
      `${line} A worker so far off would take jobs that others hold: set the clock (e.g. with NTP) and start again.`,
    );
  }
  warn(`${line} Set the clock, e.g. with NTP.`);
}

export function skewLine(store: string, clockAheadMs: number): string {
  const seconds = (Math.abs(clockAheadMs) / 1000).toFixed(1);
  return `This machine's clock is ${seconds} s ${clockAheadMs > 0 ? "ahead of" : "behind"} that of ${store}.`;
}
