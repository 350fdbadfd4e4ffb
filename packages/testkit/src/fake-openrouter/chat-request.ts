/** The body of POST /chat/completions as OpenRouter documents it: what is wrong here is a 400 there. */
import { z } from "zod";

const efforts = ["max", "xhigh", "high", "medium", "low", "minimal", "none"] as const;
const effort = z.enum(efforts);
export type Effort = z.infer<typeof effort>;

const contentPart = z.looseObject({ type: z.string(), text: z.string().optional() });

const message = z.looseObject({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: z.union([z.string(), z.array(contentPart)]).nullish(),
});

/** `json_schema` without a name is the well-known mistake of sending a bare schema. */
const responseFormat = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("text") }),
  z.looseObject({ type: z.literal("json_object") }),
  z.looseObject({
    type: z.literal("json_schema"),
    json_schema: z.strictObject({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      schema: z.record(z.string(), z.unknown()),
      strict: z.boolean().nullish(),
      description: z.string().optional(),
    }),
  }),
]);

const usdPerMillion = z.union([z.number(), z.string()]);
const threshold = z.union([z.number(), z.partialRecord(z.enum(["p50", "p75", "p90", "p99"]), z.number())]);
const sortBy = z.enum(["price", "throughput", "latency"]);

/** Keys beyond these were answered with 400 `Unrecognized key(s)`. */
const provider = z.strictObject({
  order: z.array(z.string()).nullish(),
  only: z.array(z.string()).nullish(),
  ignore: z.array(z.string()).nullish(),
  allow_fallbacks: z.boolean().nullish(),
  require_parameters: z.boolean().nullish(),
  data_collection: z.enum(["allow", "deny"]).nullish(),
  zdr: z.boolean().nullish(),
  enforce_distillable_text: z.boolean().nullish(),
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
    .nullish(),
  sort: z.union([sortBy, z.strictObject({ by: sortBy, partition: z.string().optional() })]).nullish(),
  max_price: z.record(z.string(), usdPerMillion).nullish(),
  preferred_min_throughput: threshold.nullish(),
  preferred_max_latency: threshold.nullish(),
});

const reasoning = z
  .looseObject({
    effort: effort.nullish(),
    max_tokens: z.int().nonnegative().nullish(),
    exclude: z.boolean().nullish(),
    enabled: z.boolean().nullish(),
  })
  .refine((given) => given.effort == null || given.max_tokens == null, "effort or max_tokens, not both");

export const chatRequestSchema = z
  .looseObject({
    messages: z.array(message).min(1),
    model: z.string().min(1).optional(),
    models: z.array(z.string()).max(3, "'models' array must have 3 items or fewer.").optional(),
    response_format: responseFormat.nullish(),
    provider: provider.nullish(),
    reasoning: reasoning.nullish(),
    reasoning_effort: effort.nullish(),
    max_completion_tokens: z.int().positive().nullish(),
    max_tokens: z.int().positive().nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    session_id: z.string().max(256).nullish(),
    metadata: z
      .record(z.string().max(64), z.string().max(512))
      .refine((pairs) => Object.keys(pairs).length <= 16, "at most 16 pairs")
      .nullish(),
    stream: z.literal(false, "this fake does not stream").nullish(),
  })
  .refine(
    ({ reasoning, reasoning_effort }) =>
      reasoning_effort == null || reasoning?.effort == null || reasoning.effort === reasoning_effort,
    "reasoning_effort and reasoning.effort disagree",
  );
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** All text of the messages with one of these roles; parts of a message are lines of their own. */
export function messageText(request: ChatRequest, roles: readonly string[]): string {
  return request.messages
    .filter(({ role }) => roles.includes(role))
    .map(({ content }) =>
      Array.isArray(content) ? content.map((part) => part.text ?? "").join("\n") : (content ?? ""),
    )
    .join("\n");
}

export const systemRoles = ["system", "developer"] as const;
export const userRoles = ["user", "assistant", "tool"] as const;
