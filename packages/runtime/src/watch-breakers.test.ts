import type { Llm } from "@leadfit/llm";
import { expect, test } from "vitest";
import { watchBreakers } from "./watch-breakers.ts";

type Reply = Awaited<ReturnType<Llm["chat"]>>;

const usage = { inputTokens: 1, cachedTokens: 0, outputTokens: 1, thinkingTokens: 0, costUsd: 0 };
const answered: Reply = {
  kind: "answered",
  content: "",
  model: "m",
  provider: null,
  generationId: null,
  usage,
};

test("a breaker is open while it refuses, half open when its time is over, closed once a call got through", async () => {
  let now = 1_000;
  let reply: Reply = answered;
  const { chat, breakers } = watchBreakers(
    async () => reply,
    () => now,
  );
  const call = () => chat({ model: "m" } as Parameters<Llm["chat"]>[0], AbortSignal.timeout(1_000));
  expect(breakers()).toEqual({});
  await call();
  expect(breakers()).toEqual({ m: "closed" });
  reply = { kind: "wait", until: new Date(2_000), reason: "breaker_open" };
  expect(await call()).toBe(reply);
  expect(breakers()).toEqual({ m: "open" });
  now = 2_000;
  expect(breakers()).toEqual({ m: "half_open" });
  // Held back elsewhere, it says nothing of the breaker.
  reply = { kind: "wait", until: new Date(9_000), reason: "rate_limited" };
  await call();
  expect(breakers()).toEqual({ m: "half_open" });
  reply = answered;
  await call();
  expect(breakers()).toEqual({ m: "closed" });
});
