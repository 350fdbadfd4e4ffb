/** Descriptions of the routes about the system itself: quarantine, cost, health, webhooks, keys. */
import {
  apiKeySchema,
  assessmentUsageSchema,
  createdKeySchema,
  createdWebhookSchema,
  createKeyBodySchema,
  createWebhookBodySchema,
  creditsSchema,
  discardedQuarantinesSchema,
  operationsBucketSchema,
  operationsHistoryQuerySchema,
  operationsSchema,
  quarantineGroupSchema,
  quarantineSchema,
  quarantineSelectionSchema,
  retriedQuarantinesSchema,
  runSummarySchema,
  systemSchema,
  usageQuerySchema,
  usageSchema,
  webhookDeliverySchema,
  webhookSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { bodyErrors, json, type Operations } from "./operation.ts";

const selection = {
  group: { stage: "extract", reason: "missing_job_description", detail: "bot_wall" },
};

export const systemOperations: Operations = {
  "GET /v1/quarantine": {
    summary: "What is parked, and why",
    tag: "Operations",
    answers: { 200: { description: "The newest 500", data: z.array(quarantineSchema) } },
  },
  "GET /v1/quarantine/groups": {
    summary: "What is parked, by cause, each with what to do",
    tag: "Operations",
    answers: { 200: { description: "By cause", data: z.array(quarantineGroupSchema) } },
  },
  "POST /v1/quarantine/retry": {
    summary: "Send several parked jobs on, by their ids or their cause",
    tag: "Operations",
    bodies: json(quarantineSelectionSchema, selection),
    answers: { 202: { description: "How many, and which not", data: retriedQuarantinesSchema } },
    errors: bodyErrors,
  },
  "POST /v1/quarantine/discard": {
    summary: "Give several parked jobs up",
    description: "Their assessments are cancelled and come back only by regenerating the jobs.",
    tag: "Operations",
    bodies: json(quarantineSelectionSchema, selection),
    answers: { 200: { description: "How many, and which not", data: discardedQuarantinesSchema } },
    errors: bodyErrors,
  },
  "POST /v1/quarantine/:id/retry": {
    summary: "Send a parked job on",
    tag: "Operations",
    answers: {
      202: {
        description: "On its way",
        data: z.object({ job_id: z.string(), assessment_id: z.string() }),
      },
    },
    errors: { 404: ["unknown_quarantine"] },
  },
  "GET /openrouter_credits": {
    summary: "The balance, and what models have cost here",
    tag: "Operations",
    answers: { 200: { description: "USD", data: creditsSchema } },
  },
  "GET /v1/usage": {
    summary: "Calls, tokens, cost and seconds by day, model, stage and prompt version",
    tag: "Operations",
    query: usageQuerySchema,
    answers: { 200: { description: "The figures", data: usageSchema } },
    errors: { 400: ["invalid_query"] },
  },
  "GET /v1/assessments/:id/usage": {
    summary: "What one assessment took",
    tag: "Operations",
    answers: {
      200: {
        description: "The figures and the runs",
        data: assessmentUsageSchema.extend({ runs: z.array(runSummarySchema) }),
      },
    },
    errors: { 404: ["unknown_assessment"] },
  },
  "GET /healthz": {
    summary: "Whether this process answers",
    tag: "Operations",
    answers: { 200: { description: "It does", data: z.object({ alive: z.literal(true) }) } },
  },
  "GET /readyz": {
    summary: "Whether its database answers",
    tag: "Operations",
    answers: {
      200: {
        description: "It does, and for how long the oldest due task has waited",
        data: z.object({ ready: z.literal(true), oldest_due_task_seconds: z.number().nullable() }),
      },
    },
  },
  "GET /v1/webhooks": {
    summary: "Every webhook",
    tag: "Webhooks",
    answers: { 200: { description: "The newest first", data: z.array(webhookSchema) } },
  },
  "POST /v1/webhooks": {
    summary: "Have a URL told of what ends",
    description: "The secret is in this answer and nowhere else.",
    tag: "Webhooks",
    bodies: json(createWebhookBodySchema, {
      url: "https://northwind.example/leadfit",
      events: ["assessment.completed"],
    }),
    answers: { 201: { description: "The webhook with its secret", data: createdWebhookSchema } },
    errors: bodyErrors,
  },
  "DELETE /v1/webhooks/:id": {
    summary: "Tell it no more",
    tag: "Webhooks",
    answers: {
      200: {
        description: "Done",
        data: z.object({ webhook_id: z.string(), deleted: z.literal(true) }),
      },
    },
    errors: { 404: ["unknown_webhook"] },
  },
  "GET /v1/webhooks/:id/deliveries": {
    summary: "What was sent, and what came of it",
    tag: "Webhooks",
    answers: { 200: { description: "The newest 100", data: z.array(webhookDeliverySchema) } },
    errors: { 404: ["unknown_webhook"] },
  },
  "POST /v1/webhooks/:id/test": {
    summary: "Have a test event sent",
    tag: "Webhooks",
    answers: { 202: { description: "Its delivery, still to be sent", data: webhookDeliverySchema } },
    errors: { 404: ["unknown_webhook"] },
  },
  "GET /v1/keys": {
    summary: "Every key",
    tag: "Access",
    answers: { 200: { description: "The newest first", data: z.array(apiKeySchema) } },
  },
  "POST /v1/keys": {
    summary: "Make a key",
    description: "The key is in this answer and nowhere else.",
    tag: "Access",
    bodies: json(createKeyBodySchema, { name: "scraper", scopes: ["ingest", "read"] }),
    answers: { 201: { description: "The key", data: createdKeySchema } },
    errors: bodyErrors,
  },
  "DELETE /v1/keys/:id": {
    summary: "End a key and its sessions",
    tag: "Access",
    answers: {
      200: { description: "Done", data: z.object({ key_id: z.string(), revoked: z.literal(true) }) },
    },
    errors: { 404: ["unknown_key"], 409: ["own_key", "last_admin_key"] },
  },
  "POST /v1/session": {
    summary: "Swap the printed URL's login token for a cookie",
    tag: "Access",
    bodies: json(z.strictObject({ token: z.string().min(1).max(200) }), { token: "…" }),
    answers: { 200: { description: "The cookie is set", data: z.object({}) } },
    errors: bodyErrors,
  },
  "DELETE /v1/session": {
    summary: "Log out",
    tag: "Access",
    answers: { 200: { description: "The cookie is gone", data: z.object({}) } },
  },
};

/** What runs, what waits, and what it did when. */
export const liveOperations: Operations = {
  "GET /metrics": {
    summary: "What this process counts, and how the system stands",
    tag: "Operations",
    answers: {
      200: { description: "As Prometheus reads it", other: { type: "text/plain", schema: z.string() } },
    },
  },
  "GET /v1/system": {
    summary: "What there is, and what this key may do",
    tag: "Operations",
    answers: { 200: { description: "The first look of a page", data: systemSchema } },
  },
  "GET /v1/operations": {
    summary: "Queues, processes, routes of models, money",
    tag: "Operations",
    answers: { 200: { description: "As it stands now", data: operationsSchema } },
  },
  "GET /v1/operations/history": {
    summary: "What was done when",
    tag: "Operations",
    query: operationsHistoryQuerySchema,
    answers: { 200: { description: "The oldest first", data: z.array(operationsBucketSchema) } },
    errors: { 400: ["invalid_query"] },
  },
};
