/** Jobs at the door: the same posting becomes the same job. */
import { createHash, randomUUID } from "node:crypto";
import { newestAssessment, openAssessment, type ResumeRef, restartAssessment } from "./assessment-rows.ts";
import type { Prisma, PrismaClient } from "./prisma.ts";
import { defaultResume, resumeRef } from "./resume-rows.ts";

export type IngestInput = {
  page: string;
  /** The caller's own id of the job. */
  jobId?: string | undefined;
  /** Normalised: without tracking parameters. */
  url?: string | undefined;
  resumeId?: string | undefined;
};

export type Ingested =
  | { kind: "ingested"; jobId: string; assessmentId: string }
  | { kind: "unknown_resume"; resumeId: string };

export type JobStore = ReturnType<typeof createJobStore>;

export function createJobStore(prisma: PrismaClient) {
  return {
    /**
     * Stores a page as a job with its assessment and first task, in one transaction. The same posting posted
     * again (by the caller's id, else its URL, else its body) comes back as the job it already is; a job that
     * was quarantined takes a page that has changed as a new try.
     */
    async ingest(input: IngestInput): Promise<Ingested> {
      const sha256 = createHash("sha256").update(input.page).digest("hex");
      return await prisma.$transaction(async (tx) => {
        const resume = input.resumeId ? await resumeRef(tx, input.resumeId) : await defaultResume(tx);
        if (input.resumeId && !resume) return { kind: "unknown_resume", resumeId: input.resumeId };
        const jobId = await lockJob(tx, input, sha256);
        const page = await tx.jobPage.findUniqueOrThrow({ where: { jobId }, select: { sha256: true } });
        const { duplicateOf } = await tx.jobDetails.findUniqueOrThrow({
          where: { jobId },
          select: { duplicateOf: true },
        });
        const target = duplicateOf ?? jobId;
        const newest = await newestAssessment(tx, target, resume?.resumeId ?? null);
        if (newest?.state === "quarantined" && !duplicateOf && page.sha256 !== sha256) {
          await tx.jobPage.update({ where: { jobId }, data: { content: input.page, sha256 } });
          const assessmentId = await restartAssessment(tx, jobId, resume);
          return { kind: "ingested", jobId, assessmentId };
        }
        const assessmentId =
          newest?.assessmentId ?? (await openAssessment(tx, target, resume as ResumeRef | null));
        return { kind: "ingested", jobId, assessmentId };
      });
    },

    /** The page as posted. */
    async page(jobId: string): Promise<{ content: string; url: string | null } | null> {
      const row = await prisma.jobPage.findUnique({
        where: { jobId },
        select: { content: true, job: { select: { jobUrl: true } } },
      });
      return row && { content: row.content, url: row.job.jobUrl };
    },
  };
}

/** Makes the job where it is new, and locks its row, so that fifty posts at once come to one assessment. */
async function lockJob(tx: Prisma.TransactionClient, input: IngestInput, sha256: string): Promise<string> {
  const key = input.jobId ? `id:${input.jobId}` : input.url ? `url:${input.url}` : `sha256:${sha256}`;
  const id = input.jobId ?? randomUUID();
  const made = await tx.$queryRaw<{ job_id: string }[]>`
    insert into job_details (job_id, ingest_key, job_url) values (${id}, ${key}, ${input.url ?? null})
    on conflict do nothing returning job_id`;
  if (made[0]) {
    await tx.jobPage.create({ data: { jobId: id, content: input.page, sha256 } });
    return id;
  }
  const found = await tx.$queryRaw<{ job_id: string }[]>`
    select job_id from job_details where job_id = ${id} or ingest_key = ${key}
    order by job_id = ${id} desc limit 1 for update`;
  if (!found[0]) throw new Error(`job ${id} vanished while it was taken in`);
  return found[0].job_id;
}
