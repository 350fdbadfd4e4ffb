/** How long a provider that says "too many", or "not now", wants to be left alone. */

const leastMs = 1_000;
const mostMs = 10 * 60_000;
/** The daily limit of OpenRouter's free models is named by its reset alone, and that may be a day away. */
const mostUntilResetMs = 24 * 3_600_000;

/**
 * Milliseconds: from Retry-After (seconds or a date), else `retryAfterSeconds` of the body, between 1 s and 10 min; else
 * X-RateLimit-Reset (OpenRouter's: milliseconds since 1970; `reset`: the same in the body), between 1 s and 24 h. Null
 * where nothing is said.
 */
export function retryAfterMs(
  headers: Headers,
  { retryAfterSeconds, reset }: { retryAfterSeconds: number | null; reset: unknown },
): number | null {
  const asked = askedMs(headers, retryAfterSeconds);
  if (asked !== null) return asked;
  const resetAt = Number(headers.get("x-ratelimit-reset") ?? reset);
  return resetAt > 0 ? clamp(resetAt - Date.now(), mostUntilResetMs) : null;
}

/** The first half of it: what is asked for in so many words, between 1 s and 10 min; null where nothing is. */
export function askedMs(headers: Headers, retryAfterSeconds: number | null): number | null {
  const header = headers.get("retry-after");
  const asked = (header === null ? null : parseRetryAfter(header)) ?? secondsToMs(retryAfterSeconds);
  return asked === null ? null : clamp(asked, mostMs);
}

function parseRetryAfter(value: string): number | null {
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? null : ms;
}

function secondsToMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}

function clamp(ms: number, most: number): number {
  return Math.min(Math.max(Math.ceil(ms), leastMs), most);
}
