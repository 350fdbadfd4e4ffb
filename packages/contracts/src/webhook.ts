/** Webhooks: who is told of what has ended, what they are sent, and what came of it. */
import { z } from "zod";
import { quarantineReasonSchema } from "./quarantine.ts";
import { ratingLevelSchema } from "./rating.ts";
import { deciderSchema, stageSchema } from "./stage.ts";

export const webhookEventSchema = z.enum(["assessment.completed", "job.quarantined"]);
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** Sent by POST /v1/webhooks/{webhook_id}/test. */
export const testEvent = "webhook.test";
const sentEventSchema = z.enum([...webhookEventSchema.options, testEvent]);

export const createWebhookBodySchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }).max(2000),
  events: z
    .array(webhookEventSchema)
    .min(1)
    .max(webhookEventSchema.options.length)
    .default([...webhookEventSchema.options])
    .transform((events) => [...new Set(events)]),
});
export type CreateWebhookBody = z.input<typeof createWebhookBodySchema>;

export const webhookSchema = z.object({
  webhook_id: z.string(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  created_at: z.iso.datetime(),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** The only answer that ever holds the secret: `whsec_` and 32 bytes in base64. */
export const createdWebhookSchema = webhookSchema.extend({ secret: z.string() });
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;

export const webhookDeliverySchema = z.object({
  /** The header `webhook-id` of every try. */
  delivery_id: z.string(),
  event: sentEventSchema,
  job_id: z.string().nullable(),
  assessment_id: z.string().nullable(),
  state: z.enum(["pending", "delivered", "failed"]),
  attempts: z.int().nonnegative(),
  /** Of the next try; null when there is none. */
  due_at: z.iso.datetime().nullable(),
  /** HTTP status of the last answer; null: there was none. */
  last_status: z.int().nullable(),
  last_error: z.string().nullable(),
  created_at: z.iso.datetime(),
  delivered_at: z.iso.datetime().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

const job = {
  job_id: z.string(),
  assessment_id: z.string(),
  resume_id: z.string().nullable(),
  job_title: z.string().nullable(),
  job_company: z.string().nullable(),
  job_url: z.string().nullable(),
};

/** The body of a webhook request. `timestamp` is when it happened, the header's when it was sent. */
export const webhookMessageSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("assessment.completed"),
    timestamp: z.iso.datetime(),
    data: z.object({
      ...job,
      rating: ratingLevelSchema.nullable(),
      match_percentage: z.number().nullable(),
      required_qualifications_count: z.int().nullable(),
      required_matched_count: z.int().nullable(),
      additional_qualifications_count: z.int().nullable(),
      assessed_by: deciderSchema.nullable(),
      degraded: z.string().nullable(),
    }),
  }),
  z.object({
    type: z.literal("job.quarantined"),
    timestamp: z.iso.datetime(),
    data: z.object({
      ...job,
      stage: stageSchema,
      reason: quarantineReasonSchema,
      detail: z.string(),
      message: z.string(),
    }),
  }),
  z.object({
    type: z.literal(testEvent),
    timestamp: z.iso.datetime(),
    data: z.object({ webhook_id: z.string() }),
  }),
]);
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;
