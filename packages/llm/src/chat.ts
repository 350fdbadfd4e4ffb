/** What is asked of a model and what may come of it. No HTTP and no provider's field names here. */

export type ChatRequest = {
  model: string;
  /** What stays the same from call to call comes first, so that the provider's prompt cache hits. */
  messages: { role: "system" | "user" | "assistant"; content: string }[];
  /** `name`: letters, digits, "_" and "-", at most 64. `schema`: closed objects, every property required. */
  schema: { name: string; schema: Record<string, unknown> };
  temperature: number;
  /** Tokens the model may think; 0: none; null: the model's default. */
  thinkingBudget: number | null;
  /** Thinking included, so it must exceed `thinkingBudget`. */
  maxCompletionTokens: number;
  /** Calls with one id go to one endpoint, whose prompt cache is warm; at most 256 characters. */
  sessionId: string;
};

export type Usage = {
  inputTokens: number;
  outputTokens: number;
  /** Inside outputTokens. */
  thinkingTokens: number;
  /** 0 where the server names no price. */
  costUsd: number;
};

/**
 * - `answered`: `content` is what the model wrote; nobody has checked it against the schema yet.
 * - `wait`: nothing is wrong with the request; ask again at `until`. Uses up no try.
 * - `failed`: `transport` may work when tried again; `permanent` never will; `content` was refused by the model or a
 *   filter; `truncated` ran into the output limit: ask for less. `detail` is for machines. `message` is for people and
 *   may quote the provider.
 */
export type ChatReply =
  | { kind: "answered"; content: string; model: string; generationId: string | null; usage: Usage }
  | {
      kind: "wait";
      until: Date;
      reason: "rate_limited" | "no_slot" | "breaker_open" | "no_credit" | "unauthorized";
    }
  | {
      kind: "failed";
      class: "transport" | "permanent" | "content" | "truncated";
      detail: string;
      message: string;
      /** What it cost all the same; null where the provider did not say. */
      usage: Usage | null;
    };

export type Wait = Extract<ChatReply, { kind: "wait" }>;
export type Failed = Extract<ChatReply, { kind: "failed" }>;
