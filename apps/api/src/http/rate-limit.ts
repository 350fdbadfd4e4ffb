/** Counting by id in windows of time, in this process: several API processes each count for themselves. */

export type Count = {
  allowed: boolean;
  /** What the window still holds. */
  left: number;
  /** Until the window ends, rounded up. */
  resetSeconds: number;
};

export type RateLimit = {
  limit: number;
  windowSeconds: number;
  /** Counts one. */
  take(id: string): Count;
  /** True where another `take` would not be allowed. */
  spent(id: string): boolean;
};

const minuteMs = 60_000;

/** @param limit how many a minute; the window of an id begins with its first */
export function createRateLimit(limit: number, now: () => number = Date.now): RateLimit {
  // In the order in which they began, which is the order in which they end.
  const windows = new Map<string, { count: number; endsAt: number }>();
  const current = (id: string) => {
    for (const [first, { endsAt }] of windows) {
      if (endsAt > now()) break;
      windows.delete(first);
    }
    return windows.get(id);
  };
  return {
    limit,
    windowSeconds: minuteMs / 1000,
    take(id) {
      let window = current(id);
      if (!window) {
        window = { count: 0, endsAt: now() + minuteMs };
        windows.set(id, window);
      }
      window.count++;
      return {
        allowed: window.count <= limit,
        left: Math.max(0, limit - window.count),
        resetSeconds: Math.ceil((window.endsAt - now()) / 1000),
      };
    },
    spent: (id) => (current(id)?.count ?? 0) >= limit,
  };
}
