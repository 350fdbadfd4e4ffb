/** What stands around a call: the request's shape, gate, limiter, breaker, deadline and the caller's abort. */
import { createLogger } from "@leadfit/service";
import { eventually } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Clock, systemClock } from "./clock.ts";
import type { Acquired, Grant, Limiter } from "./limiter.ts";
import { createLlm, type LlmOptions } from "./llm.ts";
import { sampleRequest } from "./sample-request.ts";
import { completion, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
  server.answer(completion());
});
afterEach(() => server.close());

const request = sampleRequest;

/** Each is the answer to a question for one start. */
type Answers = (({ kind: "granted" } & Grant) | ({ kind: "busy" } & NonNullable<Acquired["busy"]>))[];

const granting = (lease: string, startInMs: number) =>
  ({ kind: "granted", lease, startInMs, probes: null }) as const;

/** A limiter that answers from a list, then grants, and keeps count of its leases. */
function scriptedLimiter(answers: Answers = []) {
  let next = 0;
  const held = new Set<string>();
  const calls: string[] = [];
  const limiter: Limiter = {
    async acquire(route, limits, count, returned = []) {
      calls.push(`acquire ${route} ${JSON.stringify(limits)}`);
      for (const lease of returned) held.delete(lease);
      const granted: Grant[] = [];
      while (granted.length < count) {
        const answer = answers.shift() ?? granting(`lease-${next++}`, 0);
        if (answer.kind === "busy") return { granted, busy: answer };
        const { kind: _, ...grant } = answer;
        if (grant.lease !== null) held.add(grant.lease);
        granted.push(grant);
      }
      return { granted, busy: null };
    },
    async release(leases) {
      calls.push("release");
      for (const lease of leases) held.delete(lease);
    },
    async shut(route, reason, ms) {
      calls.push(`shut ${route} ${reason} ${ms}`);
    },
    async probed(route, opens) {
      calls.push(`probed ${route} ${opens}`);
    },
    async gate(route) {
      calls.push(`gate ${route}`);
      return null;
    },
  };
  return { limiter, held, calls };
}

/** Time that passes only by being slept through. */
function sleepless(): Clock & { slept: number[] } {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
  };
}

const log = createLogger({ name: "test", level: "silent" });
const never = new AbortController().signal;
const basis = { apiKey: "secret", managementKey: null, budget: null, rpm: null, slots: null, log };

function open(options: Partial<LlmOptions> = {}, internals: { clock?: Clock; breakerResetMs?: number } = {}) {
  const { limiter } = scriptedLimiter();
  return createLlm({ ...basis, baseUrl: server.baseUrl, openRouter: true, limiter, ...options }, internals);
}

test("OpenRouter is asked with a named strict schema, capped output, and endpoints that obey and do not collect", async () => {
  await open().chat(request, never);
  expect(server.received[0]).toMatchObject({
    path: "/api/v1/chat/completions",
    headers: { authorization: "Bearer secret", "content-type": "application/json" },
  });
  expect(server.received[0]?.body).toEqual({
    model: "maker/model",
    messages: request.messages,
    temperature: 0.2,
    max_completion_tokens: 4096,
    response_format: {
      type: "json_schema",
      json_schema: { name: "atoms", strict: true, schema: request.schema.schema },
    },
    reasoning: { max_tokens: 1024 },
    session_id: "assessment-1",
    provider: { require_parameters: true, data_collection: "deny" },
  });
});

test("OpenRouter keeps the answer for a crash; one that was no good is cleared first", async () => {
  await open().chat(request, never);
  await open().chat({ ...request, fresh: true }, never);
  const [first, second] = server.received.map(({ headers }) => headers);
  expect(first).toMatchObject({ "x-openrouter-cache": "true", "x-openrouter-cache-ttl": "3600" });
  expect(first).not.toHaveProperty("x-openrouter-cache-clear");
  expect(second).toMatchObject({ "x-openrouter-cache": "true", "x-openrouter-cache-clear": "true" });
  expect(server.received[1]?.body).toEqual(server.received[0]?.body);
});

