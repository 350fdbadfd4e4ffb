/** GET /openrouter_credits: the balance where a key is set, and what models have cost here in any case. */
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";

export function creditsRoutes({ db, credits }: ApiDeps): Hono {
  return new Hono().get("/openrouter_credits", allow("read", db), async (c) => {
    const [spend, ledger, balance] = await Promise.all([db.runs.spend(), db.usage.ledger(), credits?.()]);
    return c.json({
      status: "success",
      data: {
        configured: credits !== null,
        total_credits: balance?.totalCredits ?? null,
        total_usage: balance?.totalUsage ?? null,
        remaining_credits: balance?.remaining ?? null,
        source: balance?.source ?? null,
        own_spend: {
          runs: spend.runs,
          input_tokens: spend.inputTokens,
          output_tokens: spend.outputTokens,
          cost_usd: spend.costUsd,
          today_usd: ledger.todayUsd,
          month_usd: ledger.monthUsd,
        },
      },
    });
  });
}
