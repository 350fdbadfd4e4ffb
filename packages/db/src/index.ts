/** The database: the only room that knows Prisma. */
export { type AssessmentWatcher, watchAssessments } from "./assessment-watcher.ts";
export { isAway } from "./away.ts";
export { BackupError } from "./backup/backup-error.ts";
export { restoreBackup } from "./backup/restore-backup.ts";
export { runningPostgresUrl } from "./backup/running-postgres-url.ts";
export { writeBackup } from "./backup/write-backup.ts";
export type { BudgetLimits } from "./budget-store.ts";
export { type Database, openDatabase } from "./database.ts";
export type {
  CallFigures,
  Consistency,
  CostTrend,
  NoMatchReason,
  PromptCost,
  VerdictFigures,
} from "./doctor-figures.ts";
export type { DoctorStore, MigrationState, SeenProcess, StageBacklog } from "./doctor-store.ts";
export { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded/server.ts";
export type { ArmFigures, Spread } from "./experiment-figures.ts";
export type { MadeJob } from "./ingest-input.ts";
export { newSecret, type Scope } from "./key-store.ts";
export type { LeadKey } from "./lead-rows.ts";
export { migrate } from "./migrate.ts";
export { newJobData } from "./new-job-data.ts";
