/** How long a provider that says "too many" wants to be left alone. */

const leastMs = 1_000;
const mostMs = 10 * 60_000;
const unsaidMs = 5_000;

/**
 * Milliseconds between 1 s and 10 min: from Retry-After (seconds or a date), else `fallbackSeconds` of the body, else
 * X-RateLimit-Reset (OpenRouter's: milliseconds since 1970), else 5 s.
 */
export function retryAfterMs(headers: Headers, fallbackSeconds: number | null): number {
  const header = headers.get("retry-after");
  const reset = Number(headers.get("x-ratelimit-reset"));
  const ms =
    (header === null ? null : parseRetryAfter(header)) ??
    (fallbackSeconds === null ? null : fallbackSeconds * 1000) ??
    (reset > 0 ? reset - Date.now() : unsaidMs);
  return Math.min(Math.max(Math.ceil(ms), leastMs), mostMs);
}

function parseRetryAfter(value: string): number | null {
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? null : ms;
}
