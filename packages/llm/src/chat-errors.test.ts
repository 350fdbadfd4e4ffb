/** What each answer of a provider comes to. The same table says which of them the breaker may count. */
import { createLogger } from "@leadfit/service";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Clock } from "./clock.ts";
import { createLlm } from "./llm.ts";
import { createOpenLimiter } from "./open-limiter.ts";
import { sampleRequest } from "./sample-request.ts";
import { type Answer, completion, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.close());

const log = createLogger({ name: "test", level: "silent" });
const now = Date.UTC(2030, 0, 1);
const clock: Clock = { now: () => now, sleep: async () => {} };

function open() {
  const limiter = createOpenLimiter(clock);
  const llm = createLlm(
    {
      baseUrl: server.baseUrl,
      apiKey: "key",
      managementKey: null,
      openRouter: true,
      budget: null,
      rpm: null,
      slots: null,
      log,
      limiter,
    },
    { clock },
  );
  return { chat: () => llm.chat(sampleRequest, new AbortController().signal), limiter };
}

/** An error of the API, as the body of an answer with that status. */
const refusal = (status: number, error: Record<string, unknown> = {}, headers = {}): Answer => ({
  status,
  headers,
  body: { error: { code: status, message: "no", ...error } },
});
const typed = (status: number, error_type: string) => refusal(status, { metadata: { error_type } });
const inside = (code: unknown, metadata = {}): Answer => ({
  body: { error: { code, message: "no", metadata } },
});

type Row = [name: string, answer: Answer, outcome: string];

const failures: Row[] = [
  ["400", refusal(400), "permanent invalid_request"],
  ["400 context length", typed(400, "context_length_exceeded"), "permanent input_too_large"],
  [
    "400 context length, OpenAI's way",
    refusal(400, { code: "context_length_exceeded" }),
    "permanent input_too_large",
  ],
  ["400 unknown model", typed(400, "model_not_found"), "permanent model_unavailable"],
  ["400 content policy", typed(400, "content_policy_violation"), "content content_blocked"],
  ["400 refusal", typed(400, "refusal"), "content model_refused"],
  ["400 output limit", typed(400, "max_tokens_exceeded"), "truncated output_truncated"],
  ["403 moderation", refusal(403, { metadata: { reasons: ["x"] } }), "content content_blocked"],
  ["403 guardrail", refusal(403, { metadata: { patterns: ["x"] } }), "content content_blocked"],
  ["404 no endpoint", typed(404, "constraint_filtered"), "permanent model_unavailable"],
  [
    "404 model, Ollama's way",
    { status: 404, body: { error: "no such model" } },
    "permanent model_unavailable",
  ],
  [
    "404 model, vLLM's old way",
    { status: 404, body: { object: "error", message: "no", code: 404 } },
    "permanent model_unavailable",
  ],
  ["404 of something else", { status: 404, body: "<html>" }, "permanent endpoint_not_found"],
  ["404 for now", refusal(404, { availability: { retryable: true } }), "transport llm_unavailable"],
  ["413", refusal(413), "permanent input_too_large"],
  ["422", refusal(422), "permanent invalid_request"],
  ["405 without a body", { status: 405, body: "" }, "permanent invalid_request"],
  ["408", refusal(408), "transport llm_timeout"],
  ["500", refusal(500), "transport llm_unavailable"],
  ["502 as a web page", { status: 502, body: "<html>" }, "transport llm_unavailable"],
  ["503", refusal(503), "transport llm_unavailable"],
  ["503 for good", refusal(503, { availability: { retryable: false } }), "permanent model_unavailable"],
  ["504", refusal(504), "transport llm_timeout"],
  ["529", refusal(529), "transport llm_unavailable"],
  ["200 with error 502", inside(502), "transport llm_unavailable"],
  ["200 with error 400", inside(400), "permanent invalid_request"],
  ["200 with an error that says nothing", inside(null), "transport llm_unavailable"],
  [
    "200 with an error in the choice",
    completion({ finish_reason: "error", error: { code: 504, metadata: { error_type: "timeout" } } }),
    "transport llm_timeout",
  ],
  ["finish_reason error", completion({ finish_reason: "error" }), "transport llm_unavailable"],
  ["finish_reason length", completion({ finish_reason: "length" }), "truncated output_truncated"],
  [
    "finish_reason content_filter",
    completion({ finish_reason: "content_filter" }),
    "content content_blocked",
  ],
  ["finish_reason refusal", completion({ finish_reason: "refusal" }), "content model_refused"],
  ["a refusal", completion({ message: { content: null, refusal: "no" } }), "content model_refused"],
  ["no content", completion({ message: { content: null } }), "transport empty_completion"],
  ["blank content", completion({ message: { content: " \n" } }), "transport empty_completion"],
  ["no choice", completion({}, { choices: [] }), "transport empty_completion"],
  ["no choices", { body: {} }, "transport empty_completion"],
  ["no JSON", { body: "<html>" }, "transport invalid_response"],
  ["JSON that is no object", { body: "[]" }, "transport invalid_response"],
  ["over 1 MB", completion({ message: { content: "x".repeat(1024 * 1024) } }), "truncated output_too_large"],
  ["an error over 1 MB", { status: 500, body: "x".repeat(1024 * 1024 + 1) }, "transport llm_unavailable"],
];

