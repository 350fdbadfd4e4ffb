/** Rate, slots and gate over several pools, as several processes would use them. Starts are computed, never waited for. */
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let pools: Database[];

beforeAll(async () => {
  database = await createTestDatabase();
  pools = [1, 2, 3].map(() => openDatabase({ url: database.url, poolMax: 4, onError: () => {} }));
});
afterAll(async () => {
  for (const pool of pools) await pool.close();
  await database.drop();
});

const leaseMs = 100_000;
const pool = (n: number): Database["limiter"] => {
  const db = pools[n % pools.length];
  if (!db) throw new Error("no pool");
  return db.limiter;
};
type Limits = Parameters<Database["limiter"]["acquire"]>[1];
/** What a caller gets that asks for one start. */
const acquire = async (n: number, route: string, limits: Limits) => {
  const { granted, busy } = await pool(n).acquire(route, limits, 1);
  const [grant] = granted;
  if (grant && !busy) return { kind: "granted" as const, ...grant };
  if (busy && !grant) return { kind: "busy" as const, ...busy };
  throw new Error("neither granted nor busy");
};
/** `times` callers at once, spread over the pools. */
const acquireAll = (route: string, times: number, rpm: number | null, slots: number | null) =>
  Promise.all(Array.from({ length: times }, (_, n) => acquire(n, route, { rpm, slots, leaseMs })));
/** Planned starts by the database's clock, in ms; a lease ends leaseMs after its start. */
const starts = async (route: string) => {
  const rows = await database.query<{ at: number }>(
    "select extract(epoch from expires_at)::float8 * 1000 as at from llm_leases where route = $1 order by 1",
    [route],
  );
  return rows.map(({ at }) => at - leaseMs);
};
const nextStart = async (route: string) =>
  (await database.query("select next_start from llm_routes where route = $1", [route]))[0]?.next_start;

test.each([30, 60, 600])(
  "%i a minute: no sliding minute holds one start more, though each may be late by 0.3 s; 95 of 100 are used",
  async (rpm) => {
    const route = `rate-${rpm}`;
    const granted = (await acquireAll(route, 150, rpm, 1_000)).filter(({ kind }) => kind === "granted");
    const planned = await starts(route);
    expect(planned.length).toBe(granted.length);
    expect(planned.length).toBeGreaterThan(1);
    for (const [n, at] of planned.entries()) {
      const before = planned[n - 1];
      if (before === undefined) continue;
      // Start n + rpm is rpm such gaps after start n.
      expect((at - before) * rpm).toBeGreaterThan(60_000 + 300);
      if (rpm < 600) expect((at - before) * rpm).toBeLessThan(60_000 / 0.95);
    }
    expect((planned.at(-1) ?? 0) - (planned[0] ?? 0)).toBeGreaterThanOrEqual(9_500 - 60_000 / rpm);
  },
);

test("a start is promised 10 s ahead at most; who comes later is told when to ask again", async () => {
  const answers = await acquireAll("ahead", 30, 60, null);
  for (const answer of answers) {
    if (answer.kind === "granted") expect(answer.startInMs).toBeLessThanOrEqual(10_000);
    else expect(answer).toMatchObject({ kind: "busy", reason: "rate_limited" });
  }
  const granted = answers.filter(({ kind }) => kind === "granted").length;
  expect(granted).toBeGreaterThanOrEqual(10);
  expect(granted).toBeLessThan(30);
  const retries = answers.flatMap((answer) => (answer.kind === "busy" ? [answer.retryInMs] : []));
  expect(Math.max(...retries)).toBeLessThan(1_010 + 250);
  expect(Math.min(...retries)).toBeGreaterThanOrEqual(0);
});

test("callers at once never hold more than the slots, and those without one use up no rate", async () => {
  const answers = await acquireAll("slots", 30, 60, 2);
  expect(answers.filter(({ kind }) => kind === "granted").length).toBe(2);
  expect(answers.find(({ kind }) => kind === "busy")).toMatchObject({ reason: "no_slot" });
  const before = await nextStart("slots");
  const [busy] = await acquireAll("slots", 1, 60, 2);
  expect(busy?.kind === "busy" && busy.retryInMs).toBeLessThan(1_000);
  expect(await nextStart("slots")).toEqual(before);
});

