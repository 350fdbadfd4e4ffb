/** Composition: joins the packages' ports to their implementations. No business rule. */
export { BackupError, restoreBackup, runningPostgresUrl, writeBackup } from "@leadfit/db";
export { QueueStoreError } from "@leadfit/pipeline";
export { ConnectionBudgetError, connectionBudget, maxConnections, type Role } from "./connection-budget.ts";
export type { Finding } from "./doctor/finding.ts";
export { examineHost, examineSystem } from "./doctor/run-doctor.ts";
export { startEmbeddedDatabase } from "./embedded-database.ts";
export { adminKey, HomeInUseError, lockHome, runningUrl, writeRunningUrl } from "./home.ts";
export { keepWorker } from "./keep-worker.ts";
export { type MeteredModel, openMeteredModel } from "./open-metered-model.ts";
export { openModel } from "./open-model.ts";
export { openRuntime, type Runtime } from "./open-runtime.ts";
export { planRegenerate } from "./plan-regenerate.ts";
export { type Running, runApp, runUntilStopped, stopDeadlineMs } from "./run-app.ts";
export { type Settings, settingsFromEnv } from "./settings.ts";
export { StartError } from "./start-error.ts";
export { startSweeper } from "./start-sweeper.ts";
export { startWorker } from "./start-worker.ts";
export { refuseWebhookUrl } from "./webhook-target.ts";
