/**
 * What scenarios stand on: an embedded Postgres in a temporary folder, a database of its own for each measurement, and
 * the queue's two backends. All on loopback, and gone at the end.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, startEmbeddedPostgres } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { findRedisServer, startTestRedis } from "@leadfit/testkit";
import pg from "pg";

export type Backend = {
  name: "Postgres" | "Redis";
  /** A database, and where the queues live; undefined: in that database. */
  open(): Promise<{ databaseUrl: string; queueUrl: string | undefined; close(): Promise<void> }>;
};

export type Ground = {
  /** Redis is missing where no redis-server is on the PATH. */
  backends: Backend[];
  /** A migrated database that is dropped at the end. */
  openDatabase(): Promise<string>;
  close(): Promise<void>;
};

/** Logging is not what is measured. */
export const silentLog = createLogger({ name: "bench", level: "silent" });

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export async function openGround(): Promise<Ground> {
  const home = mkdtempSync(join(tmpdir(), "leadfit-bench-"));
  // The server's own user passes through.
  chmodSync(home, 0o711);
  const server = await startEmbeddedPostgres({ home });
  await migrate(server.url);
  const openDatabase = async () => {
    const name = `bench_${randomBytes(4).toString("hex")}`;
    await query(server.url, `create database ${name} template leadfit`);
    return Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  };
  const postgres: Backend = {
    name: "Postgres",
    open: async () => ({ databaseUrl: await openDatabase(), queueUrl: undefined, close: async () => {} }),
  };
  const redis: Backend = {
    name: "Redis",
    async open() {
      const { url, kill } = await startTestRedis();
      return { databaseUrl: await openDatabase(), queueUrl: url, close: kill };
    },
  };
  const hasRedis = findRedisServer() !== null;
  if (!hasRedis) say("Redis is left out: redis-server is not on the PATH (apt-get install redis-server)");
  return {
    backends: hasRedis ? [postgres, redis] : [postgres],
    openDatabase,
    async close() {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
