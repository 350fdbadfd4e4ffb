/** Tokens and price of one call, from its texts. Knows nothing of the bill that they are put on. */
import type { ChatRequest, Effort } from "./chat-request.ts";
import type { ModelReply } from "./model-reply.ts";
import { modelRow } from "./model-table.ts";

/** English text averages about four characters a token. */
const charactersPerToken = 4;
/** Without a cap of the caller's own; the largest that our models offer is far above. */
const defaultCapTokens = 16_384;
/** Shorter prefixes are not cached (OpenAI's floor). */
const cacheFloorTokens = 1_024;

/** Of the cap on completion tokens (docs: guides/best-practices/reasoning-tokens). */
const effortShares: Record<Effort, number> = {
  max: 0.95,
  xhigh: 0.95,
  high: 0.8,
  medium: 0.5,
  low: 0.2,
  minimal: 0.1,
  none: 0,
};

export function countTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

/** What a call may think and say, thinking included. */
export function capTokens(request: ChatRequest): number {
  return request.max_completion_tokens ?? request.max_tokens ?? defaultCapTokens;
}

/** What a call thinks: half as much as it says, within what it was allowed. */
export function thinkingTokens(request: ChatRequest, content: string): number {
  const { reasoning } = request;
  if (!reasoning && !request.reasoning_effort) return 0;
  if (reasoning?.enabled === false) return 0;
  const effort = reasoning?.effort ?? request.reasoning_effort ?? "medium";
  const allowed = reasoning?.max_tokens ?? Math.floor(effortShares[effort] * capTokens(request));
  return Math.min(allowed, capTokens(request), Math.ceil(countTokens(content) / 2));
}

/** A model that comes to its cap stops in the middle of a word; thinking comes first and eats of the same cap. */
export function cutAtCap(request: ChatRequest, reply: ModelReply, thinking: number): ModelReply {
  const left = capTokens(request) - thinking;
  if (reply.content === null || countTokens(reply.content) <= left) return reply;
  return { ...reply, content: reply.content.slice(0, left * charactersPerToken), finishReason: "length" };
}

export function countCachedTokens(model: string, prompt: string, previous: string): number {
  if (modelRow(model).cacheRead === null) return 0;
  let same = 0;
  while (same < Math.min(prompt.length, previous.length) && prompt[same] === previous[same]) same++;
  const tokens = Math.floor(same / charactersPerToken);
  return tokens < cacheFloorTokens ? 0 : tokens;
}

/** `usage` as the response has it, and the price in nano-USD. */
export function countUsage(call: {
  model: string;
  promptTokens: number;
  cachedTokens: number;
  thinking: number;
  reply: ModelReply;
}) {
  const { promptTokens, cachedTokens, thinking, reply } = call;
  const said = countTokens(`${reply.content ?? ""}${reply.refusal ?? ""}`);
  // Zero-completion insurance: nothing said and no reason given is nothing owed.
  const isFree = said === 0 && reply.finishReason === null;
  const completionTokens = isFree ? 0 : thinking + said;
  const row = modelRow(call.model);
  const input = (promptTokens - cachedTokens) * row.input + cachedTokens * (row.cacheRead ?? row.input);
  const output = completionTokens * row.output;
  const nanoUsd = isFree ? 0 : input + output;
  const usage = {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    cost: nanoUsd / 1e9,
    is_byok: false,
    prompt_tokens_details: { cached_tokens: cachedTokens, cache_write_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: isFree ? 0 : thinking },
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: isFree ? 0 : input / 1e9,
      upstream_inference_completions_cost: output / 1e9,
    },
  };
  return { usage, nanoUsd };
}
