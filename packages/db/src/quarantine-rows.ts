/** Letting go of quarantined assessments inside a transaction that its caller holds. */
import { assessmentChannel } from "./assessment-rows.ts";
import { lockJobsOf } from "./lock-jobs.ts";
import type { Prisma } from "./prisma.ts";

/** Puts parked tasks back where they stood; their queue job is announced anew. */
export async function releaseAssessments(
  tx: Prisma.TransactionClient,
  assessmentIds: string[],
): Promise<void> {
  if (assessmentIds.length === 0) return;
  await lockJobsOf(tx, assessmentIds);
  await tx.$executeRaw`
    update assessments set state = 'pending', ended_at = null
    where assessment_id = any(${assessmentIds}) and state = 'quarantined'`;
  await tx.$executeRaw`
    update stage_tasks
    set state = 'pending', attempts = 0, crash_count = 0, lease_until = null, due_at = now(),
        enqueued_at = null, enqueue_gen = enqueue_gen + 1
    where assessment_id = any(${assessmentIds}) and state = 'quarantined'`;
  await tx.$executeRaw`
    update job_quarantine set cleared_at = now()
    where assessment_id = any(${assessmentIds}) and cleared_at is null`;
  await tx.$executeRaw`select pg_notify(${assessmentChannel}, id) from unnest(${assessmentIds}::text[]) as id`;
}

/** Gives parked assessments up: only regenerating their jobs brings them back. */
export async function discardAssessments(
  tx: Prisma.TransactionClient,
  assessmentIds: string[],
): Promise<void> {
  if (assessmentIds.length === 0) return;
  await lockJobsOf(tx, assessmentIds);
  await tx.$executeRaw`
    update assessments set state = 'cancelled', ended_at = now()
    where assessment_id = any(${assessmentIds}) and state = 'quarantined'`;
  await tx.$executeRaw`
    update stage_tasks set state = 'cancelled'
    where assessment_id = any(${assessmentIds}) and state = 'quarantined'`;
  await tx.$executeRaw`
    update job_quarantine set cleared_at = now()
    where assessment_id = any(${assessmentIds}) and cleared_at is null`;
  await tx.$executeRaw`select pg_notify(${assessmentChannel}, id) from unnest(${assessmentIds}::text[]) as id`;
}

/** Releases every assessment that waits for a default resume. */
export async function releaseWaitingForResume(tx: Prisma.TransactionClient): Promise<void> {
  const waiting = await tx.jobQuarantine.findMany({
    where: { jobQuarantineReason: "missing_resume", clearedAt: null, assessment: { resumeId: null } },
    select: { assessmentId: true },
  });
  await releaseAssessments(
    tx,
    waiting.map((row) => row.assessmentId),
  );
}
