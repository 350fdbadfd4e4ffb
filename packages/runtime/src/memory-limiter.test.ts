import { expect, test } from "vitest";
import { createMemoryLimiter } from "./memory-limiter.ts";

const limits = { rpm: 12, slots: null, leaseMs: 1_000 };

test("starts are a rate's distance apart, and none is granted more than ten seconds ahead", async () => {
  const limiter = createMemoryLimiter(() => 1_000);
  expect(await limiter.acquire("host", limits, 4)).toEqual({
    granted: [0, 5_000, 10_000].map((startInMs) => ({ lease: null, startInMs })),
    busy: { retryInMs: 5_000, reason: "rate_limited" },
  });
});

test("without a rate all start at once, but not before a pause is over", async () => {
  let now = 1_000;
  const limiter = createMemoryLimiter(() => now);
  await limiter.pause("host", 3_000);
  const started = await limiter.acquire("host", { ...limits, rpm: null }, 2);
  expect(started.granted.map(({ startInMs }) => startInMs)).toEqual([3_000, 3_000]);
  now = 5_000;
  const later = await limiter.acquire("host", { ...limits, rpm: null }, 1);
  expect(later.granted.map(({ startInMs }) => startInMs)).toEqual([0]);
});
