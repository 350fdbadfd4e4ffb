/** Prompts: what one version freezes together, and which version is used for what. */
import { z } from "zod";
import { type PromptRunType, promptRunTypes } from "./names.ts";
import { storable, textSchema } from "./text.ts";

export const promptRunTypeSchema = z.enum(promptRunTypes);

/** Tokens that a model may think (0: none), or how hard it shall; never both. Null: the model's own default. */
export type Reasoning = { budget: number } | { effort: string };

/** One version, as it is asked with. It never changes: a change is another version. */
export type FrozenPrompt = {
  promptId: string;
  /** Counts the versions of a step from 1. */
  version: number;
  runType: PromptRunType;
  modelId: string;
  /** Asked in this order where the model cannot answer. */
  fallbackModels: string[];
  systemPrompt: string;
  template: string;
  temperature: number;
  /** JSON Schema as text. */
  responseSchema: string;
  reasoning: Reasoning | null;
  /** Cap on the output beside the thinking, in tokens; null: the step's own. */
  maxOutputTokens: number | null;
  /** OpenRouter's provider preferences; null: ours. */
  provider: Record<string, unknown> | null;
};

/** A version that has no number yet: its id is made of its content, so that the same content is the same version. */
export type NewPrompt = Omit<FrozenPrompt, "version"> & { note: string | null };

/** `<vendor>/<name>[:variant]` at OpenRouter; other servers name theirs as they like. */
const modelIdSchema = z
  .string()
  .regex(/^[^\s\p{Cc}]{1,200}$/u, "must be 1 to 200 characters without spaces, e.g. openai/gpt-oss-120b");

const promptTextSchema = z
  .string()
  .transform((text) => storable(text).replaceAll(/\r\n?/g, "\n").trim())
  .pipe(z.string().min(1, "must not be empty").max(100_000));

const reasoningSchema = z
  .strictObject({
    budget: z.int().min(0).max(100_000).optional(),
    effort: z.enum(["max", "xhigh", "high", "medium", "low", "minimal", "none"]).optional(),
  })
  .refine(
    ({ budget, effort }) => (budget === undefined) !== (effort === undefined),
    "must have either budget (tokens) or effort, and not both",
  )
  .transform(({ budget, effort = "none" }): Reasoning => (budget === undefined ? { effort } : { budget }));

const slugsSchema = z
  .array(z.string().regex(/^[\w./:-]{1,100}$/, "must be a provider's slug, e.g. deepinfra/fp4"))
  .max(50);
const positive = z.number().positive();
const price = z.number().nonnegative();
const sortKeys = z.enum(["price", "throughput", "latency"]);
const percentiles = z.union(
  [
    positive,
    z.strictObject({
      p50: positive.optional(),
      p75: positive.optional(),
      p90: positive.optional(),
      p99: positive.optional(),
    }),
  ],
  "must be a number above 0, or one for some of p50, p75, p90 and p99",
);

/** OpenRouter answers 400 to a key that it does not know: https://openrouter.ai/docs/guides/routing/provider-selection */
const providerSchema = z.strictObject({
  order: slugsSchema.optional(),
  only: slugsSchema.optional(),
  ignore: slugsSchema.optional(),
  allow_fallbacks: z.boolean().optional(),
  require_parameters: z.boolean().optional(),
  data_collection: z.enum(["allow", "deny"]).optional(),
  zdr: z.boolean().optional(),
  enforce_distillable_text: z.boolean().optional(),
  quantizations: z
    .array(
      z.enum([
        "int4",
        "int8",
        "fp4",
        "mxfp4",
        "nvfp4",
        "fp6",
        "fp8",
        "mxfp8",
        "fp16",
        "bf16",
        "fp32",
        "unknown",
      ]),
    )
    .optional(),
  sort: z
    .union(
      [sortKeys, z.strictObject({ by: sortKeys, partition: z.enum(["model", "none"]).optional() })],
      "must be price, throughput or latency, or {by, partition}",
    )
    .optional(),
  /** USD per million tokens; of `request` and `image` each. */
  max_price: z
    .strictObject({
      prompt: price.optional(),
      completion: price.optional(),
      request: price.optional(),
      image: price.optional(),
      audio: price.optional(),
    })
    .optional(),
  /** Tokens a second. */
  preferred_min_throughput: percentiles.optional(),
  /** Seconds. */
  preferred_max_latency: percentiles.optional(),
});

