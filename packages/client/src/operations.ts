/** Calls about the system: health, keys, webhooks, cost. */
import {
  apiKeySchema,
  assessmentUsageSchema,
  type CreateKeyBody,
  type CreateWebhookBody,
  createdKeySchema,
  createdWebhookSchema,
  creditsSchema,
  operationsBucketSchema,
  operationsSchema,
  runSummarySchema,
  systemSchema,
  usageSchema,
  webhookDeliverySchema,
  webhookSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { path, type Transport } from "./transport.ts";

export function operationCalls({ call }: Transport, url: string) {
  return {
    /** True where a Leadfit API answers. */
    async alive(): Promise<boolean> {
      // Without the key: whoever listens there now may be somebody else.
      return await fetch(new URL("/healthz", url)).then(
        async (response) => response.ok && (await response.text()).includes('"alive":true'),
        () => false,
      );
    },
    /** Swaps a login token for the browser's session. @throws ApiError 401 */
    async logIn(token: string): Promise<void> {
      await call(z.unknown(), "/v1/session", { body: { token } });
    },
    async logOut(): Promise<void> {
      await call(z.unknown(), "/v1/session", { method: "DELETE" });
    },
    /** The newest first, also those that have ended. */
    async keys() {
      return await call(apiKeySchema.array(), "/v1/keys");
    },
    /** The only answer with the key in it. */
    async createKey(body: CreateKeyBody) {
      return await call(createdKeySchema, "/v1/keys", { body });
    },
    /** Its sessions end too. @throws ApiError 404, or 409 for the data folder's own and for the last admin key */
    async revokeKey(keyId: string): Promise<void> {
      await call(z.unknown(), path`/v1/keys/${keyId}`, { method: "DELETE", repeatable: false });
    },
    async webhooks() {
      return await call(webhookSchema.array(), "/v1/webhooks");
    },
    /** The only answer with its secret in it. @throws ApiError 400 where the URL leads into a private network */
    async createWebhook(body: CreateWebhookBody) {
      return await call(createdWebhookSchema, "/v1/webhooks", { body });
    },
    async deleteWebhook(webhookId: string): Promise<void> {
      await call(z.unknown(), path`/v1/webhooks/${webhookId}`, { method: "DELETE", repeatable: false });
    },
    /** The newest 100. */
    async webhookDeliveries(webhookId: string) {
      return await call(webhookDeliverySchema.array(), path`/v1/webhooks/${webhookId}/deliveries`);
    },
    /** Has a `webhook.test` sent. */
    async testWebhook(webhookId: string) {
      return await call(webhookDeliverySchema, path`/v1/webhooks/${webhookId}/test`, { method: "POST" });
    },
    /** The first look of a page: what there is, and what this key may do. */
    async system() {
      return await call(systemSchema, "/v1/system");
    },
    /** Queues, processes, routes of models, money. */
    async operations() {
      return await call(operationsSchema, "/v1/operations");
    },
    async operationsHistory(hours?: number) {
      return await call(operationsBucketSchema.array(), "/v1/operations/history", { query: { hours } });
    },
    /** The balance, and what models have cost here. */
    async credits() {
      return await call(creditsSchema, "/openrouter_credits");
    },
    async usage(daysBack?: number) {
      return await call(usageSchema, "/v1/usage", { query: { days_back: daysBack } });
    },
    /** With the runs that decided it. */
    async assessmentUsage(assessmentId: string) {
      const schema = assessmentUsageSchema.extend({ runs: runSummarySchema.array() });
      return await call(schema, path`/v1/assessments/${assessmentId}/usage`);
    },
  };
}
