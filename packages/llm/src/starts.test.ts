/** The line of those who wait for a start. */
import { expect, test } from "vitest";
import { systemClock } from "./clock.ts";
import type { Acquired } from "./limiter.ts";
import { createStarts } from "./starts.ts";

const never = new AbortController().signal;
const nobody = () => Promise.reject(new Error("there was no probe"));

/** So many slots, and nobody comes again by the clock: an hour is longer than any test. */
function openStarts(slots: number, retryInMs = 3_600_000) {
  const held = new Set<string>();
  const asked: number[] = [];
  let next = 0;
  const starts = createStarts({
    clock: systemClock,
    async acquire(count, returned): Promise<Acquired> {
      asked.push(count);
      for (const lease of returned) held.delete(lease);
      const free = Math.min(count, slots - held.size);
      const granted = Array.from({ length: free }, () => ({
        lease: `lease-${next++}`,
        startInMs: 0,
        probes: null,
      }));
      for (const { lease } of granted) held.add(lease ?? "");
      return { granted, busy: free < count ? { retryInMs, reason: "no_slot" } : null };
    },
    async release(leases) {
      for (const lease of leases) held.delete(lease);
    },
    probed: nobody,
  });
  return { starts, held, asked };
}

test("callers at once share one question, in the order they came; what is given back serves the next at once", async () => {
  const { starts, held, asked } = openStarts(2, 1_000);
  const order: number[] = [];
  const turns = [1, 2, 3, 4, 5, 6].map(async (n) => {
    const start = await starts.take(never);
    if (start.kind === "wait") throw new Error("sent away");
    order.push(n);
    expect(held.size).toBeLessThanOrEqual(2);
    await starts.giveBack(start.grant);
  });
  await Promise.all(turns);
  expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  expect(held.size).toBe(0);
  // The first found nobody beside it; from then on each question was for all who stood there.
  expect(asked.slice(0, 2)).toEqual([1, 5]);
});

test("who could not start in time is sent away; who aborts leaves the line with his own reason", async () => {
  const { starts, asked } = openStarts(1);
  const first = await starts.take(never);
  expect(await starts.take(never)).toMatchObject({ kind: "wait", reason: "no_slot" });
  const patient = openStarts(1, 5_000);
  const holder = await patient.starts.take(never);
  const stop = new AbortController();
  const leaver = patient.starts.take(stop.signal);
  const stayer = patient.starts.take(never);
  stop.abort("shutdown");
  await expect(leaver).rejects.toBe("shutdown");
  if (holder.kind === "started") await patient.starts.giveBack(holder.grant);
  expect((await stayer).kind).toBe("started");
  expect(patient.held.size).toBe(1);
  expect([first.kind, asked.length]).toEqual(["started", 2]);
});

test("what is given back while others are on their way goes together", async () => {
  const gate = Promise.withResolvers<void>();
  const batches: string[][] = [];
  const starts = createStarts({
    clock: systemClock,
    acquire: () => Promise.reject(new Error("not asked")),
    release: async (leases) => {
      batches.push(leases);
      await gate.promise;
    },
    probed: nobody,
  });
  const give = (lease: string) => starts.giveBack({ lease, startInMs: 0, probes: null });
  const first = give("a");
  await Promise.resolve();
  const rest = ["b", "c", "d"].map(give);
  gate.resolve();
  await Promise.all([first, ...rest]);
  expect(batches).toEqual([["a"], ["b", "c", "d"]]);
});

test("what is given back while somebody waits goes with the next question; after one that failed it goes alone", async () => {
  const told: string[] = [];
  let away = false;
  const starts = createStarts({
    clock: systemClock,
    async acquire(_count, returned): Promise<Acquired> {
      told.push(`acquire with ${returned.join(" ")}`);
      if (away) throw new Error("away");
      if (returned.length === 0 && told.length > 1)
        return { granted: [], busy: { retryInMs: 9_000, reason: "no_slot" } };
      return { granted: [{ lease: `lease-${told.length}`, startInMs: 0, probes: null }], busy: null };
    },
    release: async (leases) => void told.push(`release ${leases.join(" ")}`),
    probed: nobody,
  });
  const first = await starts.take(never);
  const second = starts.take(never);
  if (first.kind === "started") await starts.giveBack(first.grant);
  const { kind, ...rest } = await second;
  expect(kind).toBe("started");
  const third = starts.take(never);
  away = true;
  if ("grant" in rest) await starts.giveBack(rest.grant);
  await expect(third).rejects.toThrow("away");
  expect(told).toEqual([
    "acquire with ",
    "acquire with ",
    "acquire with lease-1",
    "acquire with ",
    "acquire with lease-3",
    "release lease-3",
  ]);
});

test("a limiter that is away is the callers' error, and the next caller asks anew", async () => {
  let away = true;
  const start = { lease: null, startInMs: 0, probes: null };
  const starts = createStarts({
    clock: systemClock,
    acquire: async () => {
      if (away) throw new Error("away");
      return { granted: [start], busy: null };
    },
    release: async () => {},
    probed: nobody,
  });
  const both = await Promise.allSettled([starts.take(never), starts.take(never)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  away = false;
  expect(await starts.take(never)).toEqual({ kind: "started", grant: start });
});

test("while one probes the others stand in line; the probe's word serves them at once, opened or not", async () => {
  const told: boolean[] = [];
  let shut = true;
  let probing = false;
  const starts = createStarts({
    clock: systemClock,
    async acquire(count): Promise<Acquired> {
      const one = { lease: null, startInMs: 0 };
      if (!shut)
        return { granted: Array.from({ length: count }, () => ({ ...one, probes: null })), busy: null };
      const busy = { retryInMs: 9_000, reason: "rate_limited" } as const;
      if (probing) return { granted: [], busy };
      probing = true;
      return { granted: [{ ...one, probes: "rate_limited" }], busy: count > 1 ? busy : null };
    },
    release: () => Promise.reject(new Error("there was no lease")),
    async probed(opens) {
      told.push(opens);
      probing = false;
      shut = !opens;
    },
  });
  const probe = await starts.take(never);
  const others = [starts.take(never), starts.take(never)];
  if (probe.kind === "started") await starts.giveBack(probe.grant);
  const second = await Promise.race(others);
  expect(second).toMatchObject({ kind: "started", grant: { probes: "rate_limited" } });
  if (second.kind === "started") await starts.giveBack(second.grant, true);
  expect((await Promise.all(others)).map(({ kind }) => kind)).toEqual(["started", "started"]);
  expect(told).toEqual([false, true]);
});
