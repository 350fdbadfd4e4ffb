import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleResume } from "../samples.ts";
import { mostWithin } from "./call-log.ts";
import { chatBody, contentOf, post } from "./sample-chat.ts";
import { type FakeOpenRouter, startFakeOpenRouter } from "./start-fake-openrouter.ts";

let fake: FakeOpenRouter;
beforeEach(async () => {
  fake = await startFakeOpenRouter();
});
afterEach(() => fake.stop());

const match = {
  resume: sampleResume,
  classified_objects: [
    { id: "r1.1", requirement_string: "Experience with TypeScript" },
    { id: "r2.1", requirement_string: "Experience with Rust" },
  ],
};

const get = async (path: string, key?: string) => {
  const response = await fetch(
    fake.baseUrl + path,
    key ? { headers: { authorization: `Bearer ${key}` } } : {},
  );
  return { status: response.status, body: (await response.json()) as { data: never } };
};

test.each([
  ["another key", "sk-wrong", 401],
  ["no key", "", 401],
  ["a management key", "sk-or-mgmt-fake", 403],
])("a call with %s is refused and costs nothing", async (_, apiKey, status) => {
  const reply = await post({ baseUrl: fake.baseUrl, apiKey }, chatBody("match", match));
  expect(reply.status).toBe(status);
  expect(reply.body.error?.code).toBe(status);
  expect(fake.billed()).toBe(0);
  expect(fake.calls).toMatchObject([{ status, cost: 0 }]);
});

test.each([
  [
    "a bare schema as json_schema",
    { response_format: { type: "json_schema", json_schema: { type: "object" } } },
  ],
  ["a schema without a name", { response_format: { type: "json_schema", json_schema: { schema: {} } } }],
  [
    "a name with a blank",
    { response_format: { type: "json_schema", json_schema: { name: "a b", schema: {} } } },
  ],
  ["no schema", { response_format: { type: "json_schema", json_schema: { name: "a" } } }],
  ["an unknown provider key", { provider: { only: ["deepinfra"], fallbacks: true } }],
  ["an unknown quantization", { provider: { quantizations: ["fp7"] } }],
  ["no messages", { messages: [] }],
  ["effort and a thinking budget at once", { reasoning: { effort: "low", max_tokens: 10 } }],
  ["four models", { models: ["a/1", "a/2", "a/3", "a/4"] }],
  ["two efforts that disagree", { reasoning: { effort: "low" }, reasoning_effort: "high" }],
])("a request with %s is a 400 invalid_request", async (_, more) => {
  const reply = await post(fake, chatBody("match", match, more));
  expect(reply.status).toBe(400);
  expect(reply.body.error).toMatchObject({ code: 400, metadata: { error_type: "invalid_request" } });
});

test("a body that is no JSON is a 400", async () => {
  expect((await post(fake, "{")).status).toBe(400);
});

test("everything that we may send is accepted", async () => {
  const more = {
    provider: {
      only: ["deepinfra"],
      allow_fallbacks: true,
      require_parameters: true,
      data_collection: "deny",
      zdr: true,
      quantizations: ["fp4", "bf16"],
      sort: "price",
      max_price: { prompt: 1, completion: 2 },
    },
    reasoning: { effort: "low", exclude: true },
    max_completion_tokens: 4000,
    temperature: 0,
    session_id: "s",
    metadata: { run: "r" },
  };
  expect((await post(fake, chatBody("match", match, more))).status).toBe(200);
});

test("used-up credits are a 402 until there are more", async () => {
  fake.credits.used = fake.credits.total;
  const refused = await post(fake, chatBody("match", match));
  expect(refused.status).toBe(402);
  expect(refused.body.error?.metadata?.error_type).toBe("payment_required");
  fake.credits.total += 1;
  expect((await post(fake, chatBody("match", match))).status).toBe(200);
});

test("a key's own limit is a 403 once it is spent, and GET /key tells what is left of it", async () => {
  const { body } = await post(fake, chatBody("match", match));
  const { cost } = body.usage;
  fake.key.limit = 2 * cost;
  const key = (await get("/key", fake.apiKey)).body.data as { limit_remaining: number };
  expect(key.limit_remaining).toBeCloseTo(cost, 12);
  fake.key.limit = cost;
  const refused = await post(fake, chatBody("match", match));
  expect(refused.status).toBe(403);
  expect(refused.body.error?.metadata).toMatchObject({ limit_source: "openrouter_key_limit" });
  expect((await get("/key", fake.apiKey)).body.data).toMatchObject({ limit_remaining: 0 });
  expect(fake.reads).toEqual(["/key", "/key"]);
});

test("a prompt past the model's context is refused by type", async () => {
  const reply = await post(fake, chatBody("tag", { job_description: "word ".repeat(200_000) }));
  expect(reply.body.error?.metadata?.error_type).toBe("context_length_exceeded");
});

