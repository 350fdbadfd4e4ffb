/**
 * Sends the webhook deliveries that are due, a few at a time; any number of processes may run one. Knows no job: the
 * store says what is sent.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@leadfit/db";
import type { Logger } from "@leadfit/service";
import type { Running } from "./running.ts";
import { sendWebhook, type WebhookAnswer } from "./send-webhook.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Between a try that failed and the next one: a day and seven hours in all, then it is given up. */
export const webhookBackoffMs: readonly number[] = [
  5 * second,
  30 * second,
  2 * minute,
  15 * minute,
  hour,
  6 * hour,
  24 * hour,
];

export type WebhookOptions = {
  /** Private hosts that webhooks may go to. */
  allowedHosts: readonly string[];
  backoffMs?: readonly number[];
  pollMs?: number;
};

const atOnce = 8;
const deadlineMs = 10 * second;
/** Longer than a try can take: only a claimer that died leaves one behind. */
const leaseMs = minute;
/** What a receiver may ask for. */
const longestRetryAfterMs = 6 * hour;
/** A receiver that says so wants no more of this. */
const gone = 410;
const keptDays = 30;

type Due = Awaited<ReturnType<Database["webhooks"]["claim"]>>[number];

export function startWebhookRunner(
  webhooks: Database["webhooks"],
  log: Logger,
  { allowedHosts, backoffMs = webhookBackoffMs, pollMs = second }: WebhookOptions,
): Running {
  const stopping = new AbortController();
  const { signal } = stopping;
  const underWay = new Set<Promise<void>>();

  const deliver = async (due: Due): Promise<void> => {
    const { deliveryId: id, url, secret, attempts } = due;
    const message = await webhooks.message(due);
    if (!message) {
      await webhooks.settle(id, { status: null, error: "the job was erased", againMs: null });
      return;
    }
    const body = JSON.stringify(message);
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    let answer: WebhookAnswer | null = null;
    let error: string | null = null;
    try {
      answer = await sendWebhook({ id, url, secret, body, allowedHosts }, deadline);
      if (answer.status < 200 || answer.status > 299) error = `the receiver answered ${answer.status}`;
    } catch (thrown) {
      if (signal.aborted) return await webhooks.release(id);
      error = deadline.aborted ? "no answer within 10 s" : reasonOf(thrown);
    }
    const backoff = answer?.status === gone ? undefined : backoffMs[attempts - 1];
    const asked = Math.min(answer?.retryAfterMs ?? 0, longestRetryAfterMs);
    const againMs = error === null || backoff === undefined ? null : Math.max(backoff, asked);
    await webhooks.settle(id, { status: answer?.status ?? null, error, againMs });
    if (error !== null) log.info({ delivery: id, attempts, status: answer?.status }, "webhook not delivered");
  };

  const loop = async (): Promise<void> => {
    let prunedAt = 0;
    while (!signal.aborted) {
      const due = await webhooks.claim(atOnce - underWay.size, leaseMs).catch((error): Due[] => {
        log.warn({ error: (error as Error).name }, "webhooks could not be looked at");
        return [];
      });
      for (const one of due) {
        const sending = deliver(one)
          .catch((error) => log.warn({ delivery: one.deliveryId, error: (error as Error).name }, "webhook"))
          .finally(() => underWay.delete(sending));
        underWay.add(sending);
      }
      if (underWay.size >= atOnce) await Promise.race(underWay);
      // Rejects when stopped, and only then.
      else if (due.length === 0) await pause(pollMs, undefined, { signal }).catch(() => {});
      if (Date.now() - prunedAt > hour) {
        prunedAt = Date.now();
        await webhooks.prune(keptDays).catch(() => 0);
      }
    }
    await Promise.all(underWay);
  };
  const running = loop();

  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Node's code where there is one: its message may name addresses of ours. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return (code ?? message ?? "the connection failed").slice(0, 200);
}
