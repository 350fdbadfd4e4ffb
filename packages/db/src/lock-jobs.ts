/**
 * The one order in which rows are locked, so that nobody waits for somebody who waits for him: resumes, jobs in the
 * order of their ids, then assessments, tasks and quarantines.
 */
import { Prisma } from "./prisma.ts";

export async function lockJobs(tx: Prisma.TransactionClient, jobIds: string[]): Promise<void> {
  await tx.$executeRaw`select 1 from job_details where job_id = any(${jobIds}) order by job_id for update`;
}

/** The jobs of these assessments. */
export async function lockJobsOf(tx: Prisma.TransactionClient, assessmentIds: string[]): Promise<void> {
  await tx.$executeRaw`
    select 1 from job_details
    where job_id in (select job_id from assessments where assessment_id = any(${assessmentIds}))
    order by job_id for update`;
}

/** The same inside a statement: a subquery of one row to join with, read before what is joined is written. */
export function lockedJobs(jobIds: string[]): Prisma.Sql {
  return Prisma.sql`
    select count(*) from (
      select job_id from job_details where job_id = any(${jobIds}) order by job_id for update
    ) job`;
}
