/**
 * Batches: many jobs to assess against one resume, a few at a time. A batch lives in its rows alone, so that any process
 * may carry it on where another stopped. Knows nothing of queues: an assessment that it opens is announced like any other.
 */
import { randomUUID } from "node:crypto";
import type { Batch } from "@leadfit/contracts";
import { type ResumeRef, restartAssessment } from "./assessment-rows.ts";
import { lockJobs } from "./lock-jobs.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import { defaultResume } from "./resume-rows.ts";

export type NewBatch = { limit: number; daysBack: number; concurrency: number };

export type CreatedBatch =
  | { kind: "created"; batchId: string; total: number }
  | { kind: "no_default_resume" };

export type BatchStore = ReturnType<typeof createBatchStore>;

type Tx = Prisma.TransactionClient;

export function createBatchStore(prisma: PrismaClient) {
  return {
    /** Writes down which jobs are to be assessed against the default resume, newest first; opens none of them. */
    async create({ limit, daysBack, concurrency }: NewBatch): Promise<CreatedBatch> {
      return await prisma.$transaction(async (tx) => {
        const resume = await defaultResume(tx);
        if (!resume) return { kind: "no_default_resume" };
        const batchId = randomUUID();
        const { resumeId, version: resumeVersion } = resume;
        await tx.batch.create({ data: { batchId, resumeId, resumeVersion, concurrency } });
        // Inserted in the order of their ids: the foreign key locks each job (lock-jobs.ts).
        const total = await tx.$executeRaw`
          insert into batch_jobs (batch_id, position, job_id)
          select ${batchId}, position, job_id from (${unassessed(resume, daysBack, limit)}) j order by job_id`;
        if (total === 0) await tx.batch.update({ where: { batchId }, data: { endedAt: new Date() } });
        return { kind: "created", batchId, total };
      });
    },

    /** How far a batch is; null where there is none of this id. */
    async status(batchId: string): Promise<Batch | null> {
      const batch = await prisma.batch.findUnique({ where: { batchId } });
      if (!batch) return null;
      const counts = await countJobs(prisma, batchId);
      return { batch_id: batchId, ...counts, state: batch.endedAt ? "ended" : "running" };
    },

    /** Batches with a job that waits or is open, oldest first. */
    async unfinished(): Promise<string[]> {
      const rows = await prisma.batch.findMany({
        where: { endedAt: null },
        orderBy: { createdAt: "asc" },
        select: { batchId: true },
      });
      return rows.map((row) => row.batchId);
    },

    /**
     * Opens as many of the batch's next jobs as its concurrency leaves room for, and ends the batch after its last.
     * Several processes may call it at once: the batch's row is its lock, and who does not get it opens nothing.
     * @returns how many assessments were opened
     */
    async advance(batchId: string): Promise<number> {
      return await prisma.$transaction(async (tx) => {
        // Before every other row, and never waited for, so it takes no part in the order of locks (lock-jobs.ts).
        const [batch] = await tx.$queryRaw<{ concurrency: number; resumeId: string; version: number }[]>`
          select concurrency, resume_id as "resumeId", resume_version as version from batches
          where batch_id = ${batchId} and ended_at is null for update skip locked`;
        if (!batch) return 0;
        const { open, waiting } = await countJobs(tx, batchId);
        if (open + waiting === 0) {
          await tx.batch.update({ where: { batchId }, data: { endedAt: new Date() } });
          return 0;
        }
        const room = batch.concurrency - open;
        return room > 0 && waiting > 0 ? await openNext(tx, batchId, batch, room) : 0;
      });
    },
  };
}

/**
 * The newest jobs without a whole assessment at this version of the resume: never assessed, failed, or assessed only
 * against another. Left out are duplicates, pages that hold no posting, and jobs that are on their way already.
 */
