import { modelResponseSchemas } from "@leadfit/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleResume } from "../samples.ts";
import type { Fault } from "./fault.ts";
import { chatBody, contentOf, post } from "./sample-chat.ts";
import { type FakeOpenRouter, startFakeOpenRouter } from "./start-fake-openrouter.ts";

let fake: FakeOpenRouter;
beforeAll(async () => {
  fake = await startFakeOpenRouter();
});
afterAll(() => fake.stop());

const atoms = [
  { id: "r1.1", requirement_string: "Experience with TypeScript" },
  { id: "r1.2", requirement_string: "Experience with Rust" },
];
const body = chatBody("match", { resume: sampleResume, classified_objects: atoms });

const withFault = async (fault: Fault, asked = body) => {
  fake.script(fault);
  const before = fake.billed();
  const reply = await post(fake, asked);
  return { ...reply, choice: reply.body.choices?.[0], billed: fake.billed() - before };
};

const verdicts = async (fault: Fault) => {
  const reply = await withFault(fault);
  return JSON.parse(contentOf(reply)).assessed_objects as Record<string, unknown>[];
};

test("a status fault sends its status, type and Retry-After, and costs nothing", async () => {
  const reply = await withFault({
    kind: "status",
    status: 429,
    errorType: "rate_limit_exceeded",
    retryAfterSeconds: 7,
    metadata: { provider_name: "p" },
  });
  expect(reply.status).toBe(429);
  expect(reply.headers.get("retry-after")).toBe("7");
  expect(reply.headers.get("x-generation-id")).toMatch(/^gen-/);
  expect(reply.body.error).toMatchObject({
    code: 429,
    metadata: { error_type: "rate_limit_exceeded", provider_name: "p" },
  });
  expect(reply.billed).toBe(0);
});

test("an error in a 200 has no choices and costs nothing", async () => {
  const reply = await withFault({ kind: "error_in_200" });
  expect(reply.status).toBe(200);
  expect(reply.body).not.toHaveProperty("choices");
  expect(reply.body.error?.code).toBe(502);
  expect(reply.billed).toBe(0);
});

test("bad JSON claims to be finished and is billed", async () => {
  const reply = await withFault({ kind: "bad_json" });
  expect(() => JSON.parse(contentOf(reply))).toThrow();
  expect(reply.choice?.finish_reason).toBe("stop");
  expect(reply.billed).toBeCloseTo(reply.body.usage.cost, 12);
});

test("fenced JSON is sound inside its fence", async () => {
  const content = contentOf(await withFault({ kind: "fenced_json" }));
  expect(() => JSON.parse(content)).toThrow();
  expect(JSON.parse(/```json\n(.*)\n```/s.exec(content)?.[1] ?? "")).toHaveProperty("assessed_objects");
});

test("truncated content says length", async () => {
  const reply = await withFault({ kind: "truncated" });
  expect(() => JSON.parse(contentOf(reply))).toThrow();
  expect(reply.choice?.finish_reason).toBe("length");
});

test("a refusal has no content, and a filter its own finish reason", async () => {
  const refusal = await withFault({ kind: "refusal" });
  expect(refusal.choice?.message.content).toBeNull();
  expect(refusal.choice?.message.refusal).not.toBeNull();
  expect(refusal.billed).toBeGreaterThan(0);
  expect((await withFault({ kind: "content_filter" })).choice?.finish_reason).toBe("content_filter");
});

test("an empty completion costs nothing", async () => {
  const reply = await withFault({ kind: "empty" });
  expect(reply.choice).toMatchObject({ finish_reason: null, message: { content: "" } });
  expect(reply.body.usage).toMatchObject({ cost: 0, completion_tokens: 0 });
  expect(reply.billed).toBe(0);
});

test("item faults lose, add and repeat items", async () => {
  expect((await verdicts({ kind: "missing_items" })).map(({ id }) => id)).toEqual(["r1.1"]);
  expect((await verdicts({ kind: "extra_items" })).map(({ id }) => id)).toEqual(["r1.1", "r1.2", "r999.1"]);
  expect((await verdicts({ kind: "duplicate_items" })).map(({ id }) => id)).toEqual(["r1.1", "r1.2", "r1.1"]);
});

