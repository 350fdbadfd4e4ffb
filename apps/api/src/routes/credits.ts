/** GET /openrouter_credits: what models have cost here. Without an OpenRouter key there is no balance to ask for. */
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";

export function creditsRoutes({ db }: ApiDeps): Hono {
  return new Hono().get("/openrouter_credits", allow("read", db), async (c) => {
    const spend = await db.runs.spend();
    return c.json({
      status: "success",
      data: {
        configured: false,
        total_credits: null,
        total_usage: null,
        remaining_credits: null,
        own_spend: {
          runs: spend.runs,
          input_tokens: spend.inputTokens,
          output_tokens: spend.outputTokens,
          cost_usd: spend.costUsd,
        },
      },
    });
  });
}