function unassessed({ resumeId, version }: ResumeRef, daysBack: number, limit: number): Prisma.Sql {
  return Prisma.sql`
    select j.job_id, row_number() over (order by j.created_at desc, j.job_id) as position
    from job_details j
    left join lateral (
      select a.assessment_id, a.state from assessments a
      where a.job_id = j.job_id and a.state in ('pending', 'completed', 'quarantined')
        -- Without a resume it is meant for the default one.
        and (a.resume_id = ${resumeId} or a.resume_id is null)
      order by a.generation desc limit 1
    ) newest on true
    where j.duplicate_of is null
      and j.created_at > now() - ${daysBack} * interval '1 day'
      and not exists (
        select 1 from assessments whole
        where whole.job_id = j.job_id and whole.state = 'completed'
          and whole.resume_id = ${resumeId} and whole.resume_version = ${version}
      )
      and not exists (
        select 1 from job_quarantine q
        where q.job_id = j.job_id and q.cleared_at is null
          and q.job_quarantine_reason = 'missing_job_description'
      )
      and (newest.state is null or newest.state = 'completed' or exists (
        select 1 from job_quarantine q
        where q.assessment_id = newest.assessment_id and q.cleared_at is null
          and q.job_quarantine_reason = 'failed_generate_assessment'
      ))
    order by position limit ${limit}`;
}

/**
 * The batch's jobs by state. An assessment that ended as a duplicate, or that was regenerated, counts as the one that
 * took its place, so that its successor holds the same room. One that was parked and then given up counts as parked.
 */
async function countJobs(
  tx: Tx | PrismaClient,
  batchId: string,
): Promise<Pick<Batch, "total" | "open" | "completed" | "quarantined" | "waiting">> {
  const rows = await tx.$queryRaw<
    { state: "waiting" | "pending" | "completed" | "quarantined"; n: number }[]
  >`
    select coalesce(successor.state, case a.state when 'cancelled' then 'quarantined' else a.state end, 'waiting')
             as state, count(*)::int as n
    from batch_jobs b
    left join assessments a on a.assessment_id = b.assessment_id
    left join lateral (
      select s.state from job_details j join assessments s on s.job_id = coalesce(j.duplicate_of, j.job_id)
      where j.job_id = a.job_id and a.state in ('duplicate', 'cancelled')
        and s.resume_id is not distinct from a.resume_id and s.state in ('pending', 'completed', 'quarantined')
      order by s.generation desc limit 1
    ) successor on true
    where b.batch_id = ${batchId}
    group by 1`;
  const count = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    total: rows.reduce((sum, { n }) => sum + n, 0),
    open: count("pending"),
    completed: count("completed"),
    quarantined: count("quarantined"),
    waiting: count("waiting"),
  };
}

async function openNext(tx: Tx, batchId: string, resume: ResumeRef, room: number): Promise<number> {
  const next = await tx.$queryRaw<{ position: number; jobId: string; target: string }[]>`
    select b.position, b.job_id as "jobId", coalesce(j.duplicate_of, j.job_id) as target
    from batch_jobs b join job_details j using (job_id)
    where b.batch_id = ${batchId} and b.assessment_id is null order by b.position limit ${room}`;
  await lockJobs(
    tx,
    next.flatMap(({ jobId, target }) => [jobId, target]),
  );
  for (const { position, target } of next) {
    const assessmentId =
      (await standingAssessment(tx, target, resume)) ?? (await restartAssessment(tx, target, resume));
    await tx.batchJob.update({ where: { batchId_position: { batchId, position } }, data: { assessmentId } });
  }
  return next.length;
}

/** Somebody else may have assessed the job, or be at it, since the batch was made: that one is the batch's too. */
async function standingAssessment(
  tx: Tx,
  jobId: string,
  { resumeId, version }: ResumeRef,
): Promise<string | null> {
  const standing = await tx.assessment.findFirst({
    where: { jobId, resumeId, resumeVersion: version, state: { in: ["pending", "completed"] } },
    orderBy: { generation: "desc" },
    select: { assessmentId: true },
  });
  return standing?.assessmentId ?? null;
}
