/** What models have cost: by day, model, stage and prompt version, and an assessment. Decisions of rules are no calls. */
import { z } from "zod";
import { deciderSchema, stageSchema } from "./stage.ts";

export const usageQuerySchema = z.object({
  days_back: z.coerce.number().positive().max(3650).default(30),
});

const tokens = z.number().int();
const usd = z.number();

/** Cached tokens are inside the input, reasoning tokens inside the output. */
export const callUsageSchema = z.object({
  calls: z.number().int(),
  /** Inside the calls; some of these are paid for all the same. */
  failed_calls: z.number().int(),
  input_tokens: tokens,
  cached_tokens: tokens,
  output_tokens: tokens,
  reasoning_tokens: tokens,
  cost_usd: usd,
});
export type CallUsage = z.infer<typeof callUsageSchema>;

const spreadSchema = z.object({ median: z.number(), p90: z.number() });

export const usageSchema = z.object({
  days_back: z.number(),
  total: callUsageSchema,
  /** Days of UTC, the newest first; the other lists have the dearest first. */
  by_day: z.array(callUsageSchema.extend({ day: z.iso.date() })),
  by_model: z.array(callUsageSchema.extend({ model: z.string().nullable() })),
  by_stage: z.array(callUsageSchema.extend({ stage: stageSchema.nullable() })),
  /** Nulls: calls made without a stored prompt. */
  by_prompt: z.array(
    callUsageSchema.extend({
      prompt_id: z.string().nullable(),
      prompt_version: z.number().int().nullable(),
      run_type: z.string().nullable(),
    }),
  ),
  /** Whole assessments of the jobs that came in that time, by who decided them. */
  per_assessment: z.array(
    z.object({
      assessed_by: deciderSchema.nullable(),
      assessments: z.number().int(),
      calls: spreadSchema,
      /** Input and output. */
      tokens: spreadSchema,
      cost_usd: spreadSchema,
      /** From its opening to its end, waiting included. */
      seconds: spreadSchema,
    }),
  ),
  /** Jobs that came in that time, duplicates aside. `share` is null where none of them holds a posting. */
  jobs: z.object({
    with_posting: z.number().int(),
    completed: z.number().int(),
    share: z.number().min(0).max(1).nullable(),
  }),
});
export type Usage = z.infer<typeof usageSchema>;

export const assessmentUsageSchema = callUsageSchema.extend({
  assessment_id: z.string(),
  /** From its opening to its end; null while it is open. */
  seconds: z.number().nullable(),
});
export type AssessmentUsage = z.infer<typeof assessmentUsageSchema>;
