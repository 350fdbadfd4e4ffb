/** The gate between processes that share a limiter: who calls while it is shut, who looks whether it may open. */
import { createLogger } from "@leadfit/service";
import { type FakeOpenRouter, startFakeOpenRouter } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Clock } from "./clock.ts";
import { createLlm, type LlmOptions } from "./llm.ts";
import { createOpenLimiter } from "./open-limiter.ts";
import { sampleRequest } from "./sample-request.ts";

let fake: FakeOpenRouter;
let now: number;
let limiter: ReturnType<typeof createOpenLimiter>;
const clock: Clock = { now: () => now, sleep: async () => {} };

beforeEach(async () => {
  now = Date.UTC(2030, 0, 1);
  fake = await startFakeOpenRouter({ now: () => now });
  limiter = createOpenLimiter(clock);
});
afterEach(() => fake.stop());

let calls = 0;
function open(options: Partial<LlmOptions> = {}) {
  const basis = { apiKey: fake.apiKey, managementKey: null, budget: null, rpm: null, slots: null };
  const log = createLogger({ name: "test", level: "silent" });
  const llm = createLlm(
    { ...basis, baseUrl: fake.baseUrl, openRouter: true, limiter, log, ...options },
    { clock },
  );
  return async () => {
    const reply = await llm.chat(
      { ...sampleRequest, sessionId: `session-${++calls}` },
      new AbortController().signal,
    );
    return reply.kind === "wait" ? `${reply.reason} ${(reply.until.getTime() - now) / 1000}` : reply.kind;
  };
}

test("in a storm of 429 all processes together make one call a window; after it all go on at once", async () => {
  const processes = [open(), open(), open()];
  const everybody = async () => {
    for (const chat of processes) for (let n = 0; n < 5; n++) await chat();
  };
  fake.script({ kind: "rate_limited" }, { forMs: 19_000 });
  // A window is the Retry-After, 2 s.
  for (let second = 0; second < 20; second++) {
    await everybody();
    now += 1_000;
  }
  expect(fake.calls.length).toBe(10);
  for (const chat of processes) expect(await chat()).toBe("answered");
  await everybody();
  expect(fake.calls.length).toBe(10 + 3 + 15);
  expect(fake.calls.filter(({ status }) => status === 429).length).toBe(10);
});

const outOfCredit = () => {
  fake.credits.used = fake.credits.total;
};

test("with a management key nobody calls before there is credit again, and then within one look", async () => {
  const processes = [open, open, open].map((each) =>
    each({ managementKey: fake.managementKey, accountPollMs: 5_000 }),
  );
  outOfCredit();
  expect(await processes[0]?.()).toBe("no_credit 5");
  for (let second = 0; second < 60; second++) {
    now += 1_000;
    for (const chat of processes) expect(await chat()).toMatch(/^no_credit/);
  }
  expect(fake.calls.length).toBe(1);
  // One look in each 5 s, whoever it was that came.
  expect(fake.reads.filter((path) => path === "/credits").length).toBe(12);

  fake.credits.total += 10;
  now += 5_000;
  for (const chat of processes) expect(await chat()).toBe("answered");
  expect(fake.calls.map(({ status }) => status)).toEqual([402, 200, 200, 200]);
});

test("without one the key's own limit tells", async () => {
  const chat = open();
  expect(await chat()).toBe("answered");
  fake.key.limit = fake.billed();
  expect(await chat()).toBe("no_credit 60");
  now += 60_000;
  expect(await chat()).toBe("no_credit 60");
  expect(fake.calls.length).toBe(2);
  fake.key.limit = 100;
  now += 60_000;
  expect(await chat()).toBe("answered");
});

test("where no key sees the balance, one call in each period tries", async () => {
  const processes = [open(), open()];
  outOfCredit();
  for (let minute = 0; minute < 5; minute++) {
    for (const chat of processes) expect(await chat()).toMatch(/^no_credit/);
    now += 60_000;
  }
  expect(fake.calls.length).toBe(5);
  fake.credits.total += 10;
  for (const chat of processes) expect(await chat()).toBe("answered");
});

test("a refused key is looked at by GET /key until it is good again", async () => {
  const [chat, renewed] = [open({ apiKey: "sk-or-v1-old" }), open()];
  expect(await chat()).toBe("unauthorized 60");
  now += 60_000;
  expect(await chat()).toBe("unauthorized 60");
  expect(fake.calls.length).toBe(1);
  expect(fake.reads).toEqual(["/key"]);
  now += 60_000;
  expect(await renewed()).toBe("answered");
  expect(await chat()).toBe("unauthorized 60");
});

test("an account that cannot be seen just now is not called upon", async () => {
  const chat = open();
  outOfCredit();
  await chat();
  now += 60_000;
  const away = await startFakeOpenRouter({ apiKey: "another" });
  expect(await open({ baseUrl: away.baseUrl })()).toBe("no_credit 60");
  expect(away.calls).toEqual([]);
  await away.stop();
});

test("a start promised ahead is not taken when the gate was shut meanwhile; a probe's is", async () => {
  const probes: ("rate_limited" | null)[] = [null, "rate_limited"];
  const chat = open({
    limiter: {
      ...limiter,
      acquire: async () => ({
        granted: [{ lease: null, startInMs: 5_000, probes: probes.shift() ?? null }],
        busy: null,
      }),
    },
  });
  await limiter.shut("route", "rate_limited", 0);
  expect(await chat()).toBe("rate_limited 2");
  expect(await chat()).toBe("answered");
  expect(limiter.isShut()).toBe(false);
});

test("a probe that is aborted, or fails on the way, leaves the gate to the next one", async () => {
  const chat = open();
  await limiter.shut("route", "rate_limited", 0);
  fake.script({ kind: "reset" });
  expect(await chat()).toBe("failed");
  expect(limiter.isShut()).toBe(true);
  expect(await chat()).toBe("answered");
  expect(limiter.isShut()).toBe(false);
});

test("an answer from the response cache proves nothing: the gate stays", async () => {
  const llm = { ...sampleRequest, sessionId: "the same" };
  const log = createLogger({ name: "test", level: "silent" });
  const options = { apiKey: fake.apiKey, managementKey: null, openRouter: true, budget: null, rpm: null };
  const { chat } = createLlm({ ...options, baseUrl: fake.baseUrl, slots: null, limiter, log }, { clock });
  const never = new AbortController().signal;
  expect(await chat(llm, never)).toMatchObject({ kind: "answered" });
  await limiter.shut("route", "rate_limited", 0);
  expect(await chat(llm, never)).toMatchObject({ kind: "answered", usage: { costUsd: 0 } });
  expect(limiter.isShut()).toBe(true);
});
