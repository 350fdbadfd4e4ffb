/**
 * What is kept for a time only: the pages of jobs, and the texts of runs. Their rows stay, with all that is counted by
 * them; a page that was removed stands there empty, with an empty hash, so that the same page is taken again.
 */
import { storable } from "@leadfit/contracts";
import { hash } from "./indexable.ts";
import { lockJobs } from "./lock-jobs.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";

export type RetentionStore = ReturnType<typeof createRetentionStore>;

/** Of the job `j`. */
const isOpen = Prisma.sql`exists (
  select 1 from assessments a where a.job_id = j.job_id and a.state = 'pending'
)`;

export function createRetentionStore(prisma: PrismaClient) {
  return {
    /**
     * Empties pages older than `days`, at most `limit`; one that an open assessment may still read stays.
     * @returns how many
     */
    async removePages(days: number, limit: number): Promise<number> {
      return await prisma.$transaction(async (tx) => {
        const old = await tx.$queryRaw<{ job_id: string }[]>`
          select j.job_id from job_details j join job_pages p using (job_id)
          where p.sha256 <> '' and p.created_at < now() - ${days} * interval '1 day' and not ${isOpen}
          -- Who opens an assessment holds the job's row: that job is left for the next time.
          for update of j skip locked limit ${limit}`;
        // Looks again: one may have been opened just before its row was locked.
        return await tx.$executeRaw`
          update job_pages j set content = '', sha256 = ''
          where j.job_id = any(${old.map((row) => row.job_id)}) and not ${isOpen}`;
      });
    },

    /**
     * Takes what was asked and what was answered out of runs older than `days`, at most `limit` of them. A question
     * whose reply is gone is asked again. @returns how many
     */
    async removeRunTexts(days: number, limit: number): Promise<number> {
      return await prisma.$executeRaw`
        update llm_runs_v2 set llm_run_input = null, llm_run_output = null
        where llm_run_id in (
          select llm_run_id from llm_runs_v2
          where llm_run_start < now() - ${days} * interval '1 day'
            and (llm_run_input is not null or llm_run_output is not null)
          for update skip locked limit ${limit}
        )`;
    },

    /** True where the page of the job, or of the original that it is a duplicate of, was removed. */
    async isPageRemoved(jobId: string): Promise<boolean> {
      const [row] = await prisma.$queryRaw<{ removed: boolean }[]>`
        select p.sha256 = '' as removed from job_details j
        join job_pages p on p.job_id = coalesce(j.duplicate_of, j.job_id) where j.job_id = ${jobId}`;
      return row?.removed ?? false;
    },

    /**
     * Stores the page of a job whose own was removed; what stands there otherwise stays.
     * @returns null where there is no such job, false where its page was not removed
     */
    async returnPage(jobId: string, page: string): Promise<boolean | null> {
      return await prisma.$transaction(async (tx) => {
        const job = await tx.jobDetails.findUnique({ where: { jobId }, select: { duplicateOf: true } });
        if (!job) return null;
        const target = job.duplicateOf ?? jobId;
        await lockJobs(tx, [target]);
        const content = storable(page);
        const { count } = await tx.jobPage.updateMany({
          where: { jobId: target, sha256: "" },
          data: { content, sha256: hash(content), createdAt: new Date() },
        });
        return count === 1;
      });
    },
  };
}
