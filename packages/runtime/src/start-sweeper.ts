/** The sweeper: finds tasks that the queue has lost. Its relay, like every process's, announces them. */
import { startReconciler } from "@leadfit/pipeline";
import type { Runtime } from "./open-runtime.ts";
import type { Running } from "./run-app.ts";

export function startSweeper({ db, queues, log }: Runtime): Running {
  return startReconciler(db.tasks, queues, log);
}
