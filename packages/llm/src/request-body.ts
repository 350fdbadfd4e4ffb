/** A chat request in the words of the API. Facts: OpenRouter's OpenAPI description of POST /chat/completions. */
import type { ChatRequest } from "./chat.ts";

/**
 * @param openRouter false: only what every OpenAI-compatible server knows. Ollama, vLLM and LM Studio refuse or ignore
 * the rest, and not all of them read max_completion_tokens.
 */
export function requestBody(request: ChatRequest, openRouter: boolean): Record<string, unknown> {
  const { model, messages, schema, temperature, thinkingBudget, maxCompletionTokens, sessionId } = request;
  const common = {
    model,
    messages,
    temperature,
    response_format: {
      type: "json_schema",
      json_schema: { name: schema.name, strict: true, schema: schema.schema },
    },
  };
  if (!openRouter) return { ...common, max_tokens: maxCompletionTokens };
  return {
    ...common,
    max_completion_tokens: maxCompletionTokens,
    ...(thinkingBudget !== null && { reasoning: reasoning(thinkingBudget) }),
    session_id: sessionId,
    // Only endpoints that obey the schema, and none that keeps resumes to train on.
    provider: { require_parameters: true, data_collection: "deny" },
  };
}

function reasoning(budget: number): Record<string, unknown> {
  return budget > 0 ? { max_tokens: budget } : { effort: "none" };
}
