/** A chat request in the words of the API. Facts: OpenRouter's OpenAPI description of POST /chat/completions. */
import type { ChatRequest } from "./chat.ts";

/**
 * The order of the keys is part of it: the response cache goes by the bytes.
 * @param openRouter false: only what every OpenAI-compatible server knows. Ollama, vLLM and LM Studio refuse or ignore
 * the rest, and not all of them read max_completion_tokens.
 */
export function requestBody(request: ChatRequest, openRouter: boolean): Record<string, unknown> {
  const { model, fallbackModels, messages, schema, temperature, maxCompletionTokens, sessionId } = request;
  const common = {
    messages,
    temperature,
    response_format: {
      type: "json_schema",
      json_schema: { name: schema.name, strict: true, schema: schema.schema },
    },
  };
  if (!openRouter) return { model, ...common, max_tokens: maxCompletionTokens };
  return {
    ...(fallbackModels.length > 0 ? { models: [model, ...fallbackModels] } : { model }),
    ...common,
    max_completion_tokens: maxCompletionTokens,
    ...(request.reasoning && { reasoning: reasoning(request.reasoning) }),
    session_id: sessionId,
    // Only endpoints that obey the schema, and none that keeps resumes to train on.
    provider: { require_parameters: true, data_collection: "deny", ...request.provider },
  };
}

function reasoning(asked: NonNullable<ChatRequest["reasoning"]>): Record<string, unknown> {
  if ("effort" in asked) return { effort: asked.effort };
  return asked.budget > 0 ? { max_tokens: asked.budget } : { effort: "none" };
}

/**
 * OpenRouter keeps a good answer for an hour: the same call after a crash is answered from there and costs nothing.
 * Source: docs/guides/features/response-caching.
 */
export function cacheHeaders({ fresh }: Pick<ChatRequest, "fresh">): Record<string, string> {
  return {
    "x-openrouter-cache": "true",
    "x-openrouter-cache-ttl": "3600",
    ...(fresh && { "x-openrouter-cache-clear": "true" }),
  };
}
