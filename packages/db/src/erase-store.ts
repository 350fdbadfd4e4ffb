/**
 * Removes a resume, or a job, with everything that was made from it.
 *
 * Many short transactions instead of a long one: a foreign key locks a resume after its job, whoever adds an assessment,
 * and a resume that is deleted may not be waited for by somebody whom we wait for. So a resume is first closed, that is,
 * nobody finds it any more; then each of its assessments goes under its job's lock (lock-jobs.ts), and with it the work
 * under way; the row itself goes last, alone, once nothing is bound to it. A crash in between leaves a closed resume,
 * and erasing it again goes on from there.
 */
import { stages } from "@leadfit/contracts";
import type pg from "pg";
import { assessmentChannel, newestAssessment, openAssessment } from "./assessment-rows.ts";
import { lockJobs, lockJobsOf } from "./lock-jobs.ts";
import type { Prisma, PrismaClient } from "./prisma.ts";

export type EraseStore = ReturnType<typeof createEraseStore>;

type Tx = Prisma.TransactionClient;

/** `waiting`: jobs that were on their way with the default resume and now wait for another. */
export type ErasedResume = { assessments: number; waiting: number };
/** `jobs`: itself and its duplicates. */
export type ErasedJob = { jobs: number; assessments: number };

/** Who keeps adding to what is being erased gives up long before: a closed resume is found by nobody. */
const maxRounds = 100;

export function createEraseStore(prisma: PrismaClient, pool: pg.Pool) {
  return {
    /**
     * The resume, its versions and files, its assessments with tasks, skills, runs and quarantines, its reviews, cached
     * verdicts and batches. Jobs and their pages stay. There may be no default resume afterwards.
     * @returns null where there is no such resume
     */
    async resume(resumeId: string): Promise<ErasedResume | null> {
      const closed = await closeResume(prisma, resumeId);
      if (!closed) return null;
      const erased = { assessments: 0, waiting: 0 };
      await inRounds(async () => {
        for (const { batchId } of await prisma.batch.findMany({ where: { resumeId } }))
          await eraseBatch(prisma, batchId);
        for (const assessmentId of await assessmentIds(prisma, { resumeId })) {
          const { found, reopened } = await eraseAssessment(prisma, assessmentId, closed.wasDefault);
          if (found) erased.assessments++;
          if (reopened) erased.waiting++;
        }
        return await deleteResume(prisma, resumeId);
      });
      await vacuum(pool);
      return erased;
    },

    /**
     * The job, its page, its duplicates and theirs, its assessments against whichever resume and all that hangs on them.
     * A duplicate goes alone: its original stays. Who erases many leaves tidying to the last (`tidy`).
     * @returns null where there is no such job
     */
    async job(jobId: string, { tidies = true } = {}): Promise<ErasedJob | null> {
      if (!(await prisma.jobDetails.findUnique({ where: { jobId }, select: { jobId: true } }))) return null;
      const erased = { jobs: 0, assessments: 0 };
      await inRounds(async () => {
        const jobIds = await withDuplicates(prisma, jobId);
        for (const assessmentId of await assessmentIds(prisma, { jobId: { in: jobIds } }))
          if ((await eraseAssessment(prisma, assessmentId, false)).found) erased.assessments++;
        const deleted = await deleteJobs(prisma, jobId, jobIds);
        erased.jobs += deleted ?? 0;
        return deleted !== null;
      });
      if (tidies) await vacuum(pool);
      return erased;
    },

    /** Gives back at once what erased rows took up, and what the planner remembers of them. */
    async tidy(): Promise<void> {
      await vacuum(pool);
    },
  };
}

/** @param round says whether it is through; what was added meanwhile needs another one */
async function inRounds(round: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < maxRounds; n++) if (await round()) return;
  throw new Error("what is to be erased is added to all the time; erase it again");
}

/** From here on no ingest, batch, worker or upload finds it: all of them look for its newest version. */
async function closeResume(prisma: PrismaClient, resumeId: string): Promise<{ wasDefault: boolean } | null> {
  return await prisma.$transaction(async (tx) => {
    // As everybody who makes a resume the default does.
    await tx.$executeRaw`lock table resumes in share row exclusive mode`;
    const resume = await tx.resume.findUnique({ where: { resumeId }, select: { isDefault: true } });
    if (!resume) return null;
    await tx.resume.update({ where: { resumeId }, data: { isDefault: false, name: "" } });
    await tx.resumeVersion.deleteMany({ where: { resumeId } });
    return { wasDefault: resume.isDefault };
  });
}

async function assessmentIds(prisma: PrismaClient, where: Prisma.AssessmentWhereInput): Promise<string[]> {
  const rows = await prisma.assessment.findMany({ where, select: { assessmentId: true } });
  return rows.map((row) => row.assessmentId);
}

