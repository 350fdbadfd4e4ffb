import { createLogger } from "@leadfit/service";
import { createTestDatabase, eventually, type TestDatabase } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  checkConnectionBudget,
  checkConnectionLimits,
  connectionBudget,
  maxConnections,
  poolSizes,
} from "./connection-budget.ts";
import { openRuntime } from "./open-runtime.ts";
import { settingsFromEnv } from "./settings.ts";

const role = `limited_${process.pid}`;
let database: TestDatabase;
/** The database as a role that may hold four connections at a time. */
let limitedUrl: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.query(`create role ${role} login password 'limited' connection limit 4`);
  await database.query(`grant all on schema public to ${role}`);
  const url = new URL(database.url);
  url.username = role;
  url.password = "limited";
  limitedUrl = url.href;
});

afterAll(async () => {
  await database.query(`drop owned by ${role}; drop role ${role}`);
  await database.drop();
});

test("a worker holds 4 connections, the api 6, the sweeper 3; a fleet needs their sum and some to spare", () => {
  expect([connectionBudget("worker"), connectionBudget("api"), connectionBudget("sweeper")]).toEqual([
    4, 6, 3,
  ]);
  expect(maxConnections({ worker: 5, api: 1, sweeper: 1 })).toBe(5 * 4 + 6 + 3 + 3 + 5);
});

test("the pools are no larger than the budget, and a queue that lives elsewhere leaves its share to the stores", () => {
  for (const [role, workers, listening] of [
    ["worker", 1, 0],
    ["api", 0, 1],
    ["sweeper", 0, 0],
    ["all", 5, 1],
  ] as const) {
    const { database, queue } = poolSizes(role, workers, true);
    expect(database + queue + listening).toBe(connectionBudget(role));
    expect(poolSizes(role, workers, false).database + listening).toBe(connectionBudget(role));
  }
});

test("more workers than there are connections for are refused: they would pin them all", () => {
  expect(() => poolSizes("worker", 2, true)).toThrow(
    "the role worker has connections for 1 queue workers, not for 2",
  );
});

test("a process that just fits starts; one connection less and the refusal names the setting and the numbers", () => {
  const limit = { name: "max_connections", max: 20, reserved: 3, used: 11 };
  checkConnectionLimits("DATABASE_URL", 6, [limit]);
  expect(() => checkConnectionLimits("DATABASE_URL", 6, [{ ...limit, used: 12 }])).toThrow(
    "DATABASE_URL: this process needs up to 6 connections, and the server has 5 left: max_connections is 20, 3 are reserved, 12 in use.",
  );
});

test("the server's own max_connections is asked for", async () => {
  const [server] = await database.query<{ max: number }>(
    "select current_setting('max_connections')::int as max",
  );
  await expect(checkConnectionBudget("DATABASE_URL", database.url, server?.max ?? 0)).rejects.toThrow(
    `max_connections is ${server?.max}`,
  );
});

test("a start that the server has too few connections for refuses, and leaves none behind", async () => {
  await checkConnectionBudget("DATABASE_URL", limitedUrl, connectionBudget("worker"));
  const settings = { ...settingsFromEnv({}), databaseUrl: limitedUrl };
  const start = openRuntime(settings, createLogger({ name: "test", level: "silent" }), {
    role: "api",
    workers: 0,
  });
  await expect(start).rejects.toThrow(
    /^DATABASE_URL: this process needs up to 6 connections, and the server has 4 left: the connection limit of the role is 4/,
  );
  await eventually(async () =>
    expect(await database.query("select 1 from pg_stat_activity where usename = $1", [role])).toEqual([]),
  );
});
