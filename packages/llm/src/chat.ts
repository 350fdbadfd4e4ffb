/** What is asked of a model and what may come of it. No HTTP and no provider's field names here. */

export type ChatRequest = {
  model: string;
  /** Asked in this order where the model cannot answer; OpenRouter only, which takes two at most. */
  fallbackModels: string[];
  /** What stays the same from call to call comes first, so that the provider's prompt cache hits. */
  messages: { role: "system" | "user" | "assistant"; content: string }[];
  /** `name`: letters, digits, "_" and "-", at most 64. `schema`: closed objects, every property required. */
  schema: { name: string; schema: Record<string, unknown> };
  temperature: number;
  /** `budget`: tokens the model may think, 0 for none. `effort`: "low", "medium", … Null: the model's default. */
  reasoning: { budget: number } | { effort: string } | null;
  /** OpenRouter's provider preferences, laid over our own; null: ours alone. */
  provider: Record<string, unknown> | null;
  /** Thinking included, so it must exceed the thinking's budget. */
  maxCompletionTokens: number;
  /** Calls with one id go to one endpoint, whose prompt cache is warm; at most 256 characters. */
  sessionId: string;
  /** The last answer to this very question was no good: the provider must not give it again from its cache. */
  fresh: boolean;
  /** What the budget reserves money for; the provider hears neither. */
  runId: string;
  assessmentId: string;
};

export type Usage = {
  inputTokens: number;
  /** Inside inputTokens: those that the provider had in its prompt cache. */
  cachedTokens: number;
  outputTokens: number;
  /** Inside outputTokens. */
  thinkingTokens: number;
  /** 0 where the server names no price, and where the answer came from OpenRouter's response cache. */
  costUsd: number;
};

/** What every call of a route would hear now, until something changes at the provider. */
export type GateReason = "rate_limited" | "no_credit" | "unauthorized";

/**
 * - `answered`: `content` is what the model wrote; nobody has checked it against the schema yet.
 * - `wait`: nothing is wrong with the request; ask again at `until`. Uses up no try.
 * - `over_budget`: no call was made; it might have cost more than is left. `until`: when that may be otherwise; null:
 *   only with a higher limit.
 * - `failed`: `transport` may work when tried again; `permanent` never will; `content` was refused by the model or a
 *   filter; `truncated` ran into the output limit: ask for less. `detail` is for machines. `message` is for people and
 *   may quote the provider.
 */
export type ChatReply =
  | {
      kind: "answered";
      content: string;
      model: string;
      /** Who served the model; null where the API does not say. */
      provider: string | null;
      generationId: string | null;
      usage: Usage;
    }
  | { kind: "wait"; until: Date; reason: GateReason | "no_slot" | "breaker_open" | "overloaded" }
  | { kind: "over_budget"; scope: "job" | "day" | "month"; until: Date | null }
  | {
      kind: "failed";
      class: "transport" | "permanent" | "content" | "truncated";
      detail: string;
      message: string;
      /** What it cost all the same; null where the provider did not say. */
      usage: Usage | null;
      /** Of an answer that is no good, which the response cache may give again; null where there is none. */
      generationId: string | null;
    };

export type Wait = Extract<ChatReply, { kind: "wait" }>;
export type Failed = Extract<ChatReply, { kind: "failed" }>;
