import { expect, test } from "vitest";
import { createMemoryLimiter } from "./memory-limiter.ts";

const limits = { rpm: 12, slots: null, leaseMs: 1_000 };

test("starts are a rate's distance apart, and none is granted more than ten seconds ahead", async () => {
  const limiter = createMemoryLimiter(() => 1_000);
  expect(await limiter.acquire("host", limits, 4)).toEqual({
    granted: [0, 5_000, 10_000].map((startInMs) => ({ lease: null, startInMs, probes: null })),
    busy: { retryInMs: 5_000, reason: "rate_limited" },
  });
});

test("nobody starts at a shut gate; then one probes, and what it finds opens the gate or not", async () => {
  let now = 1_000;
  const limiter = createMemoryLimiter(() => now);
  const acquire = (count: number) => limiter.acquire("host", { ...limits, rpm: null }, count);
  const shut = (retryInMs: number) => ({ granted: [], busy: { retryInMs, reason: "rate_limited" } });
  const probe = { lease: null, startInMs: 0, probes: "rate_limited" };

  await limiter.shut("host", "rate_limited", 3_000);
  await limiter.shut("host", "rate_limited", 1_000);
  expect(await acquire(2)).toEqual(shut(3_000));
  expect(await limiter.gate("host")).toEqual({ reason: "rate_limited", shutForMs: 3_000 });

  now = 4_000;
  expect(await acquire(2)).toEqual({ ...shut(2_000), granted: [probe] });
  expect(await acquire(1)).toEqual(shut(2_000));
  await limiter.probed("host", false);
  expect(await acquire(1)).toEqual({ granted: [probe], busy: null });
  // Shut anew by a call that was under way: the probe's good answer is older news.
  await limiter.shut("host", "rate_limited", 500);
  await limiter.probed("host", true);
  expect(await acquire(1)).toEqual(shut(500));

  now = 5_000;
  expect((await acquire(1)).granted).toEqual([probe]);
  await limiter.probed("host", true);
  expect((await acquire(2)).granted.map(({ probes }) => probes)).toEqual([null, null]);
  expect(await limiter.gate("host")).toBeNull();
});

test("too many requests do not hide that there is no credit", async () => {
  const limiter = createMemoryLimiter(() => 0);
  await limiter.shut("host", "rate_limited", 1_000);
  await limiter.shut("host", "no_credit", 500);
  await limiter.shut("host", "rate_limited", 2_000);
  expect(await limiter.gate("host")).toEqual({ reason: "no_credit", shutForMs: 2_000 });
});
