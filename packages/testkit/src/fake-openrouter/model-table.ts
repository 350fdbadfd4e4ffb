/** The models that the fake knows, with fixed prices. Source: reference/openrouter.md, 3.5 (August 2026). */

/**
 * Prices in nano-USD a token (USD a million tokens times 1,000): whole numbers, so that every sum is exact.
 * `cacheRead` is null where a model has no prompt cache.
 */
export type ModelRow = { input: number; output: number; cacheRead: number | null };

const rows: Record<string, ModelRow> = {
  "openai/gpt-oss-20b": { input: 29, output: 140, cacheRead: null },
  "openai/gpt-oss-120b": { input: 39, output: 180, cacheRead: null },
  "deepseek/deepseek-v4-flash": { input: 98, output: 197, cacheRead: 20 },
  "openai/gpt-5-nano": { input: 50, output: 400, cacheRead: 10 },
  "google/gemini-2.5-flash-lite": { input: 100, output: 400, cacheRead: 10 },
  "openai/gpt-5-mini": { input: 250, output: 2000, cacheRead: 25 },
  "anthropic/claude-haiku-4.5": { input: 1000, output: 5000, cacheRead: 100 },
};

const unlisted: ModelRow = { input: 100, output: 400, cacheRead: null };

export const contextTokens = 131_072;

/** Any slug is served; one that the table lacks has a price of its own. */
export function modelRow(model: string): ModelRow {
  // A suffix (":free", ":nitro") picks a variant of the same model.
  return rows[model.replace(/:.*$/, "")] ?? unlisted;
}

/** `GET /models`: prices are strings, USD a token. */
export function modelList(): object[] {
  const price = (nanoUsd: number) => (nanoUsd / 1e9).toFixed(9);
  return Object.entries(rows).map(([id, { input, output, cacheRead }]) => ({
    id,
    canonical_slug: id,
    name: id,
    context_length: contextTokens,
    supported_parameters: ["structured_outputs", "response_format", "reasoning", "max_tokens", "temperature"],
    top_provider: { context_length: contextTokens, max_completion_tokens: 32_768, is_moderated: false },
    expiration_date: null,
    pricing: {
      prompt: price(input),
      completion: price(output),
      request: "0",
      ...(cacheRead !== null && { input_cache_read: price(cacheRead) }),
    },
  }));
}
