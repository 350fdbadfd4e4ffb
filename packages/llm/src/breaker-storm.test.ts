/** A provider that is down for ten minutes, seen by one process: how many calls it still gets. Time is the test's. */
import { createLogger } from "@leadfit/service";
import { type FakeOpenRouter, startFakeOpenRouter } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLlm } from "./llm.ts";
import { createOpenLimiter } from "./open-limiter.ts";
import { sampleRequest } from "./sample-request.ts";

let fake: FakeOpenRouter;
beforeEach(async () => {
  fake = await startFakeOpenRouter({ now: () => Date.now() });
  // Those that opossum goes by; HTTP keeps its own.
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await fake.stop();
});

const open = () => {
  const clock = { now: () => Date.now(), sleep: async () => {} };
  const limiter = createOpenLimiter(clock);
  const options = { apiKey: fake.apiKey, managementKey: null, openRouter: true, budget: null, rpm: null };
  const log = createLogger({ name: "test", level: "silent" });
  const llm = createLlm({ ...options, baseUrl: fake.baseUrl, slots: null, limiter, log }, { clock });
  return (model: string) => llm.chat({ ...sampleRequest, model }, new AbortController().signal);
};

test("ten failures open it; then one probe in 30 s at most, for that model alone; an answer closes it", async () => {
  const chat = open();
  fake.script({ kind: "overloaded" }, { forMs: 600_000, model: "maker/down" });
  const minutes = 10;
  const failedAt: number[] = [];
  for (let second = 0; second < minutes * 60; second++) {
    const before = fake.calls.length;
    // Twenty tasks come each second, and each keeps away for as long as it is told.
    for (let n = 0; n < 20; n++) await chat("maker/down");
    for (let n = before; n < fake.calls.length; n++) failedAt.push(second);
    vi.advanceTimersByTime(1_000);
  }
  expect(failedAt.filter((second) => second === 0).length).toBe(10);
  const probes = failedAt.slice(10);
  for (const [n, at] of probes.entries())
    expect(at - (n > 0 ? (probes[n - 1] ?? 0) : 0)).toBeGreaterThanOrEqual(30);
  expect(probes.length).toBeGreaterThanOrEqual(Math.floor((minutes * 60) / 37));
  expect((await chat("maker/up")).kind).toBe("answered");

  vi.advanceTimersByTime(40_000);
  expect((await chat("maker/down")).kind).toBe("answered");
  expect((await chat("maker/down")).kind).toBe("answered");
});

test("with twenty calls under way at the first failure, those twenty fail and no more", async () => {
  const chat = open();
  fake.script({ kind: "overloaded" }, { forMs: 600_000 });
  await Promise.all(Array.from({ length: 20 }, () => chat("maker/down")));
  await Promise.all(Array.from({ length: 20 }, () => chat("maker/down")));
  expect(fake.calls.length).toBe(20);
});
