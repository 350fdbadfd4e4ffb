/** Jobs at the door: the same posting becomes the same job. */
import { randomUUID } from "node:crypto";
import { newestAssessment, openAssessment, type ResumeRef, restartAssessment } from "./assessment-rows.ts";
import { hash, indexable } from "./indexable.ts";
import { type Ingested, type IngestInput, ingestKey } from "./ingest-input.ts";
import { ingestMany } from "./ingest-many.ts";
import { lockJobs } from "./lock-jobs.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import { defaultResume, resumeRef } from "./resume-rows.ts";
import type { Statements } from "./statements.ts";

export type JobStore = ReturnType<typeof createJobStore>;

export function createJobStore(prisma: PrismaClient, statements: Statements) {
  /** One that may be there already, and need more than a look: in one transaction, with its rows held. */
  const ingestOne = async (input: IngestInput): Promise<Ingested> => {
    const sha256 = hash(input.page);
    return await prisma.$transaction(async (tx) => {
      const resume = input.resumeId ? await resumeRef(tx, input.resumeId) : await defaultResume(tx);
      if (input.resumeId && !resume) return { kind: "unknown_resume", resumeId: input.resumeId };
      const job = await lockJob(tx, input, sha256);
      const target = job.duplicateOf ?? job.jobId;
      const newest = await newestAssessment(tx, target, resume?.resumeId ?? null);
      const ingested = (assessmentId: string, opened = true): Ingested => ({
        kind: "ingested",
        jobId: job.jobId,
        assessmentId,
        opened,
      });
      // A page that could not be read (saved before it had loaded, say) gives way to another; one that was read
      // does not: what a walled visit brings home later must not take its place.
      if (job.unread && newest?.state !== "pending" && job.pageSha256 !== sha256) {
        await tx.jobPage.update({ where: { jobId: job.jobId }, data: { content: input.page, sha256 } });
        return ingested(await restartAssessment(tx, job.jobId, resume));
      }
      // Read against an older version of the resume: what was asked for is a look at the newest.
      if (resume && newest?.state === "completed" && newest.resumeVersion !== resume.version) {
        return ingested(await restartAssessment(tx, target, resume));
      }
      if (newest) return ingested(newest.assessmentId, false);
      return ingested(await openAssessment(tx, target, resume as ResumeRef | null));
    });
  };

  const many = (inputs: readonly IngestInput[], resumeId?: string): Promise<Ingested[]> =>
    ingestMany(statements, inputs, resumeId, ingestOne);

  return {
    /**
     * Stores a page as a job with its assessment and first task, all or nothing. The same posting posted again (by
     * the caller's id, else its URL, else its body) comes back as the job it already is; a job that was quarantined
     * takes a page that has changed as a new try.
     */
    async ingest(input: IngestInput): Promise<Ingested> {
      const [ingested] = await many([input], input.resumeId);
      return ingested as Ingested;
    },

    /** The same of many, all against one resume; an answer for each, in their order. */
    ingestMany: many,

    /**
     * The job that was posted from a URL (normalised), else the only one whose page names it as its own.
     * @returns null where there is none, or several
     */
    async idAt(url: string): Promise<string | null> {
      const key = indexable(url);
      const rows = await statements.query<{ job_id: string; posted: boolean }>(Prisma.sql`
        select distinct coalesce(duplicate_of, job_id) as job_id, ingest_key = ${`url:${key}`} as posted
        from job_details where ingest_key = ${`url:${key}`} or job_canonical_url = ${key} limit 3`);
      const named = [...new Set(rows.map(({ job_id }) => job_id))];
      return rows.find(({ posted }) => posted)?.job_id ?? (named.length === 1 ? (named[0] ?? null) : null);
    },

    /** The page as posted. */
    async page(jobId: string): Promise<{ content: string; url: string | null } | null> {
      const [row] = await statements.query<{ content: string; url: string | null }>(Prisma.sql`
        select p.content, j.job_url as url from job_pages p join job_details j using (job_id)
        where p.job_id = ${jobId}`);
      return row ?? null;
    },
  };
}

type LockedJob = { jobId: string; duplicateOf: string | null; unread: boolean; pageSha256: string };

/**
 * Makes the job where it is new, and locks its row and its original's (in the order of their ids, as everybody
 * does), so that fifty posts at once come to one assessment.
 */
async function lockJob(tx: Prisma.TransactionClient, input: IngestInput, sha256: string): Promise<LockedJob> {
  const key = ingestKey(input, sha256);
  const id = input.jobId ?? randomUUID();
  const made = await tx.$queryRaw<{ job_id: string }[]>`
    insert into job_details (job_id, ingest_key, job_url) values (${id}, ${key}, ${input.url ?? null})
    on conflict do nothing returning job_id`;
  if (made[0]) {
    await tx.jobPage.create({ data: { jobId: id, content: input.page, sha256 } });
    return { jobId: id, duplicateOf: null, unread: true, pageSha256: sha256 };
  }
  const found = await tx.$queryRaw<{ job_id: string; duplicate_of: string | null }[]>`
    select job_id, duplicate_of from job_details where job_id = ${id} or ingest_key = ${key}
    order by job_id = ${id} desc limit 1`;
  // Erased between the two: it is new after all.
  if (!found[0]) return await lockJob(tx, input, sha256);
  const { job_id: jobId, duplicate_of } = found[0];
  await lockJobs(tx, duplicate_of ? [jobId, duplicate_of] : [jobId]);
  const job = await tx.jobDetails.findUnique({
    where: { jobId },
    select: { duplicateOf: true, jobDescription: true, page: { select: { sha256: true } } },
  });
  if (!job) return await lockJob(tx, input, sha256);
  return {
    jobId,
    duplicateOf: job.duplicateOf,
    unread: job.jobDescription === null,
    pageSha256: job.page?.sha256 ?? "",
  };
}
