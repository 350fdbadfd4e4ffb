import { createTestDatabase } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { checkClock, mostSkewMs } from "./check-clock.ts";
import { checkPostgresVersion, lookAtPostgres } from "./look-at-postgres.ts";

const skew = (clockAheadMs: number, locksByOurClock: boolean) => ({
  store: "Postgres",
  clockAheadMs,
  locksByOurClock,
});

test("beyond half a lock's time a worker on Postgres is refused, in either direction", () => {
  const lines: string[] = [];
  const warn = (line: string) => lines.push(line);
  for (const ms of [mostSkewMs, -mostSkewMs]) checkClock(skew(ms, true), warn);
  expect(lines).toEqual([]);
  expect(() => checkClock(skew(60_000, true), warn)).toThrow(
    "This machine's clock is 60.0 s ahead of that of Postgres.",
  );
  expect(() => checkClock(skew(-mostSkewMs - 1, true), warn)).toThrow("7.5 s behind");
});

test("where locks do not go by our clock it is said, and no more", () => {
  const lines: string[] = [];
  checkClock(skew(60_000, false), (line) => lines.push(line));
  expect(lines).toEqual([
    "This machine's clock is 60.0 s ahead of that of Postgres. Set the clock, e.g. with NTP.",
  ]);
});

test("Postgres tells its version and, on this very machine, our own time", async () => {
  const database = await createTestDatabase();
  const facts = await lookAtPostgres(database.url);
  checkPostgresVersion("DATABASE_URL", facts);
  expect(Math.abs(facts.clockAheadMs)).toBeLessThan(mostSkewMs);
  await database.drop();
});

test("a Postgres that is too old is refused by name", () => {
  expect(() => checkPostgresVersion("QUEUE_URL", { major: 13, version: "13.22" })).toThrow(
    "QUEUE_URL: this is Postgres 13.22; Leadfit needs 14 or newer.",
  );
});
