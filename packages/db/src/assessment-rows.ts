/** Making and finding assessments inside a transaction that its caller holds. */
import { randomUUID } from "node:crypto";
import { stages } from "@leadfit/contracts";
import type { Prisma } from "./prisma.ts";

export type ResumeRef = { resumeId: string; version: number };

/** Clients LISTEN here; the payload is the id of an assessment that changed. */
export const assessmentChannel = "leadfit_assessment";

/** The newest generation of a job for a resume (null: for whichever resume is default by then). */
export async function newestAssessment(
  tx: Prisma.TransactionClient,
  jobId: string,
  resumeId: string | null,
): Promise<{ assessmentId: string; state: string; resumeVersion: number | null } | null> {
  return await tx.assessment.findFirst({
    where: { jobId, resumeId, state: { in: ["pending", "completed", "quarantined"] } },
    orderBy: { generation: "desc" },
    select: { assessmentId: true, state: true, resumeVersion: true },
  });
}

/** A new generation and its first task. The caller holds the job's row. */
export async function openAssessment(
  tx: Prisma.TransactionClient,
  jobId: string,
  resume: ResumeRef | null,
): Promise<string> {
  const assessmentId = randomUUID();
  const { _max } = await tx.assessment.aggregate({ where: { jobId }, _max: { generation: true } });
  await tx.assessment.create({
    data: {
      assessmentId,
      jobId,
      resumeId: resume?.resumeId ?? null,
      resumeVersion: resume?.version ?? null,
      generation: (_max.generation ?? 0) + 1,
      tasks: { create: { stage: stages[0] } },
    },
  });
  return assessmentId;
}

/**
 * Opens a new generation in place of an open or quarantined one of the same job and resume: that one is
 * cancelled, its quarantine cleared. A completed one stays and is served until the new one is whole.
 */
export async function restartAssessment(
  tx: Prisma.TransactionClient,
  jobId: string,
  resume: ResumeRef | null,
): Promise<string> {
  const replaced = await tx.$queryRaw<{ assessment_id: string }[]>`
    update assessments set state = 'cancelled', ended_at = now()
    where job_id = ${jobId} and state in ('pending', 'quarantined')
      and (resume_id is not distinct from ${resume?.resumeId ?? null} or resume_id is null)
    returning assessment_id`;
  const ids = replaced.map((row) => row.assessment_id);
  if (ids.length > 0) {
    await tx.$executeRaw`
      update stage_tasks set state = 'cancelled', lease_until = null
      where assessment_id = any(${ids}) and state in ('pending', 'quarantined')`;
    await tx.jobQuarantine.updateMany({
      where: { assessmentId: { in: ids }, clearedAt: null },
      data: { clearedAt: new Date() },
    });
    await tx.$executeRaw`select pg_notify(${assessmentChannel}, id) from unnest(${ids}::text[]) as id`;
  }
  return await openAssessment(tx, jobId, resume);
}