test("the bill is the sum of usage.cost, and thinking is inside the completion", async () => {
  const replies = await Promise.all(
    ["openai/gpt-oss-120b", "openai/gpt-5-mini", "nobody/knows-it"].map((model) =>
      post(fake, chatBody("match", match, { model, reasoning: { effort: "low" } })),
    ),
  );
  const usages = replies.map(({ body }) => body.usage);
  expect(fake.billed()).toBeCloseTo(
    usages.reduce((sum, { cost }) => sum + cost, 0),
    12,
  );
  expect(fake.credits.used).toBeCloseTo(fake.billed(), 12);
  for (const usage of usages) {
    expect(usage.cost).toBeGreaterThan(0);
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
    expect(usage.completion_tokens_details.reasoning_tokens).toBeGreaterThan(0);
    expect(usage.completion_tokens_details.reasoning_tokens).toBeLessThan(usage.completion_tokens);
  }
  expect(usages[0]?.cost).toBeCloseTo(
    ((usages[0]?.prompt_tokens ?? 0) * 0.039 + (usages[0]?.completion_tokens ?? 0) * 0.18) / 1e6,
    12,
  );
  expect(replies[0]?.headers.get("x-generation-id")).toBe(replies[0]?.body.id);
});

test("a prefix sent again is cached and cheaper on a model that caches", async () => {
  const model = "openai/gpt-5-mini";
  const resume = sampleResume.repeat(12);
  const first = await post(fake, chatBody("match", { ...match, resume }, { model }));
  const second = await post(fake, chatBody("match", { ...match, resume }, { model }));
  expect(first.body.usage.prompt_tokens_details.cached_tokens).toBe(0);
  expect(second.body.usage.prompt_tokens_details.cached_tokens).toBeGreaterThan(1024);
  expect(second.body.usage.cost).toBeLessThan(first.body.usage.cost);
});

test("a cap on the completion cuts the answer and says length", async () => {
  const reply = await post(fake, chatBody("match", match, { max_completion_tokens: 20 }));
  expect(reply.body.choices[0]?.finish_reason).toBe("length");
  expect(reply.body.usage.completion_tokens).toBe(20);
  expect(() => JSON.parse(contentOf(reply))).toThrow();
});

test("a call that is none of our steps is answered, with a run type of null", async () => {
  const reply = await post(fake, { model: "m", messages: [{ role: "user", content: "ping" }] });
  expect(contentOf(reply)).toBe("OK");
  expect(fake.calls[0]).toMatchObject({ runType: null, model: "m", status: 200, aborted: false });
});

test("the account tells usage by key, and credits by management key only", async () => {
  const { body } = await post(fake, chatBody("match", match));
  const key = await get("/key", fake.apiKey);
  expect(key.body.data).toMatchObject({ usage: body.usage.cost, limit: null, is_management_key: false });
  expect((await get("/key", "sk-wrong")).status).toBe(401);
  expect((await get("/key", fake.managementKey)).body.data).toMatchObject({ is_management_key: true });
  expect((await get("/credits", fake.apiKey)).status).toBe(403);
  expect((await get("/credits", fake.managementKey)).body.data).toMatchObject({ total_credits: 100 });
});

test("the catalogue has prices as strings, USD a token", async () => {
  expect((await get("/models")).body.data).toContainEqual(
    expect.objectContaining({
      id: "openai/gpt-oss-120b",
      pricing: expect.objectContaining({ prompt: "0.000000039", completion: "0.000000180" }),
    }),
  );
});

test("an aborted call is billed and known as aborted", async () => {
  const slow = await startFakeOpenRouter({ latencyMs: 600_000 });
  const gone = new AbortController();
  const asked = fetch(`${slow.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${slow.apiKey}` },
    body: JSON.stringify(chatBody("match", match)),
    signal: gone.signal,
  });
  asked.catch(() => {});
  await expect.poll(() => slow.billed()).toBeGreaterThan(0);
  gone.abort();
  await expect(asked).rejects.toThrow();
  await expect.poll(() => slow.calls[0]?.aborted).toBe(true);
  expect(slow.calls[0]).toMatchObject({ status: null, cost: slow.billed() });
  await slow.stop();
});

test("calls under way at one time are counted, refused ones too", async () => {
  const slow = await startFakeOpenRouter({ latencyMs: 100 });
  await Promise.all([1, 2, 3].map(() => post(slow, chatBody("match", match))));
  await post(slow, chatBody("match", match));
  expect(slow.maxConcurrent()).toBe(3);
  expect(slow.maxStartsWithin(60_000)).toBe(4);
  await slow.stop();
});

test.each([
  [[0, 100, 200, 300], 100, 1],
  [[0, 99, 100, 199], 100, 2],
  [[0, 0, 0, 500], 100, 3],
  [[0, 400, 450, 499, 800], 100, 3],
  [[], 100, 0],
])("of starts at %j, any window of %i ms holds at most %i", (starts, ms, most) => {
  expect(mostWithin(starts, ms)).toBe(most);
});