test("who asks for several gets as many as there are, each at its own time, and is told about the rest", async () => {
  const bySlots = await pool(0).acquire("several", { rpm: 60, slots: 3, leaseMs }, 5);
  expect(bySlots.granted.length).toBe(3);
  expect(bySlots.busy?.reason).toBe("no_slot");
  const [first = 0, second = 0, third = 0] = await starts("several");
  expect(second - first).toBeCloseTo(1_010, 0);
  expect(third - second).toBeCloseTo(1_010, 0);
  await pool(1).release(bySlots.granted.flatMap(({ lease }) => lease ?? []));
  expect(await starts("several")).toEqual([]);
  const byRate = await pool(2).acquire("several", { rpm: 60, slots: 100, leaseMs }, 50);
  expect(byRate.granted.length).toBe((await starts("several")).length);
  expect(byRate.busy?.reason).toBe("rate_limited");
  expect(Math.max(...byRate.granted.map(({ startInMs }) => startInMs))).toBeLessThanOrEqual(10_000);
  expect(await pool(0).acquire("free", { rpm: null, slots: null, leaseMs }, 2)).toEqual({
    granted: [
      { lease: null, startInMs: 0, probes: null },
      { lease: null, startInMs: 0, probes: null },
    ],
    busy: null,
  });
});

test("callers without a start take no slot", async () => {
  const answers = await acquireAll("no-start", 40, 60, 1_000);
  const granted = answers.filter(({ kind }) => kind === "granted").length;
  expect(granted).toBeLessThan(40);
  expect((await starts("no-start")).length).toBe(granted);
});

test("over many turns of many callers the slots hold, and all are given back", async () => {
  let held = 0;
  let most = 0;
  const caller = async (n: number) => {
    for (let turns = 0; turns < 4; ) {
      const answer = await acquire(n, "turns", { rpm: null, slots: 3, leaseMs });
      if (answer.kind === "busy" || answer.lease === null) continue;
      most = Math.max(most, ++held);
      turns++;
      await database.query("select 1");
      held--;
      await pool(n + 1).release([answer.lease]);
    }
  };
  await Promise.all(Array.from({ length: 9 }, (_, n) => caller(n)));
  expect(most).toBeLessThanOrEqual(3);
  expect(await starts("turns")).toEqual([]);
});

test("the slot of a holder that died is taken once its lease has run out, not before", async () => {
  const take = () => acquire(0, "dead", { rpm: null, slots: 1, leaseMs });
  expect((await take()).kind).toBe("granted");
  expect((await take()).kind).toBe("busy");
  await database.query("update llm_leases set expires_at = now() - interval '1 ms' where route = 'dead'");
  expect((await take()).kind).toBe("granted");
  expect((await starts("dead")).length).toBe(1);
});

test("giving back a lease that has run out and was taken over harms nobody", async () => {
  const first = await acquire(0, "late", { rpm: null, slots: 1, leaseMs: 0 });
  const second = await acquire(1, "late", { rpm: null, slots: 1, leaseMs });
  expect([first.kind, second.kind]).toEqual(["granted", "granted"]);
  if (first.kind === "granted" && first.lease) await pool(0).release([first.lease]);
  expect((await starts("late")).length).toBe(1);
});

test("a lease covers the wait for its start", async () => {
  await acquireAll("cover", 2, 60, 10);
  const [first = 0, second = 0] = await starts("cover");
  expect(second - first).toBeCloseTo(1_010, 0);
});

const noLimits = { rpm: null, slots: null, leaseMs };
/** Winds the database's clock on, as far as this route's gate can tell. */
const passTime = (route: string, ms: number) =>
  database.query(
    `update llm_routes set gate_until = gate_until - $2 * interval '1 ms', probe_until = probe_until - $2 * interval '1 ms'
     where route = $1`,
    [route, ms],
  );
/** `times` callers at once; how many started as probes, how many freely, and who was sent away for how long. */
const ask = async (route: string, times: number, limits: Limits = noLimits) => {
  const answers = await Promise.all(Array.from({ length: times }, (_, n) => acquire(n, route, limits)));
  const started = answers.filter((answer) => answer.kind === "granted");
  const sentAway = answers.filter((answer) => answer.kind === "busy");
  return {
    probes: started.flatMap(({ probes }) => probes ?? []),
    free: started.filter(({ probes }) => probes === null).length,
    reasons: [...new Set(sentAway.map(({ reason }) => reason))],
    retryInMs: sentAway.map(({ retryInMs }) => retryInMs),
  };
};

