import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createTestDatabase,
  findRedisServer,
  freePort,
  startFakeOpenRouter,
  startTestRedis,
} from "@leadfit/testkit";
import { describe, expect, test } from "vitest";
import { settingsFromEnv } from "../settings.ts";
import { checkConnections, judgeConnections } from "./check-connections.ts";
import { checkMigrations } from "./check-migrations.ts";
import { checkModel } from "./check-model.ts";
import { checkPostgres, judgeClock } from "./check-postgres.ts";
import { checkQueue, judgeRedis } from "./check-queue.ts";

const statusesOf = (findings: { check: string; status: string }[]) =>
  findings.map(({ check, status }) => `${check} ${status}`);

test("postgres: one that answers, with its clock; one that does not, with what to do", async () => {
  const database = await createTestDatabase();
  expect(statusesOf(await checkPostgres(database.url))).toEqual(["postgres ok", "clock ok"]);
  await database.drop();
  const nobody = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`;
  expect(await checkPostgres(nobody)).toMatchObject([
    {
      status: "fail",
      saw: expect.stringContaining("ECONNREFUSED"),
      advice: expect.stringContaining("DATABASE_URL"),
    },
  ]);
});

test("clock: a second is fine, three are worth a word, eight are too many", () => {
  const statuses = [0, -900, 3_000, -8_000].map((ms) => judgeClock("Postgres", ms).status);
  expect(statuses).toEqual(["ok", "ok", "warn", "fail"]);
});

test("migrations: all there, some missing, one half-way, some that we do not know", () => {
  const state = { applied: 9, pending: [], unknown: [], failed: [] };
  const statuses = [
    state,
    { ...state, pending: ["20991231_next"] },
    { ...state, failed: ["20991231_next"] },
    { ...state, unknown: ["20991231_newer"] },
  ].map((one) => checkMigrations(one).status);
  expect(statuses).toEqual(["ok", "warn", "fail", "fail"]);
});

test("connections: the budgets of those that are up, against the server's own limit", async () => {
  const database = await createTestDatabase();
  expect(await checkConnections(database.url, ["all"])).toMatchObject([{ status: "ok" }]);
  await database.drop();
  const limit = { name: "max_connections", max: 20, reserved: 3, used: 4 };
  expect(judgeConnections(limit, ["api"]).status).toBe("ok");
  // api 6, three workers 12, and 8 to spare.
  expect(judgeConnections(limit, ["api", "worker-tag", "worker-match", "worker-match"])).toMatchObject({
    status: "warn",
    advice: "Raise max_connections to 26, or run fewer processes.",
  });
  expect(judgeConnections({ ...limit, used: 17 }, []).status).toBe("fail");
});

test("queue: in the database it needs nothing; a Redis that is away is named, and nothing is lost", async () => {
  expect(statusesOf(await checkQueue(undefined, "postgres://somewhere"))).toEqual(["queue ok"]);
  const nobody = `redis://127.0.0.1:${await freePort()}`;
  expect(await checkQueue(nobody, "postgres://somewhere")).toMatchObject([
    { status: "fail", saw: expect.stringContaining("ECONNREFUSED") },
  ]);
});

// Without a redis-server, test-redis.test.ts is the one skip that stands for these.
if (findRedisServer())
  describe("on redis", () => {
    const look = async (settings: string[]) => {
      const redis = await startTestRedis(settings);
      const found = statusesOf(await checkQueue(redis.url, "postgres://somewhere"));
      await redis.kill();
      return found;
    };

    test("queue: with a log and without eviction it is fine", async () => {
      const folder = mkdtempSync(join(tmpdir(), "leadfit-redis-"));
      expect(await look(["appendonly yes", `dir ${folder}`])).toEqual(["queue ok", "clock ok"]);
      rmSync(folder, { recursive: true });
    });

    test("queue: without a log it is worth a word, with eviction Leadfit would not start", async () => {
      expect(await look([])).toEqual(["queue warn", "clock ok"]);
      expect(await look(["maxmemory 100mb", "maxmemory-policy allkeys-lru"])).toEqual(["queue fail"]);
    });
  });

test("queue: an old Redis, and one that is nearly full", () => {
  const facts = {
    name: "Redis 7.4.1",
    version: "7.4.1",
    policy: "noeviction",
    appendOnly: true,
    memory: { used: 10, max: 100 },
    clockAheadMs: 0,
  };
  expect(statusesOf(judgeRedis(facts))).toEqual(["queue ok", "clock ok"]);
  expect(statusesOf(judgeRedis({ ...facts, memory: { used: 90, max: 100 } }))).toEqual([
    "queue ok",
    "queue warn",
    "clock ok",
  ]);
  expect(judgeRedis({ ...facts, name: "Redis 6.0.16", version: "6.0.16" })).toMatchObject([
    { status: "fail", saw: "QUEUE_URL: this is Redis 6.0.16; Leadfit needs Redis 6.2 or newer, or Valkey." },
  ]);
});

describe("model", () => {
  const settings = (env: Record<string, string>) =>
    settingsFromEnv({ OPENROUTER_DIALECT: "openrouter", ...env }).model;

  test("none is set, or it answers, takes the key and has credit", async () => {
    expect(statusesOf(await checkModel(null))).toEqual(["model ok"]);
    const fake = await startFakeOpenRouter();
    const env = { OPENROUTER_BASE_URL: fake.baseUrl, OPENROUTER_API_KEY: fake.apiKey };
    const managed = { ...env, OPENROUTER_MANAGEMENT_KEY: fake.managementKey };
    expect(await checkModel(settings(managed))).toMatchObject([
      { status: "ok", saw: expect.stringContaining("100.00 USD left") },
    ]);
    // Another server: it has models, and no account.
    const other = settingsFromEnv({ ...env, OPENROUTER_DIALECT: "openai" }).model;
    expect(await checkModel(other)).toMatchObject([
      { status: "ok", saw: expect.stringContaining("credit not told") },
    ]);
    fake.credits.used = 100;
    expect(await checkModel(settings(managed))).toMatchObject([
      { status: "fail", saw: expect.stringContaining("0.00 USD left") },
    ]);
    fake.credits.used = 99.5;
    expect(statusesOf(await checkModel(settings(managed)))).toEqual(["model warn"]);
    await fake.stop();
  });

  test("it refuses the key, or is not there", async () => {
    const fake = await startFakeOpenRouter();
    const env = { OPENROUTER_BASE_URL: fake.baseUrl, OPENROUTER_API_KEY: "sk-or-wrong" };
    expect(await checkModel(settings(env))).toMatchObject([
      { status: "fail", saw: expect.stringContaining("refuses the key (401)") },
    ]);
    await fake.stop();
    expect(await checkModel(settings(env))).toMatchObject([
      { status: "fail", saw: expect.stringContaining("cannot be reached (ECONNREFUSED)") },
    ]);
  });
});
