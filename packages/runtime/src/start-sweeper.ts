/** The sweeper: finds tasks that the queue has lost, and keeps batches going. Its relay, like every process's, announces both. */
import { startReconciler } from "@leadfit/pipeline";
import { startBatchRunner } from "./batch-runner.ts";
import type { Runtime } from "./open-runtime.ts";
import type { Running } from "./run-app.ts";

export function startSweeper({ db, queues, relay, log }: Runtime): Running {
  const parts = [
    startReconciler(db.tasks, queues, log),
    startBatchRunner(db.batches, log, () => relay.poke()),
  ];
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
