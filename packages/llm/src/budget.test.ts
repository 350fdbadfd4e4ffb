/** Money before a call: what is reserved, and that nobody is called where it is not there. */
import { createLogger } from "@leadfit/service";
import { type FakeOpenRouter, startFakeOpenRouter } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Budget, Reserved } from "./budget.ts";
import { type Clock, systemClock } from "./clock.ts";
import { unknownPriceUsd } from "./estimate.ts";
import { createLlm, type LlmOptions } from "./llm.ts";
import { createOpenLimiter } from "./open-limiter.ts";
import { sampleRequest } from "./sample-request.ts";

let fake: FakeOpenRouter;
beforeEach(async () => {
  fake = await startFakeOpenRouter();
});
afterEach(() => fake.stop());

const never = new AbortController().signal;

function open(options: Partial<LlmOptions> = {}, clock: Clock = systemClock) {
  const basis = { apiKey: fake.apiKey, managementKey: null, budget: null, rpm: null, slots: null };
  const log = createLogger({ name: "test", level: "silent" });
  const limiter = createOpenLimiter(clock);
  const given = { ...basis, baseUrl: fake.baseUrl, openRouter: true, limiter, log, ...options };
  return createLlm(given, { clock });
}

function openBudget(answer: Reserved = { kind: "reserved" }) {
  const asked: Parameters<Budget["reserve"]>[0][] = [];
  const budget: Budget = {
    async reserve(call) {
      asked.push(call);
      return answer;
    },
  };
  return { budget, asked };
}

test.each(["openai/gpt-5-nano", "openai/gpt-5-mini", "anthropic/claude-haiku-4.5"])(
  "what is reserved for %s is more than the call costs",
  async (model) => {
    const { budget, asked } = openBudget();
    const reply = await open({ budget }).chat({ ...sampleRequest, model }, never);
    expect(asked).toMatchObject([{ runId: "run-1", assessmentId: "assessment-1" }]);
    expect(reply.kind === "answered" && reply.usage.costUsd).toBeGreaterThan(0);
    expect(asked[0]?.amountUsd).toBeGreaterThan(fake.billed());
  },
);

test("of a model and its fallbacks the dearest is reserved", async () => {
  const { budget, asked } = openBudget();
  const llm = open({ budget });
  await llm.chat({ ...sampleRequest, model: "anthropic/claude-haiku-4.5" }, never);
  const fallbackModels = ["anthropic/claude-haiku-4.5"];
  await llm.chat({ ...sampleRequest, model: "openai/gpt-5-nano", fallbackModels }, never);
  expect(asked[1]?.amountUsd).toBe(asked[0]?.amountUsd);
});

test("where the money is not there nobody is called, and no start is used up", async () => {
  const until = new Date(Date.UTC(2030, 0, 2));
  const { budget } = openBudget({ kind: "over", scope: "day", until });
  const limiter = { ...createOpenLimiter(systemClock), acquire: () => Promise.reject(new Error("asked")) };
  const reply = await open({ budget, limiter }).chat(sampleRequest, never);
  expect(reply).toEqual({ kind: "over_budget", scope: "day", until });
  expect(fake.calls).toEqual([]);
});

test("without a budget no price is read", async () => {
  await open().chat(sampleRequest, never);
  expect(fake.reads).toEqual([]);
});

test("an estimate is price times tokens, and the catalogue is read once an hour", async () => {
  let now = 0;
  const llm = open({}, { ...systemClock, now: () => now });
  const call = { model: "openai/gpt-5-mini", inputTokens: 1_000_000, outputTokens: 1_000 };
  expect(await Promise.all([llm.estimate(call), llm.estimate(call)])).toEqual([0.252, 0.252]);
  expect(await llm.estimate({ ...call, model: "openai/gpt-5-mini:nitro" })).toBe(0.252);
  expect(await llm.estimate({ model: call.model, inputCharacters: 2_000_000, outputTokens: 0 })).toBe(0.25);
  expect(fake.reads).toEqual(["/models"]);
  now = 3_600_000;
  expect(await llm.estimate(call)).toBe(0.252);
  await expect.poll(() => fake.reads).toEqual(["/models", "/models"]);
});

test("an unknown price is a cent: an unknown model, another server, a catalogue that cannot be read", async () => {
  const call = { model: "nobody/knows-it", inputTokens: 1, outputTokens: 1 };
  expect(await open().estimate(call)).toBe(unknownPriceUsd);
  const known = { ...call, model: "openai/gpt-5-mini" };
  expect(await open({ openRouter: false }).estimate(known)).toBe(0.01);
  const gone = await startFakeOpenRouter();
  await gone.stop();
  expect(await open({ baseUrl: gone.baseUrl }).estimate(known)).toBe(0.01);
});
