/** Composition: joins the packages' ports to their implementations. No business rule. */
export { BackupError, restoreBackup, runningPostgresUrl, writeBackup } from "@leadfit/db";
export { connectionBudget, maxConnections, type Role } from "./connection-budget.ts";
export { startEmbeddedDatabase } from "./embedded-database.ts";
export { adminKey, HomeInUseError, lockHome, runningUrl, writeRunningUrl } from "./home.ts";
export { type MeteredModel, openMeteredModel } from "./open-metered-model.ts";
export { openModel } from "./open-model.ts";
export { openRuntime, type Runtime } from "./open-runtime.ts";
export { planRegenerate } from "./plan-regenerate.ts";
export { type Running, runApp, runUntilStopped } from "./run-app.ts";
export { type Settings, settingsFromEnv } from "./settings.ts";
export { startSweeper } from "./start-sweeper.ts";
export { startWorker } from "./start-worker.ts";