test.each([
  [null, undefined],
  [{ budget: 0 }, { effort: "none" }],
  [{ budget: 2_000 }, { max_tokens: 2_000 }],
  [{ effort: "low" }, { effort: "low" }],
])("thinking of %j is asked for as %j", async (reasoning, sent) => {
  await open().chat({ ...request, reasoning }, never);
  expect(server.received[0]?.body?.reasoning).toEqual(sent);
});

test("fallbacks stand behind the model, and a prompt's routing is laid over ours", async () => {
  const provider = { only: ["deepinfra"], data_collection: "allow" };
  await open().chat({ ...request, fallbackModels: ["other/model"], provider }, never);
  const [received] = server.received;
  expect(received?.body).toMatchObject({
    models: ["maker/model", "other/model"],
    provider: { require_parameters: true, data_collection: "allow", only: ["deepinfra"] },
  });
  expect(received?.body).not.toHaveProperty("model");
});

test("any other host gets OpenAI's fields only, and no key where there is none", async () => {
  const { limiter } = scriptedLimiter();
  const asked = { ...request, fallbackModels: ["other/model"], provider: { only: ["deepinfra"] } };
  await createLlm({ ...basis, baseUrl: server.baseUrl, apiKey: null, limiter }).chat(asked, never);
  const [received] = server.received;
  expect(Object.keys(received?.body ?? {}).sort()).toEqual([
    "max_tokens",
    "messages",
    "model",
    "response_format",
    "temperature",
  ]);
  expect(Object.keys(received?.headers ?? {}).filter((name) => /auth|referer|openrouter/.test(name))).toEqual(
    [],
  );
});

test("an answer comes with its model, its id and what it cost; thinking is inside the output", async () => {
  expect(await open().chat(request, never)).toEqual({
    kind: "answered",
    content: '{"ok":true}',
    model: "maker/model-2026",
    provider: "Maker",
    generationId: "gen-1",
    usage: { inputTokens: 100, cachedTokens: 60, outputTokens: 40, thinkingTokens: 30, costUsd: 0.0012 },
  });
});

test("a server that says nothing of usage, model and id is borne", async () => {
  server.answer({ body: { choices: [{ message: { content: "{}" } }] } });
  expect(await open().chat(request, never)).toEqual({
    kind: "answered",
    content: "{}",
    model: "maker/model",
    provider: null,
    generationId: null,
    usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0, thinkingTokens: 0, costUsd: 0 },
  });
});

test("one route for all models; the lease outlives the deadline and is released whatever happens", async () => {
  const { limiter, held, calls } = scriptedLimiter();
  const llm = open({ limiter, rpm: 60, slots: 4, deadlineMs: 1_000 });
  await llm.chat(request, never);
  server.answer({ status: 500 });
  await llm.chat({ ...request, model: "other/model" }, never);
  server.answer({ status: 429 });
  await llm.chat(request, never);
  const route = new URL(server.baseUrl).host;
  const acquire = `acquire ${route} {"rpm":60,"slots":4,"leaseMs":11000}`;
  expect(calls).toEqual([
    acquire,
    "release",
    acquire,
    "release",
    acquire,
    `shut ${route} rate_limited 5000`,
    "release",
  ]);
  expect(held.size).toBe(0);
});

test("a limiter that cannot take a lease back, or shut its gate, does not lose the reply", async () => {
  const gone = () => Promise.reject(new Error("database away"));
  const llm = open({ limiter: { ...scriptedLimiter().limiter, release: gone, shut: gone } });
  expect(await llm.chat(request, never)).toMatchObject({ kind: "answered" });
  server.answer({ status: 429 });
  expect(await llm.chat(request, never)).toMatchObject({ kind: "wait", reason: "rate_limited" });
});

test("a granted start is waited for; a busy limiter is asked again, for 10 s in all", async () => {
  const busy = { kind: "busy", retryInMs: 400, reason: "no_slot" } as const;
  const clock = sleepless();
  const patient = scriptedLimiter([busy, busy, granting("l", 700)]);
  expect(await open({ limiter: patient.limiter }, { clock }).chat(request, never)).toMatchObject({
    kind: "answered",
  });
  expect(clock.slept).toEqual([400, 400, 700]);

  const late = sleepless();
  const { limiter, held } = scriptedLimiter(Array(100).fill(busy));
  expect(await open({ limiter }, { clock: late }).chat(request, never)).toEqual({
    kind: "wait",
    reason: "no_slot",
    until: new Date(11_000),
  });
  expect(late.now()).toBe(10_000);
  expect(held.size).toBe(0);
  expect(server.received.length).toBe(1);
});

