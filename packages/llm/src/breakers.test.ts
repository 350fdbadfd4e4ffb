import { createLogger } from "@leadfit/service";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Breaker, createBreakers, type Health } from "./breakers.ts";
import { systemClock } from "./clock.ts";

type Called = { health: Health };

const resetMs = 30_000;
let breaker: Breaker<Called>;
const call = (health: Health) => breaker.run(async () => ({ health }));
const trip = async () => {
  for (let n = 0; n < 10; n++) await call("down");
};
const halfOpen = () => vi.advanceTimersByTime(resetMs * 1.2);

beforeEach(() => {
  vi.useFakeTimers();
  const log = createLogger({ name: "test", level: "silent" });
  breaker = createBreakers<Called>({ resetMs, clock: { ...systemClock, now: () => Date.now() }, log })(
    "model",
  );
});
afterEach(() => void vi.useRealTimers());

test("nine failures are too few to judge by; the tenth opens it", async () => {
  for (let n = 0; n < 9; n++) expect(await call("down")).toEqual({ health: "down" });
  expect(breaker.refusesUntil()).toBeNull();
  await call("down");
  expect(breaker.refusesUntil()).not.toBeNull();
  expect(await call("up")).toBeNull();
});

test("half of the calls failing is borne, more is not", async () => {
  for (let n = 0; n < 10; n++) await call(n % 2 ? "down" : "up");
  expect(breaker.refusesUntil()).toBeNull();
  await call("down");
  expect(breaker.refusesUntil()).not.toBeNull();
});

test("failures older than a minute are forgotten", async () => {
  for (let n = 0; n < 9; n++) await call("down");
  vi.advanceTimersByTime(70_000);
  await call("down");
  expect(breaker.refusesUntil()).toBeNull();
});

test("it says when to come back: after what is left of its reset time", async () => {
  await trip();
  vi.advanceTimersByTime(10_000);
  const inMs = (breaker.refusesUntil()?.getTime() ?? 0) - Date.now();
  expect(inMs).toBeGreaterThanOrEqual(resetMs - 10_000);
  expect(inMs).toBeLessThanOrEqual(resetMs * 1.2 - 10_000 + 1_000);
});

test("half-open, one call probes and the others stay away; an answer closes it", async () => {
  await trip();
  halfOpen();
  const probe = Promise.withResolvers<Called>();
  const probing = breaker.run(() => probe.promise);
  expect(breaker.refusesUntil()).not.toBeNull();
  expect(await call("up")).toBeNull();
  probe.resolve({ health: "up" });
  expect(await probing).toEqual({ health: "up" });
  expect(breaker.refusesUntil()).toBeNull();
  expect(await call("up")).toEqual({ health: "up" });
});

test.each(["down", "unknown"] as const)(
  "a probe that ends %s leaves it open, until the next one",
  async (health) => {
    await trip();
    halfOpen();
    expect(await call(health)).toEqual({ health });
    expect(await call("up")).toBeNull();
    halfOpen();
    expect(await call("up")).toEqual({ health: "up" });
    expect(breaker.refusesUntil()).toBeNull();
  },
);

test("a call that throws is not counted, nor does it close a half-open breaker", async () => {
  const aborted = () => breaker.run(() => Promise.reject(new Error("stop")));
  for (let n = 0; n < 20; n++) await expect(aborted()).rejects.toThrow("stop");
  expect(breaker.refusesUntil()).toBeNull();
  for (let n = 0; n < 30; n++) await call("down");
  halfOpen();
  await expect(aborted()).rejects.toThrow("stop");
  expect(await call("up")).toBeNull();
});
