/** Where the queues live: in Postgres or in Redis. Opens the connection and checks that it may be trusted with them. */
import {
  createPostgresBackend,
  createRedisBackend,
  type PostgresConnectionOptions,
  runMigrations,
  withBackend,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { lookAtRedis, type RedisFacts } from "./look-at-redis.ts";

const postgresClasses = withBackend(createPostgresBackend);
// Both backends' classes differ in the type of their connection only, and that never leaves this file.
const redisClasses = withBackend(createRedisBackend) as unknown as typeof postgresClasses;

export type QueueStore = {
  kind: "postgres" | "redis";
  classes: typeof postgresClasses;
  connection: PostgresConnectionOptions;
  close(): Promise<void>;
};

/** Raised where a queue's store answers but must not be used as it is set. */
export class QueueStoreError extends Error {
  override name = "QueueStoreError";
}

/** Queues and workers that share one connection add listeners to it: more than Node's leak alarm expects. */
const listeners = 64;
/**
 * A connection that died without a word answers nothing, ever, and is dropped when this has passed: Postgres may take long
 * over one statement, Redis answers in no time, but for BullMQ's blocking reads, which last 10 s at most.
 */
const answerTimeoutMs = { postgres: 60_000, redis: 20_000 };

/**
 * BullMQ in a Postgres that answers, for a queue built before its store does stays dead without an error; its tables are
 * made or brought up to date. In a pool of its own, which does not wait for the disk: what a dying server forgets of a
 * queue the reconciler finds. Each of BullMQ's transactions notifies, and they commit one after the other.
 * @param max connections; must exceed the number of workers, for each pins one
 */
export async function openPostgresStore(
  url: string,
  max: number,
  onError: (error: Error) => void,
): Promise<QueueStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    keepAlive: true,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    query_timeout: answerTimeoutMs.postgres,
    options: "-c search_path=public,bullmq -c synchronous_commit=off",
  });
  // Ended connections are not awaited by pg: what they say when the server goes down after us is no news.
  let closed = false;
  pool.on("error", (error) => closed || onError(error));
  // One that BullMQ has in use and that breaks between two statements would end the process; the next statement says so.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.setMaxListeners(listeners);
  const close = async () => {
    closed = true;
    await pool.end();
  };
  try {
    const client = await pool.connect();
    await runMigrations(client).finally(() => client.release());
  } catch (error) {
    await close();
    throw error;
  }
  return {
    kind: "postgres",
    classes: postgresClasses,
    // BullMQ's structural pool type is narrower than pg's overloads; it uses the pool as it is.
    connection: pool as unknown as PostgresConnectionOptions,
    close,
  };
}

/** BullMQ's scripts need it. Valkey, which began at 7.2, says so of itself. */
const leastRedis = [6, 2] as const;

/** @throws QueueStoreError where it is too old, or may evict keys: it would lose locks and jobs without a word */
export function checkRedis({ name, version, policy }: Pick<RedisFacts, "name" | "version" | "policy">): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < leastRedis[0] || (major === leastRedis[0] && minor < leastRedis[1])) {
    throw new QueueStoreError(
      `QUEUE_URL: this is ${name}; Leadfit needs Redis ${leastRedis.join(".")} or newer, or Valkey.`,
    );
  }
  if (policy !== "noeviction") {
    throw new QueueStoreError(
      `QUEUE_URL: this Redis has maxmemory-policy ${policy}, which may drop jobs; set it to noeviction (CONFIG SET maxmemory-policy noeviction).`,
    );
  }
}

/**
 * BullMQ on Redis.
 * @param socketTimeout ms without a byte while an answer is due, after which the connection is replaced and asked again
 * @throws QueueStoreError where it must not be used as it is
 * @throws Error where it does not answer
 */
export async function openRedisStore(
  url: string,
  onError: (error: Error) => void,
  socketTimeout: number = answerTimeoutMs.redis,
): Promise<QueueStore> {
  checkRedis(await lookAtRedis(url));
  // null: BullMQ's blocking reads wait as long as it takes.
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, socketTimeout });
  redis.on("error", onError);
  redis.setMaxListeners(listeners);
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return {
    kind: "redis",
    classes: redisClasses,
    connection: redis as unknown as PostgresConnectionOptions,
    async close() {
      // quit would wait for a Redis that is gone.
      redis.disconnect();
    },
  };
}
