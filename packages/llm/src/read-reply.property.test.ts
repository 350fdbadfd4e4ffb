/** Whatever a server sends, it comes to one of the documented readings. fast-check prints the seed of a failure. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readReply } from "./read-reply.ts";
import { completion } from "./scripted-server.ts";

const numRuns = 20_000;

const kinds = ["answered", "failed", "gated", "overloaded"];
const classes = ["transport", "permanent", "content", "truncated"];
const reasons = ["rate_limited", "no_credit", "unauthorized"];

const words = fc.constantFrom(
  ...["error", "length", "stop", "refusal", "content_filter", "rate_limit_exceeded", "payment_required"],
  ...[
    "context_length_exceeded",
    "insufficient_quota",
    "timeout",
    "openrouter_in_flight_budget",
    "\0",
    "a\0b",
    "",
  ],
);
const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(-1, 0, 0.5, 1e308, 401, 402, 403, 429, 500, 502),
);
const leaf = fc.oneof(fc.constant(null), fc.boolean(), numbers, words, fc.string({ unit: "binary" }));
const json = fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: fc.jsonValue() });

/** The fields that we look at, each with what belongs there or with anything. */
const odd = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: fc.record(model, { requiredKeys: [] }) }, { weight: 1, arbitrary: json });
const error = odd({
  code: fc.oneof(numbers, words),
  type: words,
  message: json,
  metadata: odd({
    error_type: words,
    limit_source: words,
    reasons: fc.array(json, { maxLength: 2 }),
    patterns: json,
    headers: odd({ "X-RateLimit-Reset": json }),
  }),
  availability: odd({ code: words, retryable: json, retry_after: json }),
});
const choice = odd({
  finish_reason: words,
  message: odd({ content: fc.oneof(words, fc.string({ unit: "binary" }), json), refusal: json }),
  error: fc.oneof(fc.constant(null), error),
});
const usage = odd({
  prompt_tokens: json,
  completion_tokens: json,
  cost: json,
  is_byok: json,
  prompt_tokens_details: odd({ cached_tokens: json }),
  completion_tokens_details: odd({ reasoning_tokens: json }),
  cost_details: odd({ upstream_inference_cost: json }),
});
const body = odd({
  id: json,
  model: json,
  provider: json,
  object: words,
  choices: fc.oneof(fc.array(choice, { maxLength: 2 }), json),
  usage,
  error: fc.oneof(fc.constant(undefined), error),
});

const good = JSON.stringify(completion().body);
/** A good reply with a piece cut out, doubled or replaced. */
const mutated = fc
  .tuple(fc.nat(good.length), fc.nat(40), fc.string({ unit: "binary", maxLength: 10 }))
  .map(([at, length, put]) => good.slice(0, at) + put + good.slice(at + length));

const text = fc.oneof(
  { weight: 6, arbitrary: body.map((value) => JSON.stringify(value) ?? "") },
  { weight: 2, arbitrary: mutated },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const status = fc.oneof(
  fc.constantFrom(200, 201, 400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 524, 529),
  fc.integer({ min: 200, max: 599 }),
);
const header = fc.oneof(
  fc.constantFrom("0", "7", "-1", "1e9", "soon", "Thu, 01 Jan 1970 00:00:00 GMT", ""),
  fc.integer().map(String),
);
const headers = fc.dictionary(fc.constantFrom("retry-after", "x-ratelimit-reset", "x-generation-id"), header);

test(`over ${numRuns} replies: none throws, each is one of the documented kinds, and no text holds a NUL`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(status, headers, text, (code, fields, raw) => {
      const reading = readReply({ status: code, headers: new Headers(fields), text: raw }, "asked/model");
      seen.add(reading.kind === "failed" ? reading.class : reading.kind);
      expect(kinds).toContain(reading.kind);
      if (reading.kind === "gated") {
        expect(reasons).toContain(reading.reason);
        if (reading.retryMs === null) return;
        expect(reading.retryMs).toBeGreaterThanOrEqual(1_000);
        expect(reading.retryMs).toBeLessThanOrEqual(24 * 3_600_000);
        return;
      }
      if (reading.kind === "overloaded") {
        expect(reading.retryMs).toBeGreaterThanOrEqual(1_000);
        expect(reading.retryMs).toBeLessThanOrEqual(600_000);
        return;
      }
      if (reading.kind === "answered") {
        expect(code).toBeLessThan(400);
        expect(reading.content.trim()).not.toBe("");
        expect(
          [reading.content, reading.model, reading.provider, reading.generationId].join(""),
        ).not.toContain("\0");
      } else {
        expect(classes).toContain(reading.class);
        expect(reading.detail).toMatch(/^[a-z_]+$/);
        expect(reading.message).not.toContain("\0");
      }
      // As much as their columns hold.
      for (const amount of Object.values(reading.usage ?? {})) {
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThan(2 ** 31);
      }
    }),
    { numRuns },
  );
  // The arbitraries reach every kind.
  expect([...seen].sort()).toEqual([...classes, "answered", "gated", "overloaded"].sort());
});
