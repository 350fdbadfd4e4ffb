/** Turns a response of POST /chat/completions into what came of the call. Pure; a status of 200 proves nothing. */
import { z } from "zod";
import type { ApiResponse } from "./api.ts";
import type { ChatReply, Failed, Usage } from "./chat.ts";
import { type Gated, type Overloaded, readError } from "./read-error.ts";

export type Reading = Extract<ChatReply, { kind: "answered" }> | Failed | Gated | Overloaded;

/** What our tables can hold; beyond that it is no count, and no price. */
const count = z.int().nonnegative().max(2_147_483_647).catch(0);
const usd = z.number().nonnegative().max(100_000).catch(0);
// Postgres refuses NUL in text, and JSON has no use for it.
const text = z
  .string()
  .transform((value) => value.replaceAll("\0", ""))
  .nullish()
  .catch(null);

const usageSchema = z
  .object({
    prompt_tokens: count,
    completion_tokens: count,
    prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
    completion_tokens_details: z.object({ reasoning_tokens: count }).nullish().catch(null),
    cost: usd,
    is_byok: z.boolean().catch(false),
    cost_details: z.object({ upstream_inference_cost: usd }).nullish().catch(null),
  })
  .nullish()
  .catch(null);

const replySchema = z.object({
  id: text,
  model: text,
  provider: text,
  choices: z
    .array(
      z.object({
        finish_reason: text,
        message: z.object({ content: text, refusal: text }).nullish().catch(null),
        error: z.unknown().optional(),
      }),
    )
    .catch([]),
  usage: usageSchema,
});

const bodySchema = z.record(z.string(), z.unknown());

/** @param asked the model that was asked for; the answer names it where the provider does not */
export function readReply({ status, headers, text: raw }: ApiResponse, asked: string): Reading {
  const body = bodySchema.safeParse(parseJson(raw));
  const fields = body.success ? body.data : null;
  if (status >= 400) {
    // vLLM of old puts the error's fields at the top.
    const error = fields?.error ?? (fields?.object === "error" ? fields : undefined);
    return readError({ status, headers, error, usage: null });
  }
  const headerId = headers.get("x-generation-id");
  if (raw === null)
    return failed(
      "truncated",
      "output_too_large",
      "The model's response is longer than 1 MB.",
      null,
      headerId,
    );
  if (!fields) return failed("transport", "invalid_response", "The model provider answered no JSON.", null);

  const reply = replySchema.parse(fields);
  const usage = readUsage(reply.usage);
  const generationId = reply.id ?? headerId;
  const choice = reply.choices[0];
  const error = fields.error ?? choice?.error;
  if (error != null) return readError({ status, headers, error, usage });
  const bad = (failureClass: Failed["class"], detail: string, message: string) =>
    failed(failureClass, detail, message, usage, generationId);
  switch (choice?.finish_reason) {
    case "length":
      return bad("truncated", "output_truncated", "The model ran into its output limit.");
    case "content_filter":
      return bad("content", "content_blocked", "A content filter stopped the model's answer.");
    case "error":
      return failed("transport", "llm_unavailable", "The model provider broke off the answer.", usage);
  }
  if (choice?.finish_reason === "refusal" || choice?.message?.refusal)
    return bad("content", "model_refused", "The model refused to answer.");
  const content = choice?.message?.content ?? "";
  if (content.trim() === "") return bad("transport", "empty_completion", "The model's answer is empty.");
  return {
    kind: "answered",
    content,
    model: reply.model ?? asked,
    provider: reply.provider ?? null,
    generationId,
    usage: usage ?? { inputTokens: 0, cachedTokens: 0, outputTokens: 0, thinkingTokens: 0, costUsd: 0 },
  };
}

function readUsage(usage: z.infer<typeof usageSchema>): Usage | null {
  if (!usage) return null;
  // With one's own key at a provider, `cost` is OpenRouter's fee alone and the provider bills the rest.
  const upstream = usage.is_byok ? (usage.cost_details?.upstream_inference_cost ?? 0) : 0;
  return {
    inputTokens: usage.prompt_tokens,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    outputTokens: usage.completion_tokens,
    thinkingTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
    costUsd: usage.cost + upstream,
  };
}

function failed(
  failureClass: Failed["class"],
  detail: string,
  message: string,
  usage: Usage | null,
  generationId: string | null = null,
): Failed {
  return { kind: "failed", class: failureClass, detail, message, usage, generationId };
}

function parseJson(raw: string | null): unknown {
  try {
    return JSON.parse(raw ?? "");
  } catch {
    return undefined;
  }
}