test.each(["extra_items", "duplicate_items", "missing_items", "wrong_strings"] as const)(
  "%s keeps to the schema, so that only a look at the contents finds it",
  async (kind) => {
    const asked = chatBody("tag", { job_description: "Requirements:\n- Rust\n- Go" });
    modelResponseSchemas.tag.parse(JSON.parse(contentOf(await withFault({ kind }, asked))));
    modelResponseSchemas.match.parse(JSON.parse(contentOf(await withFault({ kind }))));
  },
);

test("missing items of a cut requirement are all of its atoms", async () => {
  const tagged_list = [
    { id: "r1", category: "required", raw_string: "Rust" },
    { id: "r2", category: "required", raw_string: "Experience with AWS or Azure" },
  ];
  const reply = await withFault({ kind: "missing_items" }, chatBody("atomize", { tagged_list }));
  expect(JSON.parse(contentOf(reply)).atomic_objects).toMatchObject([{ id: "r1.1" }]);
});

test("invented evidence claims every match by words that the resume does not hold", async () => {
  for (const verdict of await verdicts({ kind: "invented_evidence" })) {
    expect(verdict.match).toBe(true);
    expect(sampleResume).not.toContain(verdict.evidence_quote);
  }
});

test("wrong strings keep the ids and change the words", async () => {
  const wrong = await verdicts({ kind: "wrong_strings" });
  expect(wrong.map(({ id }) => id)).toEqual(["r1.1", "r1.2"]);
  for (const { requirement_string: text } of wrong) expect(JSON.stringify(atoms)).not.toContain(text);
});

test("a schema-invalid answer is sound JSON whose list is no list", async () => {
  const content = JSON.parse(contentOf(await withFault({ kind: "schema_invalid" })));
  expect(Array.isArray(content.assessed_objects)).toBe(false);
});

test("a reset cuts the line, is billed, and the caller never hears the price", async () => {
  const before = fake.billed();
  fake.script({ kind: "reset" });
  await expect(post(fake, body)).rejects.toThrow();
  expect(fake.billed()).toBeGreaterThan(before);
  await expect
    .poll(() => fake.calls.at(-1))
    .toMatchObject({ fault: "reset", status: null, aborted: true, endedAt: expect.any(Number) });
});

const ask = (signal: AbortSignal) =>
  fetch(`${fake.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${fake.apiKey}` },
    body: JSON.stringify(body),
    signal,
  });

test("a stall sends nothing at all for as long as the caller waits", async () => {
  fake.script({ kind: "stall" });
  const gone = new AbortController();
  const asked = ask(gone.signal);
  asked.catch(() => {});
  await expect.poll(() => fake.calls.at(-1)?.fault).toBe("stall");
  expect(fake.calls.at(-1)).toMatchObject({ status: null, endedAt: null });
  gone.abort();
  await expect(asked).rejects.toThrow();
  await expect.poll(() => fake.calls.at(-1)?.aborted).toBe(true);
});

test("a drip keeps the line alive with spaces and never ends", async () => {
  fake.script({ kind: "drip" });
  const gone = new AbortController();
  const response = await ask(gone.signal);
  const reader = response.body?.getReader();
  for (let reads = 0; reads < 3; reads++) {
    const { value, done } = (await reader?.read()) ?? {};
    expect(done).toBe(false);
    expect(new TextDecoder().decode(value).trim()).toBe("");
  }
  gone.abort();
});

test("a huge body goes on until the caller has had enough", async () => {
  fake.script({ kind: "huge" });
  const gone = new AbortController();
  const response = await ask(gone.signal);
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > 10_000_000) break;
  }
  gone.abort();
  expect(bytes).toBeGreaterThan(10_000_000);
  await expect.poll(() => fake.calls.at(-1)?.aborted).toBe(true);
});

