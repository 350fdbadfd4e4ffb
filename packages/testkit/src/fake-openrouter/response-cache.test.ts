import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fault } from "./fault.ts";
import { chatBody, contentOf, post } from "./sample-chat.ts";
import { type FakeOpenRouter, startFakeOpenRouter } from "./start-fake-openrouter.ts";

let fake: FakeOpenRouter;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  fake = await startFakeOpenRouter({ now: () => now });
});
afterEach(() => fake.stop());

const body = chatBody("tag", { job_description: "Requirements:\n- Rust" });
const cache = { "x-openrouter-cache": "true", "x-openrouter-cache-ttl": "3600" };
const clear = { ...cache, "x-openrouter-cache-clear": "true" };
const ask = (headers: Record<string, string> = cache) => post(fake, body, headers);
const statuses = async (...asked: Record<string, string>[]) => {
  const replies = [];
  for (const headers of asked) replies.push(await ask(headers));
  return replies.map((reply) => reply.headers.get("x-openrouter-cache-status"));
};

test("the same request is answered again at no cost, under an id of its own", async () => {
  const first = await ask();
  const billed = fake.billed();
  const second = await ask();
  expect(contentOf(second)).toBe(contentOf(first));
  expect(second.body.id).not.toBe(first.body.id);
  expect(second.body.usage).toMatchObject({ cost: 0, prompt_tokens: 0, completion_tokens: 0 });
  expect(fake.billed()).toBe(billed);
  expect(fake.calls.map(({ cost, fromCache }) => [cost > 0, fromCache])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test("who does not ask for it, asks to clear it, or comes after its hour, is billed", async () => {
  expect(await statuses({}, cache, cache, clear, cache)).toEqual([null, "MISS", "HIT", "MISS", "HIT"]);
  now += 3_600_000;
  expect(await statuses(cache, cache)).toEqual(["MISS", "HIT"]);
});

test("an answer whose caller was cut off is there for him when he comes again; the bill has it once", async () => {
  fake.script({ kind: "reset" });
  await expect(ask()).rejects.toThrow();
  const billed = fake.billed();
  expect(billed).toBeGreaterThan(0);
  expect(await statuses(cache)).toEqual(["HIT"]);
  expect(fake.billed()).toBe(billed);
});

test.each<Fault>([
  { kind: "status", status: 503 },
  { kind: "rate_limited" },
  { kind: "error_in_200" },
  { kind: "choice_error" },
  { kind: "empty" },
])("what is no success is not kept: $kind", async (fault) => {
  fake.script(fault);
  await ask();
  expect(await statuses(cache, cache)).toEqual(["MISS", "HIT"]);
});

test("a bad answer is kept like a good one: it is for the caller to clear it", async () => {
  fake.script({ kind: "bad_json" });
  const bad = contentOf(await ask());
  expect(contentOf(await ask())).toBe(bad);
  expect(contentOf(await ask(clear))).not.toBe(bad);
});
