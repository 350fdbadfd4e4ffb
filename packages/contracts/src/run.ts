/** Decisions as the API lists them, and the balance that they are paid from. */
import { z } from "zod";

/** One decision of one stage: what was asked with, and what it cost; not what was said. */
export const runSummarySchema = z.object({
  run_id: z.string(),
  stage: z.string().nullable(),
  run_type: z.string().nullable(),
  /** `rules`: our own, at no cost. */
  model: z.string().nullable(),
  prompt_id: z.string().nullable(),
  prompt_version: z.int().nullable(),
  /** `reused`: the reply to the same question in another assessment, at no cost. */
  status: z.string(),
  error: z.string().nullable(),
  provider: z.string().nullable(),
  generation_id: z.string().nullable(),
  input_tokens: z.int(),
  /** Inside `input_tokens`. */
  cached_tokens: z.int(),
  output_tokens: z.int(),
  thinking_tokens: z.int(),
  cost_usd: z.number(),
  /** From the request to the end of the reply; null while there is none. */
  latency_ms: z.number().nullable(),
  started_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
});
export type RunOfJob = z.infer<typeof runSummarySchema>;

/** USD; null where the provider does not tell. */
export const creditsSchema = z.object({
  /** Whether a model is set. */
  configured: z.boolean(),
  total_credits: z.number().nullable(),
  total_usage: z.number().nullable(),
  remaining_credits: z.number().nullable(),
  /** Whose balance it is. */
  source: z.enum(["account", "key"]).nullable(),
  own_spend: z.object({
    runs: z.int(),
    input_tokens: z.int(),
    output_tokens: z.int(),
    cost_usd: z.number(),
    today_usd: z.number(),
    month_usd: z.number(),
  }),
});
export type Credits = z.infer<typeof creditsSchema>;
