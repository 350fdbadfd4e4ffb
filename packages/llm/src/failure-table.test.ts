/**
 * What can go wrong with a call, over real HTTP: what it comes to, whether the breaker counts it, whether it shuts the
 * gate, and whether our ledger hears what was billed. What is wrong inside an answer is the stages' to find.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLogger } from "@leadfit/service";
import { type FakeOpenRouter, type Fault, freePort, startFakeOpenRouter } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatReply, ChatRequest } from "./chat.ts";
import type { Clock } from "./clock.ts";
import { createLlm } from "./llm.ts";
import { createOpenLimiter } from "./open-limiter.ts";
import { sampleRequest } from "./sample-request.ts";

let fake: FakeOpenRouter;
beforeEach(async () => {
  fake = await startFakeOpenRouter();
});
afterEach(() => fake.stop());

const text = { type: "string" };
const tagged = { type: "object", properties: { id: text, category: text, raw_string: text } };
const request: ChatRequest = {
  ...sampleRequest,
  model: "openai/gpt-5-nano",
  messages: [{ role: "user", content: "Requirements:\n- Rust\n- Go" }],
  schema: {
    name: "tags",
    schema: { type: "object", properties: { tagged_list: { type: "array", items: tagged } } },
  },
};

const log = createLogger({ name: "test", level: "silent" });
const day = 86_400_000;

/** Long enough for a busy machine; short only where the deadline itself is the failure. */
const deadlineOf = (fault?: Fault) => (fault?.kind === "stall" || fault?.kind === "drip" ? 100 : 20_000);

function open({ baseUrl = fake.baseUrl, fault }: { baseUrl?: string; fault?: Fault } = {}) {
  let now = Date.UTC(2030, 0, 1);
  let calls = 0;
  const clock: Clock = { now: () => now, sleep: async () => {} };
  const limiter = createOpenLimiter(clock);
  const options = { apiKey: fake.apiKey, managementKey: null, openRouter: true, budget: null, rpm: null };
  const deadlineMs = deadlineOf(fault);
  const llm = createLlm({ ...options, baseUrl, slots: null, limiter, log, deadlineMs }, { clock });
  return {
    /** Each call is another one to the response cache. */
    chat: () => llm.chat({ ...request, sessionId: `session-${++calls}` }, new AbortController().signal),
    limiter,
    clock,
    /** Whatever shut the gate is over; a breaker goes by the real clock. */
    passDay: () => {
      now += day + 1;
    },
  };
}

const told = (reply: ChatReply) => {
  if (reply.kind === "failed") return `failed: ${reply.class} ${reply.detail}`;
  return reply.kind === "wait" ? `wait: ${reply.reason}` : reply.kind;
};

/** [the fault; what it comes to; counted by the breaker; shuts the gate for so many ms; billed without our hearing it] */
type Row = [
  name: string,
  fault: Fault,
  outcome: string,
  counted?: "counted" | null,
  gateMs?: number | "UTC midnight" | null,
  unheard?: "unheard",
];

const status = (code: number, more: object = {}): Fault => ({ kind: "status", status: code, ...more });

const rows: Row[] = [
  ["connection reset", { kind: "reset" }, "failed: transport llm_unreachable", "counted", null, "unheard"],
  ["total deadline", { kind: "stall" }, "failed: transport llm_timeout", "counted", null, "unheard"],
  ["slow drip", { kind: "drip" }, "failed: transport llm_timeout", "counted", null, "unheard"],
  ["429 with Retry-After", { kind: "rate_limited" }, "wait: rate_limited", null, 2_000],
  ["429 without", status(429), "wait: rate_limited", null, 5_000],
  [
    "429 with retry_after",
    status(429, { availability: { retry_after: 3 } }),
    "wait: rate_limited",
    null,
    3_000,
  ],
  [
    "429 of the provider",
    status(429, { errorType: "capacity_exhausted" }),
    "wait: rate_limited",
    null,
    5_000,
  ],
  ["429, free models' day", { kind: "free_daily_limit" }, "wait: rate_limited", null, "UTC midnight"],
  ["402, budget in flight", { kind: "in_flight_budget" }, "wait: rate_limited", null, 2_000],
  ["402", status(402, { errorType: "payment_required" }), "wait: no_credit", null, 60_000],
  ["401", status(401), "wait: unauthorized", null, 60_000],
  ["403, the key's limit", { kind: "key_limit" }, "wait: no_credit", null, 60_000],
  ["403, the key", status(403), "wait: unauthorized", null, 60_000],
  ["403, guardrail", { kind: "guardrail" }, "failed: content content_blocked"],
  ["403, moderation", { kind: "moderation" }, "failed: content content_blocked"],
  ["400", status(400, { errorType: "invalid_request" }), "failed: permanent invalid_request"],
  [
    "400, context length",
    status(400, { errorType: "context_length_exceeded" }),
    "failed: permanent input_too_large",
  ],
  ["400, content policy", status(400, { errorType: "content_policy" }), "failed: content content_blocked"],
  ["404, no endpoints", status(404, { errorType: "no_endpoints" }), "failed: permanent model_unavailable"],
  ["404, constraint filtered", { kind: "constraint_filtered" }, "failed: permanent model_unavailable"],
  [
    "404 for now",
    status(404, { availability: { retryable: true } }),
    "failed: transport llm_unavailable",
    "counted",
  ],
  ["413", status(413), "failed: permanent input_too_large"],
  ["422", status(422, { errorType: "unprocessable" }), "failed: permanent invalid_request"],
  ["408", status(408), "failed: transport llm_timeout", "counted"],
  ["500", status(500), "failed: transport llm_unavailable", "counted"],
  ["502", status(502, { errorType: "provider_unavailable" }), "failed: transport llm_unavailable", "counted"],
  ["503 with Retry-After", { kind: "overloaded" }, "wait: overloaded", "counted"],
  ["503 with retry_after", status(503, { availability: { retry_after: 3 } }), "wait: overloaded", "counted"],
  ["503 without", status(503), "failed: transport llm_unavailable", "counted"],
  ["504", status(504, { errorType: "timeout" }), "failed: transport llm_timeout", "counted"],
  ["200 with error", { kind: "error_in_200" }, "failed: transport llm_unavailable", "counted"],
  ["200 broken off", { kind: "choice_error" }, "failed: transport llm_unavailable", "counted"],
  ["200, empty content", { kind: "empty" }, "failed: transport empty_completion", "counted"],
  ["200, wrong content type", { kind: "web_page" }, "failed: transport invalid_response", "counted"],
  ["truncated", { kind: "truncated" }, "failed: truncated output_truncated"],
  ["refusal", { kind: "refusal" }, "failed: content model_refused"],
  ["content filter", { kind: "content_filter" }, "failed: content content_blocked"],
  ["giant output", { kind: "huge" }, "failed: truncated output_too_large", null, null, "unheard"],
  ["invalid JSON", { kind: "bad_json" }, "answered"],
  ["fenced JSON", { kind: "fenced_json" }, "answered"],
  ["invalid by the schema", { kind: "schema_invalid" }, "answered"],
  ["items missing", { kind: "missing_items" }, "answered"],
  ["altered texts", { kind: "wrong_strings" }, "answered"],
];

