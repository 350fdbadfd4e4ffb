/** Calls to language models over any OpenAI-compatible API; made for OpenRouter. The only room that knows opossum. */
export type { Budget } from "./budget.ts";
export type { ChatReply, ChatRequest, Usage } from "./chat.ts";
export type { Credits } from "./credits.ts";
export type { Limiter } from "./limiter.ts";
export { createLlm, type Llm, type LlmOptions } from "./llm.ts";
export { lookAtProvider, type ProviderFacts } from "./look-at-provider.ts";