test("a fault waits for its run type and its turns, and then replies are honest again", async () => {
  fake.script({ kind: "status", status: 503 }, { times: 2, runType: "ja_2_1_assessment" });
  const tag = chatBody("tag", { job_description: "Requirements:\n- Rust" });
  const statuses = [];
  for (const asked of [body, tag, body, tag, tag]) statuses.push((await post(fake, asked)).status);
  expect(statuses).toEqual([200, 503, 200, 503, 200]);
});

test("a fault holds for a time where it is given one, and ends when it is ended", async () => {
  let now = 0;
  const timed = await startFakeOpenRouter({ now: () => now });
  const status = async () => (await post(timed, body)).status;
  timed.script({ kind: "rate_limited" }, { forMs: 5_000 });
  expect([await status(), await status()]).toEqual([429, 429]);
  now = 5_000;
  expect(await status()).toBe(200);
  const end = timed.script({ kind: "overloaded" }, { forMs: 5_000 });
  expect(await status()).toBe(503);
  end();
  expect(await status()).toBe(200);
  await timed.stop();
});

test("a model's own error sends the call on to the next one, which is billed; the last one's error is the answer", async () => {
  const asked = { ...body, model: undefined, models: ["openai/gpt-5-nano", "openai/gpt-5-mini"] };
  const down = { kind: "status", status: 502 } as const;
  fake.script(down, { model: "openai/gpt-5-nano" });
  const answered = await post(fake, asked);
  expect([answered.status, answered.body.model]).toEqual([200, "openai/gpt-5-mini"]);
  for (const model of asked.models) fake.script(down, { model });
  expect((await post(fake, asked)).status).toBe(502);
  fake.script({ kind: "rate_limited" });
  expect((await post(fake, asked)).status).toBe(429);
});

test.each<[Fault["kind"], number, object]>([
  ["in_flight_budget", 402, { metadata: { limit_source: "openrouter_in_flight_budget" } }],
  ["key_limit", 403, { metadata: { limit_source: "openrouter_key_limit" } }],
  ["guardrail", 403, { metadata: { patterns: expect.any(Array) } }],
  ["moderation", 403, { metadata: { reasons: expect.any(Array) } }],
  ["constraint_filtered", 404, { availability: { retryable: false } }],
  ["overloaded", 503, { metadata: { error_type: "provider_overloaded" } }],
  ["rate_limited", 429, { metadata: { error_type: "rate_limit_exceeded" } }],
  ["free_daily_limit", 429, { metadata: { limit_source: "openrouter_free_tier_daily" } }],
])("%s is sent as it is documented, and costs nothing", async (kind, status, error) => {
  const reply = await withFault({ kind } as Fault);
  expect(reply.status).toBe(status);
  expect(reply.body.error).toMatchObject({ code: status, ...error });
  expect(reply.billed).toBe(0);
});

test("the free models' day ends at UTC midnight, which only X-RateLimit-Reset says", async () => {
  const { headers } = await withFault({ kind: "free_daily_limit" });
  expect(headers.get("retry-after")).toBeNull();
  const reset = Number(headers.get("x-ratelimit-reset"));
  expect(reset % 86_400_000).toBe(0);
  expect(reset).toBeGreaterThan(Date.now());
});

test("an answer broken off has a partial text and an error in its choice, and costs nothing", async () => {
  const reply = await withFault({ kind: "choice_error" });
  expect(reply.status).toBe(200);
  expect(reply.choice).toMatchObject({ finish_reason: "error", error: { code: 502 } });
  expect(contentOf(reply).length).toBe(10);
  expect([reply.billed, reply.body.usage.cost]).toEqual([0, 0]);
});

test("an item fault waits for a reply that has items", async () => {
  fake.script({ kind: "missing_items" });
  const posting = await post(fake, chatBody("extract", { page: "# Cook\n\nCook for us." }));
  expect(JSON.parse(contentOf(posting))).toHaveProperty("posting.title");
  const list = await post(fake, body);
  expect(JSON.parse(contentOf(list)).assessed_objects).toHaveLength(1);
});