test("a shut gate holds for everybody, also without limits; a shorter wait does not end it", async () => {
  await pool(0).shut("shut", "rate_limited", 60_000);
  await pool(1).shut("shut", "rate_limited", 1_000);
  for (const rpm of [60, null]) {
    const { free, probes, reasons, retryInMs } = await ask("shut", 6, { ...noLimits, rpm });
    expect([free, probes, reasons]).toEqual([0, [], ["rate_limited"]]);
    expect(Math.min(...retryInMs)).toBeGreaterThan(45_000);
  }
  const gate = await pool(2).gate("shut");
  expect(gate?.reason).toBe("rate_limited");
  expect(gate?.shutForMs).toBeGreaterThan(45_000);
  expect(await pool(2).gate("never seen")).toBeNull();
});

test("of thirty callers at once one probes; its good answer lets all in, from whatever process", async () => {
  await pool(0).shut("probe", "rate_limited", 60_000);
  await passTime("probe", 60_000);
  expect((await pool(1).gate("probe"))?.shutForMs).toBe(0);
  const first = await ask("probe", 30);
  expect([first.probes, first.free, first.reasons]).toEqual([["rate_limited"], 0, ["rate_limited"]]);
  expect(Math.max(...first.retryInMs)).toBeLessThanOrEqual(2_250);
  expect((await ask("probe", 30)).probes).toEqual([]);
  await pool(1).probed("probe", true);
  expect(await ask("probe", 30)).toMatchObject({ probes: [], free: 30 });
  expect(await pool(2).gate("probe")).toBeNull();
});

test("in ten windows of a storm ten calls start, one each", async () => {
  let started = 0;
  for (let window = 0; window < 10; window++) {
    await pool(window).shut("storm", "rate_limited", 5_000);
    started += (await ask("storm", 10)).probes.length;
    await passTime("storm", 5_000);
    for (let round = 0; round < 3; round++) {
      const { probes, free } = await ask("storm", 10);
      started += probes.length + free;
    }
  }
  expect(started).toBe(10);
});

test("a probe that found nothing makes way for the next; one whose process died, once its lease is over", async () => {
  await pool(0).shut("next", "no_credit", 0);
  expect((await ask("next", 3)).probes).toEqual(["no_credit"]);
  await pool(1).probed("next", false);
  expect((await ask("next", 3)).probes).toEqual(["no_credit"]);
  expect((await ask("next", 3)).probes).toEqual([]);
  await passTime("next", leaseMs);
  expect((await ask("next", 3)).probes).toEqual(["no_credit"]);
});

test("a probe's good answer does not open a gate that was shut anew meanwhile", async () => {
  await pool(0).shut("anew", "rate_limited", 0);
  expect((await ask("anew", 1)).probes.length).toBe(1);
  await pool(1).shut("anew", "rate_limited", 60_000);
  await pool(0).probed("anew", true);
  expect(await ask("anew", 3)).toMatchObject({ probes: [], free: 0 });
  expect((await pool(0).gate("anew"))?.shutForMs).toBeGreaterThan(45_000);
});

test("too many requests do not hide that there is no credit; no credit takes the place of too many requests", async () => {
  await pool(0).shut("reason", "rate_limited", 1_000);
  await pool(1).shut("reason", "no_credit", 1_000);
  await pool(2).shut("reason", "rate_limited", 60_000);
  const { reasons, retryInMs } = await ask("reason", 3);
  expect(reasons).toEqual(["no_credit"]);
  expect(Math.min(...retryInMs)).toBeGreaterThan(45_000);
});

test("a probe keeps to the rate and the slots like any call", async () => {
  const limits = { rpm: 60, slots: 1, leaseMs };
  const [held] = (await pool(0).acquire("limits", limits, 1)).granted;
  await pool(0).shut("limits", "rate_limited", 0);
  expect(await ask("limits", 2, limits)).toMatchObject({ probes: [], free: 0, reasons: ["no_slot"] });
  await pool(1).release(held?.lease ? [held.lease] : []);
  const { granted, busy } = await pool(2).acquire("limits", limits, 5);
  expect(granted).toMatchObject([{ probes: "rate_limited", lease: expect.any(String) }]);
  expect(granted[0]?.startInMs).toBeGreaterThan(0);
  expect(busy?.reason).toBe("rate_limited");
});

test("one route's gate is not another's", async () => {
  await pool(0).shut("gate.example", "unauthorized", 60_000);
  expect(await ask("other.example", 2)).toMatchObject({ probes: [], free: 2 });
});

test("one route's limits are not another's", async () => {
  const grants = await Promise.all(
    ["a.example", "b.example"].map((route) => acquire(0, route, { rpm: 1, slots: 1, leaseMs })),
  );
  for (const grant of grants) expect(grant).toMatchObject({ kind: "granted", startInMs: 0 });
});
