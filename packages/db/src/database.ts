/** Opens the database: one pool, one Prisma client on it, and the stores over that client. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type ApplicationStore, createApplicationStore } from "./application-store.ts";
import { type AssessmentStore, createAssessmentStore } from "./assessment-store.ts";
import { type BatchStore, createBatchStore } from "./batch-store.ts";
import { type BudgetStore, createBudgetStore } from "./budget-store.ts";
import { createDoctorStore, type DoctorStore } from "./doctor-store.ts";
import { createEraseStore, type EraseStore } from "./erase-store.ts";
import { createExperimentStore, type ExperimentStore } from "./experiment-store.ts";
import { createExportStore, type ExportStore } from "./export-store.ts";
import { createGenerationStore, type GenerationStore } from "./generation-store.ts";
import { createJobStore, type JobStore } from "./job-store.ts";
import { createKeyStore, type KeyStore } from "./key-store.ts";
import { createLeadStore, type LeadStore } from "./lead-store.ts";
import { createLimiterStore, type LimiterStore } from "./limiter-store.ts";
import { createOperationsStore, type OperationsStore } from "./operations-store.ts";
import { PrismaClient } from "./prisma.ts";
import { createProcessStore, type ProcessStore } from "./process-store.ts";
import { createProgressStore, type ProgressStore } from "./progress-store.ts";
import { createPromptStore, type PromptStore } from "./prompt-store.ts";
import { createQuarantineStore, type QuarantineStore } from "./quarantine-store.ts";
import { createResumeStore, type ResumeStore } from "./resume-store.ts";
import { createRetentionStore, type RetentionStore } from "./retention-store.ts";
import { createReviewStore, type ReviewStore } from "./review-store.ts";
import { createRunStore, type RunStore } from "./run-store.ts";
import { createStatements, statementNames } from "./statements.ts";
import { createTaskStore, type TaskStore } from "./task-store.ts";
import { createUsageStore, type UsageStore } from "./usage-store.ts";
import { createVerdictStore, type VerdictStore } from "./verdict-store.ts";
import { createWebhookStore, type WebhookStore } from "./webhook-store.ts";

/** No statement of ours takes nearly as long. */
const answerTimeoutMs = 60_000;
/** Whoever waits for a row longer is told that the database is busy. */
const lockTimeoutMs = 8_000;

export type Database = {
  url: string;
  /** Shared with the queue where that lives in the same Postgres. */
  pool: pg.Pool;
  applications: ApplicationStore;
  assessments: AssessmentStore;
  batches: BatchStore;
  budget: BudgetStore;
  doctor: DoctorStore;
  erase: EraseStore;
  experiments: ExperimentStore;
  exports: ExportStore;
  generations: GenerationStore;
  jobs: JobStore;
  keys: KeyStore;
  leads: LeadStore;
  limiter: LimiterStore;
  operations: OperationsStore;
  processes: ProcessStore;
  progress: ProgressStore;
  prompts: PromptStore;
  quarantines: QuarantineStore;
  resumes: ResumeStore;
  retention: RetentionStore;
  reviews: ReviewStore;
  runs: RunStore;
  tasks: TaskStore;
  usage: UsageStore;
  verdicts: VerdictStore;
  webhooks: WebhookStore;
  /** Resolves when the database answers; rejects with the driver's error when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * @param poolMax connections this process may hold; each queue worker on the same Postgres pins one of them
 */
export function openDatabase({
  url,
  poolMax,
  onError,
}: {
  url: string;
  poolMax: number;
  onError: (error: Error) => void;
}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolMax,
    keepAlive: true,
    // A connection made anew costs the first job after a quiet time 50 ms.
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    // A connection that died without a word answers nothing, ever: what was asked on it fails, and it is dropped.
    query_timeout: answerTimeoutMs,
    // The lock's timeout is below Prisma's limit for a transaction, which tells nobody what it was that took so long. Of what
    // is in a list or in JSON Postgres guesses too many rows, and would compile for longer than the statement runs.
    options: `-c search_path=public,bullmq -c lock_timeout=${lockTimeoutMs} -c jit=off`,
  });
  // Ended connections are not awaited by pg: what they say when the server goes down after us is no news.
  let closed = false;
  pool.on("error", (error) => closed || onError(error));
  // One in use that breaks between two statements would end the process; the next statement on it says so.
  pool.on("connect", (client) => client.on("error", () => {}));
  const nameOf = statementNames();
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) }),
    // An error's message goes to the log: no values in it.
    errorFormat: "minimal",
    transactionOptions: { maxWait: 10_000, timeout: 10_000 },
  });
  // Of few none is kept free: behind one that waits for a lock the tasks' leases would run out.
  const statements = createStatements(pool, poolMax > 3 ? poolMax - 1 : poolMax);
  // A slot that has come free waits for its next call: not behind what a hundred tasks have to write down.
  const urgent = createStatements(pool, 1);
  return {
    url,
    pool,
    applications: createApplicationStore(prisma),
    assessments: createAssessmentStore(prisma),
    batches: createBatchStore(prisma),
    budget: createBudgetStore(statements),
    doctor: createDoctorStore(prisma),
    erase: createEraseStore(prisma, pool),
    experiments: createExperimentStore(prisma),
    exports: createExportStore(prisma),
    generations: createGenerationStore(prisma),
    jobs: createJobStore(prisma, statements),
    keys: createKeyStore(prisma, statements),
    leads: createLeadStore(statements),
    limiter: createLimiterStore(prisma, urgent),
    operations: createOperationsStore(statements),
    processes: createProcessStore(statements),
    progress: createProgressStore(statements),
    prompts: createPromptStore(prisma, statements),
    quarantines: createQuarantineStore(prisma),
    resumes: createResumeStore(prisma, statements),
    retention: createRetentionStore(prisma),
    reviews: createReviewStore(prisma, statements),
    runs: createRunStore(prisma, statements),
    tasks: createTaskStore(prisma, statements),
    usage: createUsageStore(prisma),
    verdicts: createVerdictStore(statements),
    webhooks: createWebhookStore(prisma, statements),
    async ping() {
      await pool.query("select 1");
    },
    async close() {
      closed = true;
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
