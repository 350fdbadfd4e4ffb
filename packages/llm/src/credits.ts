/** What the account may still spend, as far as the key may see it. */
import { z } from "zod";
import type { Api } from "./api.ts";

/** USD; null: unknown or without a limit. */
export type Credits = { totalCredits: number | null; totalUsage: number | null; remaining: number | null };

const timeoutMs = 10_000;
const amount = z.number().nullish().catch(null);
const creditsSchema = z.object({ data: z.object({ total_credits: amount, total_usage: amount }) });
const keySchema = z.object({ data: z.object({ limit: amount, limit_remaining: amount, usage: amount }) });

/**
 * The account's credits (GET /credits, which OpenRouter answers to management keys only), else the limit and usage of
 * the key itself (GET /key), which no key is refused. `remaining` is the lesser of both. Servers other than OpenRouter
 * have no credits: all null.
 * @param onFailure told why one of the two gave nothing
 */
export async function readCredits(
  api: Api,
  onFailure: (path: string, why: number | string) => void,
): Promise<Credits> {
  if (!api.openRouter) return { totalCredits: null, totalUsage: null, remaining: null };

  const read = async <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S> | null> => {
    try {
      const { status, text } = await api.request(path, null, AbortSignal.timeout(timeoutMs));
      const parsed = status === 200 ? schema.safeParse(JSON.parse(text ?? "")) : null;
      // An ordinary key is refused /credits; that is no failure.
      if (!parsed?.success && status !== 403) onFailure(path, status);
      return parsed?.data ?? null;
    } catch (error) {
      onFailure(path, error instanceof Error ? error.name : "error");
      return null;
    }
  };
  const [account, key] = await Promise.all([read("/credits", creditsSchema), read("/key", keySchema)]);
  const totalCredits = account?.data.total_credits ?? null;
  const totalUsage = account?.data.total_usage ?? null;
  const left = [
    totalCredits !== null && totalUsage !== null ? totalCredits - totalUsage : null,
    key?.data.limit_remaining ?? null,
  ].filter((value) => value !== null);
  return {
    totalCredits: totalCredits ?? key?.data.limit ?? null,
    totalUsage: totalUsage ?? key?.data.usage ?? null,
    remaining: left.length > 0 ? Math.min(...left) : null,
  };
}
