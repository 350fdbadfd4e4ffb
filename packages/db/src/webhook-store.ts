/** Webhooks and their deliveries: who is told, what is due, what came of it. Sends nothing. */
import { randomBytes, randomUUID } from "node:crypto";
import {
  type CreatedWebhook,
  testEvent,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
  type WebhookMessage,
} from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";
import { newDeliveryId } from "./webhook-rows.ts";

export type WebhookStore = ReturnType<typeof createWebhookStore>;

/** A delivery that its claimer sends now. */
export type DueDelivery = {
  deliveryId: string;
  webhookId: string;
  url: string;
  secret: string;
  event: string;
  assessmentId: string;
  /** This one included. */
  attempts: number;
  createdAt: Date;
};

/** What became of a try. `again`: ms to the next one; null: there is none. */
export type DeliveryOutcome = { status: number | null; error: string | null; againMs: number | null };

const shownDeliveries = 100;

export function createWebhookStore(prisma: PrismaClient, statements: Statements) {
  return {
    async create({ url, events }: { url: string; events: WebhookEvent[] }): Promise<CreatedWebhook> {
      const secret = `whsec_${randomBytes(32).toString("base64")}`;
      const row = await prisma.webhook.create({ data: { webhookId: randomUUID(), url, secret, events } });
      return { ...shown(row), secret };
    },

    /** The newest first. */
    async list(): Promise<Webhook[]> {
      return (await prisma.webhook.findMany({ orderBy: { createdAt: "desc" } })).map(shown);
    },

    /** With its deliveries: what was not sent yet is not sent any more. @returns false where there is none */
    async remove(webhookId: string): Promise<boolean> {
      return (await prisma.webhook.deleteMany({ where: { webhookId } })).count > 0;
    },

    /** The newest first, at most 100; null where there is no such webhook. */
    async deliveries(webhookId: string): Promise<WebhookDelivery[] | null> {
      const hook = await prisma.webhook.findUnique({
        where: { webhookId },
        select: { deliveries: { orderBy: { createdAt: "desc" }, take: shownDeliveries } },
      });
      return hook?.deliveries.map(shownDelivery) ?? null;
    },

    /** Has a test event sent; null where there is no such webhook. */
    async test(webhookId: string): Promise<WebhookDelivery | null> {
      const [made] = await prisma.$queryRaw<{ id: string }[]>`
        insert into webhook_deliveries (delivery_id, webhook_id, event, job_id, assessment_id)
        select ${newDeliveryId}, webhook_id, ${testEvent}, '', ${randomUUID()}
        from webhooks where webhook_id = ${webhookId}
        returning delivery_id as id`;
      if (!made) return null;
      return shownDelivery(
        await prisma.webhookDelivery.findUniqueOrThrow({ where: { deliveryId: made.id } }),
      );
    },

    /** Takes what is due, the oldest first; it is due again after `leaseMs`, should its claimer die. */
    async claim(limit: number, leaseMs: number): Promise<DueDelivery[]> {
      return await statements.query<DueDelivery>(Prisma.sql`
        update webhook_deliveries d
        set attempts = d.attempts + 1, due_at = now() + make_interval(secs => ${leaseMs / 1000}::float8)
        from (
          select delivery_id from webhook_deliveries
          where state = 'pending' and due_at <= now()
          order by due_at limit ${limit}::int for update skip locked
        ) due, webhooks hook
        where d.delivery_id = due.delivery_id and hook.webhook_id = d.webhook_id
        returning d.delivery_id as "deliveryId", d.webhook_id as "webhookId", hook.url, hook.secret, d.event,
          d.assessment_id as "assessmentId", d.attempts, d.created_at as "createdAt"`);
    },

    /** What is sent; null where the job is gone. The newest word: a verdict corrected since counts. */
    async message({
      event,
      webhookId,
      assessmentId,
      createdAt,
    }: Pick<
      DueDelivery,
      "event" | "webhookId" | "assessmentId" | "createdAt"
    >): Promise<WebhookMessage | null> {
      const timestamp = createdAt.toISOString();
      if (event === testEvent) return { type: testEvent, timestamp, data: { webhook_id: webhookId } };
      const row = await prisma.assessment.findUnique({
        where: { assessmentId },
        include: { job: true, quarantines: { orderBy: { jobQuarantineTimestamp: "desc" }, take: 1 } },
      });
      if (!row) return null;
      const job = {
        job_id: row.jobId,
        assessment_id: assessmentId,
        resume_id: row.resumeId,
        job_title: row.job.jobTitle,
        job_company: row.job.jobCompany,
        job_url: row.job.jobUrl,
      };
      if (event === ("assessment.completed" satisfies WebhookEvent)) {
        const data = {
          ...job,
          rating: row.rating,
          match_percentage: row.matchPercentage,
          required_qualifications_count: row.requiredQualificationsCount,
          required_matched_count: row.requiredMatchedCount,
          additional_qualifications_count: row.additionalQualificationsCount,
          assessed_by: row.assessedBy,
          degraded: row.degraded,
        };
        return { type: event, timestamp, data } as WebhookMessage;
      }
      const [parked] = row.quarantines;
      if (!parked) return null;
      const { stage, jobQuarantineReason: reason, detail, message } = parked;
      return {
        type: "job.quarantined",
        timestamp,
        data: { ...job, stage, reason, detail, message },
      } as WebhookMessage;
    },

    async settle(deliveryId: string, { status, error, againMs }: DeliveryOutcome): Promise<void> {
      const state = error === null ? "delivered" : againMs === null ? "failed" : "pending";
      await statements.execute(Prisma.sql`
        update webhook_deliveries
        set state = ${state}, last_status = ${status}::int, last_error = ${error},
            due_at = now() + make_interval(secs => ${(againMs ?? 0) / 1000}::float8),
            delivered_at = case when ${state} = 'delivered' then now() end
        where delivery_id = ${deliveryId} and state = 'pending'`);
    },

    /** Gives back what was claimed and not sent. */
    async release(deliveryId: string): Promise<void> {
      await statements.execute(Prisma.sql`
        update webhook_deliveries set attempts = attempts - 1, due_at = now()
        where delivery_id = ${deliveryId} and state = 'pending'`);
    },

    /** Deletes what has ended so many days ago. @returns how many */
    async prune(days: number): Promise<number> {
      return await prisma.$executeRaw`
        delete from webhook_deliveries
        where state <> 'pending' and created_at < now() - make_interval(days => ${days}::int)`;
    },
  };
}

function shown(row: { webhookId: string; url: string; events: string[]; createdAt: Date }): Webhook {
  return {
    webhook_id: row.webhookId,
    url: row.url,
    events: row.events as WebhookEvent[],
    created_at: row.createdAt.toISOString(),
  };
}

function shownDelivery(row: Prisma.WebhookDeliveryGetPayload<object>): WebhookDelivery {
  const isTest = row.event === testEvent;
  return {
    delivery_id: row.deliveryId,
    event: row.event as WebhookDelivery["event"],
    job_id: isTest ? null : row.jobId,
    assessment_id: isTest ? null : row.assessmentId,
    state: row.state as WebhookDelivery["state"],
    attempts: row.attempts,
    due_at: row.state === "pending" ? row.dueAt.toISOString() : null,
    last_status: row.lastStatus,
    last_error: row.lastError,
    created_at: row.createdAt.toISOString(),
    delivered_at: row.deliveredAt?.toISOString() ?? null,
  };
}
