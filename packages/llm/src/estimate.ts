/** The most that a call can cost. */
import type { ChatRequest } from "./chat.ts";
import type { Prices } from "./prices.ts";

export type Estimated = { model: string; outputTokens: number } & (
  | { inputTokens: number }
  | { inputCharacters: number }
);

/** USD a call of a model whose price is not known: 5,000 tokens in and 1,000 out of claude-haiku-4.5. */
export const unknownPriceUsd = 0.01;
/** English has about four characters a token, German three, Chinese and Japanese between one and two. */
const charactersPerToken = 2;

/** USD: all of the input at the full price, all of the output that the model may write. Does not throw. */
export async function estimateCost(prices: Prices, asked: Estimated): Promise<number> {
  const price = await prices.of(asked.model);
  if (!price) return unknownPriceUsd;
  const inputTokens =
    "inputTokens" in asked ? asked.inputTokens : Math.ceil(asked.inputCharacters / charactersPerToken);
  return price.request + price.prompt * inputTokens + price.completion * asked.outputTokens;
}

/** USD: the dearest of the models that may answer it. Does not throw. */
export async function estimateRequest(prices: Prices, request: ChatRequest): Promise<number> {
  const { model, fallbackModels, messages, schema, maxCompletionTokens: outputTokens } = request;
  const texts = [...messages.map(({ content }) => content), JSON.stringify(schema)];
  const inputCharacters = texts.reduce((sum, text) => sum + text.length, 0);
  const each = [model, ...fallbackModels].map((one) =>
    estimateCost(prices, { model: one, inputCharacters, outputTokens }),
  );
  return Math.max(...(await Promise.all(each)));
}
