/** The deliveries of an event, written by the statement that makes it happen. Without webhooks it writes none. */
import type { WebhookEvent } from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";

/** An id as the Standard Webhooks specification would have it. */
export const newDeliveryId = Prisma.sql`'msg_' || replace(gen_random_uuid()::text, '-', '')`;

/** @param from the CTE whose row, if it has one, is the assessment: its job_id and assessment_id */
export function deliveryRows(event: WebhookEvent, from: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into webhook_deliveries (delivery_id, webhook_id, event, job_id, assessment_id)
    select ${newDeliveryId}, hook.webhook_id, ${event}, ended.job_id, ended.assessment_id
    from ${from} ended join webhooks hook on ${event} = any(hook.events)
    on conflict do nothing`;
}