test.each(failures)("failed: %s", async (_name, answer, outcome) => {
  server.answer(answer);
  const reply = await open().chat();
  expect(reply.kind === "failed" ? `${reply.class} ${reply.detail}` : reply).toBe(outcome);
});

describe("only provider trouble opens the breaker", () => {
  test.each(failures)("%s", async (_name, answer, outcome) => {
    server.answer(answer);
    const { chat } = open();
    for (let call = 0; call < 10; call++) await chat();
    const refused = (await chat()).kind === "wait";
    expect(refused).toBe(outcome.startsWith("transport"));
  });
});

const inFlight = { metadata: { limit_source: "openrouter_in_flight_budget" } };
const in2s = new Date(Date.now() + 2_000).toUTCString();
const yesterday = new Date(Date.now() - 86_400_000).toUTCString();

/** [name, answer, reason, wait in ms] */
const waits: [string, Answer, string, number][] = [
  ["429", refusal(429), "rate_limited", 5_000],
  ["429, Retry-After 7", refusal(429, {}, { "retry-after": "7" }), "rate_limited", 7_000],
  ["429, Retry-After 0", refusal(429, {}, { "retry-after": "0" }), "rate_limited", 1_000],
  ["429, Retry-After a day", refusal(429, {}, { "retry-after": "86400" }), "rate_limited", 600_000],
  ["429, Retry-After yesterday", refusal(429, {}, { "retry-after": yesterday }), "rate_limited", 1_000],
  ["429, Retry-After no time", refusal(429, {}, { "retry-after": "soon" }), "rate_limited", 5_000],
  ["429, retry_after 3", refusal(429, { availability: { retry_after: 3 } }), "rate_limited", 3_000],
  ["429, a web page", { status: 429, body: "<html>" }, "rate_limited", 5_000],
  ["429, quota spent", refusal(429, { code: "insufficient_quota" }), "no_credit", 60_000],
  ["200 with error 429", inside(429), "rate_limited", 5_000],
  ["200 with a typed rate limit", inside(null, { error_type: "rate_limit_exceeded" }), "rate_limited", 5_000],
  ["200 with error 402", inside(402), "no_credit", 60_000],
  ["402", refusal(402), "no_credit", 60_000],
  ["402, budget in flight", refusal(402, inFlight), "rate_limited", 5_000],
  ["402, Retry-After 4", refusal(402, {}, { "retry-after": "4" }), "rate_limited", 4_000],
  ["401", refusal(401), "unauthorized", 60_000],
  ["403", refusal(403), "unauthorized", 60_000],
  [
    "403, budget spent",
    refusal(403, { metadata: { limit_source: "openrouter_key_limit" } }),
    "no_credit",
    60_000,
  ],
];

test.each(waits)("waits: %s", async (_name, answer, reason, ms) => {
  server.answer(answer);
  const { chat, limiter } = open();
  expect(await chat()).toEqual({ kind: "wait", reason, until: new Date(now + ms) });
  expect(limiter.shuts).toEqual([`${reason} ${ms}`]);

  // Whoever comes next hears it here, not there.
  const before = server.received.length;
  expect(await chat()).toMatchObject({ kind: "wait", reason });
  expect(server.received.length).toBe(before);
});

test("a Retry-After that is a date is understood", async () => {
  server.answer(refusal(429, {}, { "retry-after": in2s }));
  const { chat, limiter } = open();
  await chat();
  expect(Number(limiter.shuts[0]?.split(" ")[1])).toBeLessThanOrEqual(2_000);
});

test("what a failed call cost is told, and the id of an answer that is no good", async () => {
  server.answer(completion({ finish_reason: "length" }));
  const usage = { outputTokens: 40, costUsd: 0.0012 };
  expect(await open().chat()).toMatchObject({ usage, generationId: "gen-1" });
  server.answer(completion({ finish_reason: "error" }));
  expect(await open().chat()).toMatchObject({ usage, generationId: null });
});
