/** One look at a Redis before anything is built on it: what it is, how it is set, what its clock says. */
import { Redis } from "ioredis";

export type RedisFacts = {
  /** "Redis 7.0.15", "Valkey 8.1.1" */
  name: string;
  /** Of the Redis that it is compatible with. */
  version: string;
  /** maxmemory-policy; null where it does not say. */
  policy: string | null;
  /** Writes go to a log as well (AOF). */
  appendOnly: boolean;
  /** Bytes. `max` 0: no limit. */
  memory: { used: number; max: number };
  /** How far this machine's clock is ahead of its, in ms. */
  clockAheadMs: number;
};

const lookMs = 5_000;

/** @throws its error or the system's; isRedisAway tells whether a later look may do better */
export async function lookAtRedis(url: string): Promise<RedisFacts> {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
    connectTimeout: lookMs,
    commandTimeout: lookMs,
  });
  // A rejected call says "Connection is closed."; the reason comes as an event.
  let why: Error | undefined;
  redis.on("error", (error) => {
    why ??= error;
  });
  try {
    await redis.connect();
    const info = await redis.info();
    const field = (name: string) => new RegExp(`^${name}:(\\S+)`, "m").exec(info)?.[1];
    if (field("loading") === "1") throw new RedisLoadingError("it is still loading its data");
    const before = Date.now();
    const [seconds, micros] = await redis.time();
    const clockAheadMs = (before + Date.now()) / 2 - (Number(seconds) * 1000 + Number(micros) / 1000);
    const version = field("redis_version") ?? "0";
    const valkey = field("valkey_version");
    return {
      name: valkey ? `Valkey ${valkey}` : `Redis ${version}`,
      version,
      policy: field("maxmemory_policy") ?? null,
      appendOnly: field("aof_enabled") === "1",
      memory: { used: Number(field("used_memory") ?? 0), max: Number(field("maxmemory") ?? 0) },
      clockAheadMs,
    };
  } catch (error) {
    throw why ?? error;
  } finally {
    redis.disconnect();
  }
}

class RedisLoadingError extends Error {
  override name = "RedisLoadingError";
}

/** True where nobody answered, or answered "not yet"; an answer of "no" (a wrong password, say) stays one. */
export function isRedisAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name !== "ReplyError" || /^(LOADING|MASTERDOWN|TRYAGAIN)\b/.test(error.message);
}
