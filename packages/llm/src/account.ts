/** What OpenRouter tells of the account and of the key. Other servers have neither; these are never asked. */
import { z } from "zod";
import type { Api } from "./api.ts";

const timeoutMs = 10_000;
const amount = z.number().nullish().catch(null);
const balanceSchema = z.object({ data: z.object({ total_credits: amount, total_usage: amount }) });
const keySchema = z.object({ data: z.object({ limit: amount, limit_remaining: amount, usage: amount }) });

type Data<S extends z.ZodType<{ data: unknown }>> = z.infer<S>["data"];

/** USD. `why`: the status, or the error's name, where there is no data. */
export type Looked<Fields> = { data: Fields; why: null } | { data: null; why: number | string };

export type Account = {
  /** GET /credits, for which OpenRouter wants a management key; null without one. */
  balance(): Promise<Looked<Data<typeof balanceSchema>> | null>;
  /** GET /key: the limit and the usage of the key that calls are made with. */
  key(): Promise<Looked<Data<typeof keySchema>>>;
};

/** @param managementKey may not call models, and is the only one that sees the balance; null: there is none */
export function createAccount(api: Api, managementKey: string | null): Account {
  const look = async <S extends z.ZodType<{ data: unknown }>>(
    path: string,
    schema: S,
    apiKey?: string,
  ): Promise<Looked<Data<S>>> => {
    try {
      const call = { path, ...(apiKey !== undefined && { apiKey }) };
      const { status, text } = await api.request(call, AbortSignal.timeout(timeoutMs));
      if (status !== 200) return { data: null, why: status };
      return { data: schema.parse(JSON.parse(text ?? "")).data, why: null };
    } catch (error) {
      return { data: null, why: error instanceof Error ? error.name : "error" };
    }
  };
  return {
    balance: async () =>
      managementKey === null ? null : await look("/credits", balanceSchema, managementKey),
    key: () => look("/key", keySchema),
  };
}