test("a wait known to be longer than 10 s is not begun", async () => {
  const clock = sleepless();
  const { limiter } = scriptedLimiter([{ kind: "busy", retryInMs: 30_000, reason: "rate_limited" }]);
  expect(await open({ limiter }, { clock }).chat(request, never)).toEqual({
    kind: "wait",
    reason: "rate_limited",
    until: new Date(30_000),
  });
  expect(clock.slept).toEqual([]);
});

test("a caller that aborts while waiting for its start gives the lease back and gets its own reason", async () => {
  const { limiter, held } = scriptedLimiter([granting("l", 9_000)]);
  const stop = new AbortController();
  const asleep = Promise.withResolvers<void>();
  const clock: Clock = {
    ...systemClock,
    sleep: (ms, signal) => {
      asleep.resolve();
      return systemClock.sleep(ms, signal);
    },
  };
  const chat = open({ limiter }, { clock }).chat(request, stop.signal);
  await asleep.promise;
  stop.abort("shutdown");
  await expect(chat).rejects.toBe("shutdown");
  expect(held.size).toBe(0);
  expect(server.received).toEqual([]);
});

test("a caller's abort ends the call with its own reason and is never counted", async () => {
  const { limiter, held } = scriptedLimiter();
  const llm = open({ limiter });
  const reason = new Error("lease lost");
  for (let n = 0; n < 12; n++) {
    const stop = new AbortController();
    server.answer(() => void stop.abort(reason));
    await expect(llm.chat(request, stop.signal)).rejects.toBe(reason);
  }
  await expect(llm.chat(request, AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(held.size).toBe(0);
  server.answer(completion());
  expect(await llm.chat(request, never)).toMatchObject({ kind: "answered" });
});

test("silence, and a drip without an end, stop at the deadline", async () => {
  const llm = open({ deadlineMs: 50 });
  const timeout = { kind: "failed", class: "transport", detail: "llm_timeout" };
  server.answer(() => undefined);
  expect(await llm.chat(request, never)).toMatchObject(timeout);
  server.answer((_received, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(" "), 5);
    response.on("close", () => clearInterval(drip));
    return undefined;
  });
  expect(await llm.chat(request, never)).toMatchObject(timeout);
});

test("no server, a broken connection and a redirect are all unreachable; the key follows no redirect", async () => {
  const unreachable = { kind: "failed", class: "transport", detail: "llm_unreachable" };
  const closed = await startScriptedServer();
  await closed.close();
  expect(await open({ baseUrl: closed.baseUrl }).chat(request, never)).toMatchObject({
    ...unreachable,
    message: expect.stringContaining("ECONNREFUSED"),
  });
  server.answer((_received, response) => void response.destroy());
  expect(await open().chat(request, never)).toMatchObject(unreachable);
  server.answer((_received, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("{", () => response.destroy());
    return undefined;
  });
  expect(await open().chat(request, never)).toMatchObject(unreachable);
  server.answer({ status: 307, headers: { location: `${server.baseUrl}elsewhere` } });
  expect(await open().chat(request, never)).toMatchObject(unreachable);
  expect(server.received.map(({ path }) => path)).not.toContain("/api/v1/elsewhere");
});

test("an open breaker uses up no start and stops one model only; a probe that answers closes it", async () => {
  const { limiter, calls } = scriptedLimiter();
  const llm = open({ limiter }, { breakerResetMs: 50 });
  server.answer({ status: 503 });
  await Promise.all(Array.from({ length: 10 }, () => llm.chat(request, never)));
  calls.length = 0;
  expect(await llm.chat(request, never)).toMatchObject({ kind: "wait", reason: "breaker_open" });
  expect(calls).toEqual([]);
  server.answer(completion());
  expect(await llm.chat({ ...request, model: "other/model" }, never)).toMatchObject({ kind: "answered" });
  await eventually(async () => expect(await llm.chat(request, never)).toMatchObject({ kind: "answered" }));
});
