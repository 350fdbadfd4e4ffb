/** `leadfit webhooks …`: who is told of what has ended (docs/api.md). A webhook's secret is printed once. */
import { createWebhookBodySchema } from "@leadfit/contracts";
import { UsageError } from "../usage-error.ts";
import { withClient } from "../with-client.ts";

export async function listWebhooks(): Promise<void> {
  await withClient(async (client) => {
    for (const { webhook_id, url, events } of await client.webhooks())
      console.log(`${webhook_id}  ${url}  ${events.join(",")}`);
  });
}

export async function createWebhook(url: string, { event }: { event?: string[] }): Promise<void> {
  const parsed = createWebhookBodySchema.safeParse({ url, ...(event && { events: event }) });
  if (!parsed.success) {
    throw new UsageError(
      parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
    );
  }
  await withClient(async (client) => {
    const { secret, webhook_id, events } = await client.createWebhook(parsed.data);
    console.error(`${webhook_id}  ${url}  ${events.join(",")}\nIts secret is shown once:`);
    console.log(secret);
  });
}

export async function deleteWebhook(webhookId: string): Promise<void> {
  await withClient(async (client) => {
    await client.deleteWebhook(webhookId);
    console.log(`${webhookId} is told no more`);
  });
}

export async function testWebhook(webhookId: string): Promise<void> {
  await withClient(async (client) => {
    const { delivery_id } = await client.testWebhook(webhookId);
    console.log(`${delivery_id} is on its way; leadfit webhooks log ${webhookId} says what came of it`);
  });
}

export async function logWebhook(webhookId: string): Promise<void> {
  await withClient(async (client) => {
    for (const one of await client.webhookDeliveries(webhookId)) {
      const { created_at, delivery_id, event, state, attempts, last_status, last_error } = one;
      const last = last_error ?? (last_status === null ? "" : String(last_status));
      console.log(`${created_at}  ${delivery_id}  ${event}  ${state}  ${attempts} tries  ${last}`.trimEnd());
    }
  });
}
