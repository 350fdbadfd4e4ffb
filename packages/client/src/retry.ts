/** When a call is made again, and how long after. Knows no call. */

export type RetryOptions = {
  /** Tries after the first; 0: none. */
  retries: number;
  /** 0 to 1, for the jitter; a test brings its own. */
  random: () => number;
  /** Rejects when `signal` aborts. */
  wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
};

const baseMs = 500;
const longestMs = 30_000;
/** A server that wants to be left alone for longer is not waited for. */
const longestRetryAfterMs = 120_000;

export const defaultRetry: RetryOptions = { retries: 4, random: Math.random, wait };

/**
 * Milliseconds to the next try: full jitter over a doubling time, after the time that the server asks for; null where it
 * asks for more than two minutes.
 * @param tried how many tries there were
 */
export function retryDelay(tried: number, retryAfter: string | null, random: () => number): number | null {
  const asked = retryAfterMs(retryAfter);
  if (asked > longestRetryAfterMs) return null;
  return asked + random() * Math.min(longestMs, baseMs * 2 ** (tried - 1));
}

/** Seconds or an HTTP date, as milliseconds from now. */
function retryAfterMs(header: string | null): number {
  if (header === null) return 0;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - Date.now());
}

/** A call that changes nothing the second time may be made again whatever became of it; any other only where it was turned away. */
export function isRetryable(status: number, repeatable: boolean): boolean {
  return status === 429 || (repeatable && [408, 502, 503, 504].includes(status));
}

async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = () => reject(signal?.reason);
  const timer = setTimeout(resolve, ms);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
