/**
 * Whole replies, kept for the same request of the same key (docs: guides/features/response-caching). A reply is there
 * once the model is done, whether or not anybody still waits for it; two calls at once are both billed.
 */
import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export type CachedReply = { choices: unknown; model: string; usage: object };

export type ResponseCache = {
  /** Null: a miss. Clears the entry first where the caller asks for that. */
  find(request: CacheRequest): CachedReply | null;
  /** Does nothing for a caller that did not ask for it. @param inMs until the model is done */
  keep(request: CacheRequest, reply: CachedReply, inMs: number): void;
};

type CacheRequest = { headers: IncomingHttpHeaders; raw: string };

const defaultTtlSeconds = 300;
const mostTtlSeconds = 86_400;

export function createResponseCache(now: () => number): ResponseCache {
  const entries = new Map<string, { reply: CachedReply; from: number; until: number }>();
  const keyOf = ({ headers, raw }: CacheRequest) =>
    createHash("sha256").update(`${headers.authorization}\n${raw}`).digest("hex");
  const wanted = ({ headers }: CacheRequest) => headers["x-openrouter-cache"] === "true";
  return {
    find(request) {
      if (!wanted(request)) return null;
      const key = keyOf(request);
      if (request.headers["x-openrouter-cache-clear"] === "true") entries.delete(key);
      const entry = entries.get(key);
      return entry && entry.from <= now() && now() < entry.until ? entry.reply : null;
    },
    keep(request, reply, inMs) {
      if (!wanted(request)) return;
      const ttlSeconds = Number(request.headers["x-openrouter-cache-ttl"] ?? defaultTtlSeconds);
      const from = now() + inMs;
      entries.set(keyOf(request), {
        reply,
        from,
        until: from + Math.min(Math.max(ttlSeconds, 1), mostTtlSeconds) * 1000,
      });
    },
  };
}

/** A hit costs nothing, and its usage says so. */
export function withoutUsage(usage: object): object {
  return Object.fromEntries(
    Object.entries(usage).map(([key, value]) => [
      key,
      typeof value === "number" ? 0 : value && typeof value === "object" ? withoutUsage(value) : value,
    ]),
  );
}
