/** How much one key, and one address that has no right one, may ask of us. */
import { createHash } from "node:crypto";
import type { Context } from "hono";
import { peerOf } from "./peer-of.ts";
import { Problem } from "./problem.ts";
import { type Count, createRateLimit, type RateLimit } from "./rate-limit.ts";

export type Limits = {
  /** Counts a request of this key and tells it what is left (draft-ietf-httpapi-ratelimit-headers). @throws Problem 429 */
  countRequest(c: Context, keyId: string): void;
  /** @throws Problem 429 where the address has given too many wrong secrets, unless this one was right before */
  checkGuess(c: Context, secret: string): void;
  wrong(c: Context): void;
  right(secret: string): void;
};

export const defaultRpm = 6_000;
const guessesPerMinute = 20;
/** Secrets found right that are remembered. */
const rememberedSecrets = 1_000;

/** @param rpm requests a minute of one key */
export function createLimits(rpm = defaultRpm, now: () => number = Date.now): Limits {
  const keys = createRateLimit(rpm, now);
  const guesses = createRateLimit(guessesPerMinute, now);
  // Who shares an address with somebody who guesses (a proxy's, this machine's) is not locked out by it.
  const known = new Set<string>();
  return {
    countRequest(c, keyId) {
      const count = keys.take(keyId);
      tell(c, keys, count);
      if (!count.allowed) throw tooMany(c, count.resetSeconds, "This key has made too many requests");
    },
    checkGuess(c, secret) {
      const peer = peerOf(c);
      if (guesses.spent(peer) && !known.has(digest(secret))) {
        throw tooMany(c, guesses.windowSeconds, "Too many wrong keys or logins came from your address");
      }
    },
    wrong(c) {
      guesses.take(peerOf(c));
    },
    right(secret) {
      if (known.size >= rememberedSecrets) known.clear();
      known.add(digest(secret));
    },
  };
}

function tell(c: Context, { limit, windowSeconds }: RateLimit, { left, resetSeconds }: Count): void {
  c.header("RateLimit-Policy", `"key";q=${limit};w=${windowSeconds}`);
  c.header("RateLimit", `"key";r=${left};t=${resetSeconds}`);
}

function tooMany(c: Context, seconds: number, what: string): Problem {
  c.header("Retry-After", String(seconds));
  return new Problem(429, "too_many_requests", `${what}; try again in ${seconds} seconds.`);
}

const digest = (secret: string) => createHash("sha256").update(secret).digest("base64");
