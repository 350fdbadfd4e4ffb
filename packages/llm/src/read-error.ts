/**
 * What a provider's error means and what it does. Read by structure: status, numeric code, error_type, availability;
 * never by the words of a message. Source: OpenRouter's "errors and debugging" page; OpenAI's and vLLM's codes.
 */
import { z } from "zod";
import type { Failed, GateReason, Usage } from "./chat.ts";
import { askedMs, retryAfterMs } from "./retry-after.ts";

/** Every call would get this reply now: stay away for `retryMs`; null where the provider does not say how long. */
export type Gated = { kind: "gated"; reason: GateReason; retryMs: number | null };

/** Provider trouble that says how long it lasts: this call is worth making again after `retryMs`, and not before. */
export type Overloaded = { kind: "overloaded"; retryMs: number };

const text = z.string().nullish().catch(null);

const errorSchema = z.object({
  // A number at OpenRouter; other servers write "429" or "model_not_found".
  code: z.union([z.number(), z.string()]).nullish().catch(null),
  type: text,
  message: text,
  metadata: z
    .object({
      error_type: text,
      limit_source: text,
      reasons: z.array(z.unknown()).nullish().catch(null),
      patterns: z.array(z.unknown()).nullish().catch(null),
      headers: z.record(z.string(), z.unknown()).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  availability: z
    .object({
      code: text,
      retryable: z.boolean().nullish().catch(null),
      retry_after: z.number().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

type ProviderError = z.infer<typeof errorSchema>;
type Meaning = { class: Failed["class"]; detail: string };

const inputTooLarge: Meaning = { class: "permanent", detail: "input_too_large" };
const modelUnavailable: Meaning = { class: "permanent", detail: "model_unavailable" };
const invalidRequest: Meaning = { class: "permanent", detail: "invalid_request" };
const contentBlocked: Meaning = { class: "content", detail: "content_blocked" };
const llmUnavailable: Meaning = { class: "transport", detail: "llm_unavailable" };
const llmTimeout: Meaning = { class: "transport", detail: "llm_timeout" };

const meanings = new Map<string, Meaning>([
  ["context_length_exceeded", inputTooLarge],
  ["token_limit_exceeded", inputTooLarge],
  ["string_too_long", inputTooLarge],
  ["payload_too_large", inputTooLarge],
  ["max_tokens_exceeded", { class: "truncated", detail: "output_truncated" }],
  ["not_found", modelUnavailable],
  ["model_not_found", modelUnavailable],
  ["model_deprecated", modelUnavailable],
  ["no_endpoints", modelUnavailable],
  ["constraint_filtered", modelUnavailable],
  ["privacy_restricted", modelUnavailable],
  ["free_variant_ended", modelUnavailable],
  ["invalid_request", invalidRequest],
  ["invalid_prompt", invalidRequest],
  ["unprocessable", invalidRequest],
  ["content_policy", contentBlocked],
  ["content_policy_violation", contentBlocked],
  ["content_filter", contentBlocked],
  ["refusal", { class: "content", detail: "model_refused" }],
  ["provider_unavailable", llmUnavailable],
  ["provider_overloaded", llmUnavailable],
  ["server", llmUnavailable],
  ["timeout", llmTimeout],
]);

/**
 * @param status the response's; 200 for an error inside a response that began well
 * @param error the body's `error`; undefined where there is none
 */
export function readError({
  status: httpStatus,
  headers,
  error: raw,
  usage,
}: {
  status: number;
  headers: Headers;
  error: unknown;
  usage: Usage | null;
}): Failed | Gated | Overloaded {
  const parsed = errorSchema.safeParse(typeof raw === "string" ? { message: raw } : raw);
  const error: ProviderError = parsed.success ? parsed.data : {};
  const types = [error.metadata?.error_type, error.code, error.availability?.code, error.type];
  const status = httpStatus >= 400 ? httpStatus : statusIn(error, types);

  const retryAfterSeconds = error.availability?.retry_after ?? null;
  const gated = gateReason(status, error, types, headers);
  if (gated) {
    const reset = error.metadata?.headers?.["X-RateLimit-Reset"];
    const retryMs = retryAfterMs(headers, { retryAfterSeconds, reset });
    // When an account gets credit again nobody can say; it is looked up.
    return { kind: "gated", reason: gated, retryMs: gated === "rate_limited" ? retryMs : null };
  }

  const meaning = meaningOf(status, error, types, parsed.success);
  const retryMs =
    status === 503 && meaning.class === "transport" ? askedMs(headers, retryAfterSeconds) : null;
  if (retryMs !== null) return { kind: "overloaded", retryMs };
  const quote = error.message ? `: ${error.message.slice(0, 300)}` : "";
  const named = types.find((type) => typeof type === "string")?.slice(0, 100) ?? meaning.detail;
  return {
    kind: "failed",
    ...meaning,
    message: `The model provider answered ${status} (${named})${quote}`.replaceAll(/\p{Cc}+/gu, " "),
    usage,
    generationId: null,
  };
}

/** The status that an error inside a good response stands for; 502 where it does not say. */
function statusIn(error: ProviderError, types: unknown[]): number {
  const code = Number(error.code);
  if (code >= 400 && code < 600) return code;
  if (types.includes("rate_limit_exceeded")) return 429;
  if (types.includes("payment_required")) return 402;
  if (types.includes("authentication")) return 401;
  return 502;
}

function gateReason(
  status: number,
  error: ProviderError,
  types: unknown[],
  headers: Headers,
): GateReason | null {
  const source = error.metadata?.limit_source ?? null;
  switch (status) {
    case 429:
      // OpenAI's word for an account that is out of money.
      return types.includes("insufficient_quota") ? "no_credit" : "rate_limited";
    case 402:
      // Calls under way have the balance reserved: some will be let through as these end.
      return source === "openrouter_in_flight_budget" || headers.has("retry-after")
        ? "rate_limited"
        : "no_credit";
    case 401:
      return "unauthorized";
    case 403:
      if (blocked(error, types)) return null;
      // The key's, guardrail's or workspace's budget is spent.
      return source === null ? "unauthorized" : "no_credit";
    default:
      return null;
  }
}

function blocked({ metadata }: ProviderError, types: unknown[]): boolean {
  if (metadata?.reasons || metadata?.patterns) return true;
  return types.some((type) => typeof type === "string" && meanings.get(type)?.class === "content");
}

function meaningOf(status: number, error: ProviderError, types: unknown[], understood: boolean): Meaning {
  const retryable = error.availability?.retryable;
  if (status === 404 || status === 503) {
    if (retryable === true) return llmUnavailable;
    if (retryable === false) return modelUnavailable;
  }
  for (const type of types) {
    const meaning = typeof type === "string" ? meanings.get(type) : undefined;
    if (meaning) return meaning;
  }
  if (status === 408 || status === 504 || status === 524) return llmTimeout;
  if (status >= 500) return llmUnavailable;
  if (status === 403) return contentBlocked;
  // No error of the API's own: the base URL leads to something else.
  if (status === 404)
    return understood ? modelUnavailable : { class: "permanent", detail: "endpoint_not_found" };
  if (status === 413) return inputTooLarge;
  return invalidRequest;
}
