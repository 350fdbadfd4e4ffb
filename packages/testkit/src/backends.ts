/** The queue's two backends, for tests that must hold on both. */
import { describe } from "vitest";
import { findRedisServer, startTestRedis } from "./test-redis.ts";

export type Backend = {
  name: "postgres" | "redis";
  /** QUEUE_URL; undefined: the database. */
  start(): Promise<{ queueUrl: string | undefined; stop(): Promise<void> }>;
};

const postgres: Backend = {
  name: "postgres",
  start: async () => ({ queueUrl: undefined, stop: async () => {} }),
};

const redis: Backend = {
  name: "redis",
  async start() {
    const server = await startTestRedis();
    return { queueUrl: server.url, stop: server.kill };
  },
};

/** Runs a suite on each backend; without a redis-server on the PATH on Postgres only: test-redis.test.ts says so. */
export function describeOnBackends(suite: (backend: Backend) => void): void {
  describe("on postgres", () => suite(postgres));
  if (findRedisServer()) describe("on redis", () => suite(redis));
}