/** Who advances it holds its row; once it has ended nobody takes that row any more, and it may go after its jobs. */
async function eraseBatch(prisma: PrismaClient, batchId: string): Promise<void> {
  await prisma.$executeRaw`update batches set ended_at = now() where batch_id = ${batchId} and ended_at is null`;
  await prisma.$transaction(async (tx) => {
    const jobs = await tx.batchJob.findMany({ where: { batchId }, select: { jobId: true } });
    await lockJobs(
      tx,
      jobs.map((row) => row.jobId),
    );
    await tx.batch.deleteMany({ where: { batchId } });
  });
}

/**
 * One assessment and all that hangs on it. A worker at one of its tasks is fenced out: its commit finds no row.
 * @param reopen a job that was on its way gets a new generation, for whichever resume is the default by then
 */
async function eraseAssessment(
  prisma: PrismaClient,
  assessmentId: string,
  reopen: boolean,
): Promise<{ found: boolean; reopened: boolean }> {
  return await prisma.$transaction(async (tx) => {
    await lockJobsOf(tx, [assessmentId]);
    const assessment = await tx.assessment.findUnique({
      where: { assessmentId },
      select: {
        jobId: true,
        state: true,
        quarantines: { where: { jobQuarantineReason: "missing_resume", clearedAt: null } },
      },
    });
    if (!assessment) return { found: false, reopened: false };
    const { jobId, state, quarantines } = assessment;
    // Match may have found the resume closed, and parked it.
    const isOpen = state === "pending" || quarantines.length > 0;
    if (state === "pending") await deleteTasks(tx, assessmentId);
    await tx.assessment.delete({ where: { assessmentId } });
    // After the runs, as the end of a call does it (budget-store.ts).
    await tx.llmReservation.deleteMany({ where: { assessmentId } });
    // Who waits for it looks again, and hears that it is gone.
    await tx.$executeRaw`select pg_notify(${assessmentChannel}, ${assessmentId})`;
    const reopened = reopen && isOpen && !(await newestAssessment(tx, jobId, null));
    if (reopened) await openAssessment(tx, jobId, null);
    return { found: true, reopened };
  });
}

/**
 * Before the assessment, for a commit locks its task first and the assessment, by a foreign key, after. Stage by stage,
 * each with a look of its own: a commit that one waits for opens the next stage's task.
 */
async function deleteTasks(tx: Tx, assessmentId: string): Promise<void> {
  for (const stage of stages)
    await tx.$executeRaw`delete from stage_tasks where assessment_id = ${assessmentId} and stage = ${stage}`;
}

/** @returns false where something was bound to it meanwhile */
async function deleteResume(prisma: PrismaClient, resumeId: string): Promise<boolean> {
  return await prisma.$transaction(async (tx) => {
    // What deleting takes, before the row: who makes a resume the default holds the table when he comes for the row.
    await tx.$executeRaw`lock table resumes in row exclusive mode`;
    // Waits for those whose foreign keys hold it; what they added is seen below.
    await tx.$executeRaw`select 1 from resumes where resume_id = ${resumeId} for update`;
    const assessment = await tx.assessment.findFirst({ where: { resumeId }, select: { assessmentId: true } });
    const batch = await tx.batch.findFirst({ where: { resumeId }, select: { batchId: true } });
    if (assessment || batch) return false;
    await tx.resume.deleteMany({ where: { resumeId } });
    return true;
  });
}

async function withDuplicates(tx: Tx | PrismaClient, jobId: string): Promise<string[]> {
  const rows = await tx.jobDetails.findMany({ where: { duplicateOf: jobId }, select: { jobId: true } });
  return [jobId, ...rows.map((row) => row.jobId)];
}

/** @returns how many; null where something was added to them meanwhile */
async function deleteJobs(prisma: PrismaClient, jobId: string, jobIds: string[]): Promise<number | null> {
  return await prisma.$transaction(async (tx) => {
    await lockJobs(tx, jobIds);
    const added = await tx.assessment.findFirst({
      where: { jobId: { in: jobIds } },
      select: { assessmentId: true },
    });
    if (added || (await withDuplicates(tx, jobId)).length > jobIds.length) return null;
    return (await tx.jobDetails.deleteMany({ where: { jobId: { in: jobIds } } })).count;
  });
}

const touched = [
  "resumes",
  "resume_versions",
  "assessments",
  "stage_tasks",
  "job_skills",
  "llm_runs_v2",
  "verdict_cache",
  "reviews",
  "job_quarantine",
  "job_details",
  "job_pages",
  "leads",
  "applications",
];

/**
 * Deleted rows stay in the files until their space is reused (docs/operations.md): this gives it free at once. And the
 * planner keeps samples of values: they are taken anew; of a table that is empty now they would stay, so they are cleared,
 * which servers before Postgres 18 cannot.
 */
async function vacuum(pool: pg.Pool): Promise<void> {
  try {
    // A table that is being vacuumed already is left to that.
    await pool.query(`vacuum (analyze, skip_locked) ${touched.join(", ")}`);
    for (const table of touched)
      await pool.query(
        `select pg_clear_attribute_stats(schemaname, tablename, attname, inherited) from pg_stats
         where schemaname = 'public' and tablename = $1 and not exists (select 1 from ${table})`,
        [table],
      );
  } catch {
    // The rows are gone for every reader; the rest is for autovacuum.
  }
}