/** What a version is saved with. Its template and its response schema have checks of their own in packages/prompts. */
export const promptContentSchema = z.strictObject({
  run_type: promptRunTypeSchema,
  model_id: modelIdSchema,
  /** At OpenRouter a request names three models at most, the first included. */
  fallback_models: z.array(modelIdSchema).max(2).default([]),
  system_prompt: promptTextSchema,
  template: promptTextSchema,
  temperature: z.number().min(0).max(2).default(0),
  /** JSON Schema; absent: the step's own. */
  response_schema: z.record(z.string(), z.unknown()).optional(),
  reasoning: reasoningSchema.nullable().default(null),
  max_output_tokens: z.int().min(1).max(100_000).nullable().default(null),
  provider: providerSchema.nullable().default(null),
  note: textSchema.pipe(z.string().max(500)).nullable().default(null),
});
export type PromptContent = z.input<typeof promptContentSchema>;

/** `production` is what is asked; `challenger` is what an experiment compares it with. */
export const promptLabelSchema = z.enum(["production", "challenger"]);
export type PromptLabel = z.infer<typeof promptLabelSchema>;

/** A version as the API shows it. */
export const promptSchema = z.object({
  prompt_id: z.string(),
  run_type: promptRunTypeSchema,
  version: z.int(),
  labels: z.array(promptLabelSchema),
  origin: z.enum(["shipped", "saved"]),
  note: z.string().nullable(),
  created_at: z.iso.datetime(),
  model_id: z.string(),
  fallback_models: z.array(z.string()),
  system_prompt: z.string(),
  template: z.string(),
  temperature: z.number(),
  response_schema: z.record(z.string(), z.unknown()),
  reasoning: z
    .union([z.strictObject({ budget: z.number() }), z.strictObject({ effort: z.string() })])
    .nullable(),
  max_output_tokens: z.int().nullable(),
  provider: z.record(z.string(), z.unknown()).nullable(),
});
export type Prompt = z.infer<typeof promptSchema>;

export const movePromptLabelBodySchema = z.strictObject({ prompt_id: z.string().min(1).max(200) });

/** One of the two files of a version: `<name>.json`, its parameters, and `<name>.eta`, its texts. */
export const promptFileSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][\w.-]{0,120}\.(json|eta)$/, "must be a file's name, .json or .eta"),
  content: z.string(),
});
export type PromptFile = z.infer<typeof promptFileSchema>;

export const importPromptsBodySchema = z.strictObject({ files: z.array(promptFileSchema).min(1).max(2000) });

/** What a save or an import has made: `created` is false where the very same version was there. */
export const savedPromptSchema = z.object({
  prompt_id: z.string(),
  run_type: promptRunTypeSchema,
  version: z.int(),
  created: z.boolean(),
});
export type SavedPrompt = z.infer<typeof savedPromptSchema>;

export const createExperimentBodySchema = z.strictObject({
  run_type: promptRunTypeSchema,
  /** Absent: the version that is labelled so. */
  challenger_prompt_id: z.string().min(1).max(200).optional(),
  /** Of the jobs that the challenger gets. */
  share: z.number().gt(0).lt(1),
});

/** Production and challenger of one step side by side. */
export const experimentSchema = z.object({
  experiment_id: z.string(),
  run_type: promptRunTypeSchema,
  production_prompt_id: z.string(),
  challenger_prompt_id: z.string(),
  share: z.number(),
  state: z.enum(["running", "promoted", "stopped"]),
  created_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
});
export type Experiment = z.infer<typeof experimentSchema>;

/** `share` is `hits` / `of`, null of none; `low` to `high` is Wilson's 95 % interval. */
export const proportionSchema = z.object({
  hits: z.int(),
  of: z.int(),
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
export type Proportion = z.infer<typeof proportionSchema>;

/** A mean and its 95 % interval by the normal approximation, null for fewer than two values: rough below some 30. */
export const meanSchema = z.object({
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Mean = z.infer<typeof meanSchema>;

export const experimentArmSchema = z.object({
  prompt_id: z.string(),
  jobs: z.int(),
  calls: z.int(),
  failures: z.int(),
  input_tokens: z.int(),
  output_tokens: z.int(),
  thinking_tokens: z.int(),
  cost_usd: z.number(),
  cost_per_job_usd: meanSchema,
  latency_ms: meanSchema.extend({ median: z.number().nullable(), p90: z.number().nullable() }),
  match_share: proportionSchema,
  /** Against people's corrections: of the arm's matches, those that a person lets stand. */
  precision: proportionSchema,
  /** Against people's corrections: of the matches that a person sees, those that the arm found. */
  recall: proportionSchema,
});
export type ExperimentArm = z.infer<typeof experimentArmSchema>;

export const experimentResultSchema = experimentSchema.extend({
  arms: z.object({ production: experimentArmSchema, challenger: experimentArmSchema }),
  /** Of the atoms that both arms judged against the same resume version, those that they judged alike. */
  agreement: proportionSchema,
});
export type ExperimentResult = z.infer<typeof experimentResultSchema>;
