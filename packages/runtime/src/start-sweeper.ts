/**
 * The sweeper: finds tasks that the queue has lost, keeps batches going, gives degraded jobs to the model again, and
 * removes what is kept for a time only. Its relay, like every process's, announces what it opens.
 */
import { startReconciler } from "@leadfit/pipeline";
import { startBatchRunner } from "./batch-runner.ts";
import { startDegradedRunner } from "./degraded-runner.ts";
import type { Runtime } from "./open-runtime.ts";
import { startProcessSweeper } from "./process-sweeper.ts";
import { startRetentionRunner } from "./retention-runner.ts";
import type { Running } from "./running.ts";
import { startWebhookRunner } from "./webhook-runner.ts";

export function startSweeper({ db, queues, relay, log, settings }: Runtime): Running {
  const poke = () => relay.poke();
  const parts = [
    startReconciler(db.tasks, queues, log),
    startBatchRunner(db.batches, log, poke),
    startRetentionRunner(db, settings.retention, log),
    startProcessSweeper(db, log),
    startWebhookRunner(db.webhooks, log, { allowedHosts: settings.webhookHosts }),
  ];
  if (settings.model?.reassessDegraded) parts.push(startDegradedRunner(db, log, poke));
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