test.each(rows)("%s", async (_name, fault, outcome, counted = null, gateMs = null, unheard) => {
  const { chat, limiter, passDay } = open({ fault });
  let ledgerNanoUsd = 0;
  // As many as the breaker needs to judge by; each with the gate's time over.
  for (let n = 0; n < 10; n++) {
    fake.script(fault);
    const reply = await chat();
    expect(told(reply)).toBe(outcome);
    if ("usage" in reply) ledgerNanoUsd += Math.round((reply.usage?.costUsd ?? 0) * 1e9);
    passDay();
  }

  const billedNanoUsd = Math.round(fake.billed() * 1e9);
  if (unheard) expect(ledgerNanoUsd).toBe(0);
  else expect(ledgerNanoUsd).toBe(billedNanoUsd);
  expect(limiter.shuts.length).toBe(gateMs === null ? 0 : 10);
  expect(limiter.isShut()).toBe(gateMs !== null);
  const ms = Number(limiter.shuts[0]?.split(" ")[1]);
  if (gateMs === "UTC midnight") {
    const midnight = new Date().setUTCHours(24, 0, 0, 0) - Date.now();
    expect(Math.abs(ms - midnight)).toBeLessThan(10_000);
  } else if (gateMs !== null) expect(ms).toBe(gateMs);

  // The breaker lets a next one through unless it counted; a probe's good answer opens the gate.
  expect(told(await chat())).toBe(counted ? "wait: breaker_open" : "answered");
  if (!counted) expect(limiter.isShut()).toBe(false);
});

const nobodyListens = async () => `http://127.0.0.1:${await freePort()}/api/v1`;
const noTls = async () => fake.baseUrl.replace("http:", "https:");

test.each([
  ["connection refused", nobodyListens],
  ["TLS failure", noTls],
])("%s", async (_name, baseUrl) => {
  const { chat, limiter } = open({ baseUrl: await baseUrl() });
  for (let n = 0; n < 10; n++) expect(told(await chat())).toBe("failed: transport llm_unreachable");
  expect(told(await chat())).toBe("wait: breaker_open");
  expect(limiter.shuts).toEqual([]);
});

test("while the gate is shut nobody calls, whatever shut it", async () => {
  for (const kind of ["rate_limited", "in_flight_budget", "key_limit", "free_daily_limit"] as const) {
    const { chat } = open();
    fake.script({ kind });
    await chat();
    const before = fake.calls.length;
    for (let n = 0; n < 3; n++) expect((await chat()).kind).toBe("wait");
    expect(fake.calls.length).toBe(before);
  }
});

test("a daily reset further off than a day is taken for a day", async () => {
  const resetIn = (ms: number) => ({ headers: { "X-RateLimit-Reset": String(Date.now() + ms) } });
  const { chat, limiter } = open();
  fake.script(status(429, resetIn(40 * day)));
  await chat();
  expect(limiter.shuts).toEqual([`rate_limited ${day}`]);
});

test.each([
  [0, 1],
  [7, 7],
  [86_400, 600],
])("a 503 that asks for %s s is given %s s", async (asked, given) => {
  const { chat, clock } = open();
  fake.script(status(503, { retryAfterSeconds: asked }));
  const reply = await chat();
  expect(reply).toMatchObject({ kind: "wait", reason: "overloaded" });
  expect(reply.kind === "wait" && reply.until?.getTime()).toBe(clock.now() + given * 1_000);
});

test("a silent 429 is waited out twice as long each time that a probe hears it", async () => {
  const { chat, limiter, passDay } = open();
  for (let n = 0; n < 4; n++) {
    fake.script(status(429));
    await chat();
    passDay();
  }
  await chat();
  fake.script(status(429));
  await chat();
  const seconds = limiter.shuts.map((shut) => Number(shut.split(" ")[1]) / 1000);
  expect(seconds).toEqual([5, 10, 20, 40, 5]);
});

test("a server that breaks off in the middle of its headers is unreachable", async () => {
  const server = createServer((incoming) => incoming.socket.end("HTTP/1.1 200 OK\r\ncontent-ty"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(told(await open({ baseUrl: `http://127.0.0.1:${port}` }).chat())).toBe(
    "failed: transport llm_unreachable",
  );
  server.close();
});
