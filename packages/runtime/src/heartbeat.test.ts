import { hostname } from "node:os";
import { type Database, openDatabase } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, eventually } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { startHeartbeat } from "./heartbeat.ts";
import { settingsFromEnv } from "./settings.ts";
import { leadfitVersion } from "./version.ts";

const log = createLogger({ name: "test", level: "silent" });
const settings = { ...settingsFromEnv({}), databaseUrl: "" };

const open = (url: string): Database => openDatabase({ url, poolMax: 2, onError: () => {} });

test("a process is there as soon as it has started, with how it is, and gone when it has stopped", async () => {
  const database = await createTestDatabase();
  const db = open(database.url);
  const heartbeat = startHeartbeat({ db, log, settings }, "worker-tag");
  const [row] = await eventually(async () => {
    const rows = await db.processes.list();
    expect(rows).toHaveLength(1);
    return rows;
  });
  expect(row).toMatchObject({
    role: "worker-tag",
    host: hostname(),
    pid: process.pid,
    alive: true,
    state: { version: leadfitVersion, breakers: {} },
  });
  expect(row?.state?.rss_bytes).toBeGreaterThan(1_000_000);
  await heartbeat.stop();
  expect(await db.processes.list()).toEqual([]);
  await db.close();
  await database.drop();
});

test("a database that does not take it stops nobody", async () => {
  const database = await createTestDatabase();
  await database.query("drop table processes");
  const db = open(database.url);
  const heartbeat = startHeartbeat({ db, log, settings }, "api");
  await heartbeat.stop();
  await db.close();
  await database.drop();
});
