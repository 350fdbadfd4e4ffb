import {
  createTestDatabase,
  findRedisServer,
  freePort,
  startFaultProxy,
  startTestRedis,
} from "@leadfit/testkit";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { openPostgresStore, openRedisStore, QueueStoreError } from "./queue-store.ts";

test("a Redis that does not answer is an error at once, not a wait", async () => {
  await expect(openRedisStore(`redis://127.0.0.1:${await freePort()}`, () => {})).rejects.toThrow();
});

test("a connection to Postgres that breaks between two statements of BullMQ's does not end the process", async () => {
  const database = await createTestDatabase();
  const store = await openPostgresStore(database.url, 2, () => {});
  const pool: unknown = store.connection;
  if (!(pool instanceof pg.Pool)) throw new Error("it has no pool");
  const client = await pool.connect();
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  const { rows } = await client.query("select pg_backend_pid() as pid");
  await database.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await ended;
  client.release(true);
  await pool.query("select 1");
  await store.close();
  await database.drop();
});

// Without a redis-server, test-redis.test.ts is the one skip that stands for these.
if (findRedisServer())
  describe("on redis", () => {
    test("one that may evict keys refuses the start, and says what to set", async () => {
      const redis = await startTestRedis(["maxmemory-policy allkeys-lru"]);
      const error = await openRedisStore(redis.url, () => {}).catch((error) => error);
      expect(error).toBeInstanceOf(QueueStoreError);
      expect(error.message).toBe(
        "QUEUE_URL: this Redis has maxmemory-policy allkeys-lru, which may drop jobs; set it to noeviction (CONFIG SET maxmemory-policy noeviction).",
      );
      await redis.kill();
    });

    test("a connection that died without a word is replaced, and asked again", async () => {
      const redis = await startTestRedis();
      const proxy = await startFaultProxy({ port: Number(new URL(redis.url).port) });
      const { classes, connection, close } = await openRedisStore(proxy.through(redis.url), () => {}, 200);
      const queue = new classes.Queue("tag", { connection });
      queue.on("error", () => {});
      await queue.add("tag", { assessment_id: "a", stage: "tag" });
      proxy.blackhole();
      expect(await queue.getWaitingCount()).toBe(1);
      await queue.close();
      await close();
      await proxy.close();
      await redis.kill();
    });

    test("one that evicts nothing is taken", async () => {
      const redis = await startTestRedis();
      const store = await openRedisStore(redis.url, () => {});
      expect(store.kind).toBe("redis");
      await store.close();
      await redis.kill();
    });
  });
