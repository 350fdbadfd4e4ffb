/** Commit of extract: the job's fields, and whether it is a posting we already have. */
import { type Completed, type Posting, type Stage, type StageOutputs, stages } from "@leadfit/contracts";
import { assessmentChannel, newestAssessment, openAssessment } from "./assessment-rows.ts";
import { nextTask, runRow } from "./commit-rows.ts";
import { indexable } from "./indexable.ts";
import { lockJobs } from "./lock-jobs.ts";
import type { Prisma, PrismaClient } from "./prisma.ts";
import type { HeldTask } from "./task.ts";

type Tx = Prisma.TransactionClient;
type Identity = StageOutputs["extract"]["identity"];

/** @returns false where this worker was fenced out */
export async function commitExtract(
  prisma: PrismaClient,
  task: HeldTask,
  { output, run }: Completed<"extract">,
  next: Stage | null,
): Promise<boolean> {
  const { posting, identity } = output;
  return await prisma.$transaction(async (tx) => {
    const original = await originalOf(tx, task.jobId, posting.title, identity);
    await lockJobs(tx, original ? [task.jobId, original] : [task.jobId]);
    const rows = await tx.$queryRaw<{ hit: boolean }[]>`
      with fenced as (
        update stage_tasks
        set state = 'done', output = ${JSON.stringify(output)}::jsonb, done_at = now(), lease_until = null,
            last_error = null
        where assessment_id = ${task.assessmentId} and stage = ${stages[0]} and fence = ${task.fence}
          and state = 'pending'
        returning assessment_id
      ),
      next_task as (${nextTask(original ? null : next)}),
      run as (${runRow(task, run)}),
      told as (select pg_notify(${assessmentChannel}, assessment_id) from fenced)
      select true as hit from fenced, told`;
    if (rows.length === 0) return false;
    await tx.jobDetails.update({
      where: { jobId: task.jobId },
      data: {
        ...jobFields(posting),
        jobCanonicalUrl: columnsOf(identity).url,
        jobExternalKey: columnsOf(identity).key,
        original: original ? { connect: { jobId: original } } : { disconnect: true },
      },
    });
    if (original) await handOver(tx, task, original);
    return true;
  });
}

/**
 * The job that already stands for this posting: the same canonical URL or the site's own number, and the same
 * title, for some sites give every page one canonical URL.
 */
async function originalOf(
  tx: Tx,
  jobId: string,
  title: string | null,
  identity: Identity,
): Promise<string | null> {
  const { url, key } = columnsOf(identity);
  if (!title || (!url && !key)) return null;
  // Two newcomers of one posting at the same moment: one waits here until the other has its row.
  for (const identity of [url, key].filter((value) => value !== null).sort()) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${identity}))`;
  }
  const found = await tx.$queryRaw<{ job_id: string }[]>`
    select job_id from job_details
    where job_id <> ${jobId} and duplicate_of is null and job_description is not null
      and lower(job_title) = lower(${title})
      and (job_canonical_url = ${url} or job_external_key = ${key})
      -- One canonical URL for postings that the site itself numbers differently: they are not the same.
      and (job_external_key is null or ${key}::text is null or job_external_key = ${key})
      and not exists (
        select 1 from job_quarantine q
        where q.job_id = job_details.job_id and q.cleared_at is null
          and q.job_quarantine_reason = 'missing_job_description'
      )
      and not exists (select 1 from job_details d where d.duplicate_of = ${jobId})
    order by created_at limit 1`;
  return found[0]?.job_id ?? null;
}

function columnsOf({ canonical_url, external_key }: Identity): { url: string | null; key: string | null } {
  return { url: canonical_url && indexable(canonical_url), key: external_key && indexable(external_key) };
}

/** The newcomer's assessment ends here; the original has one for the same resume, or gets it. */
async function handOver(tx: Tx, task: HeldTask, original: string): Promise<void> {
  const { resumeId, resumeVersion } = await tx.assessment.update({
    where: { assessmentId: task.assessmentId },
    data: { state: "duplicate", endedAt: new Date() },
    select: { resumeId: true, resumeVersion: true },
  });
  if (await newestAssessment(tx, original, resumeId)) return;
  const resume = resumeId && resumeVersion ? { resumeId, version: resumeVersion } : null;
  await openAssessment(tx, original, resume);
}

/** A posting's fields as columns of job_details. Absent ones are left as they are. */
export function jobFields(posting: Partial<Posting>): Prisma.JobDetailsUpdateInput {
  return {
    ...(posting.title != null && { jobTitle: posting.title }),
    ...(posting.company != null && { jobCompany: posting.company }),
    ...(posting.location != null && { jobLocation: posting.location }),
    ...(posting.remote != null && { jobRemote: posting.remote }),
    ...(posting.employment_type != null && { jobEmploymentType: posting.employment_type }),
    ...(posting.salary != null && { jobSalary: posting.salary }),
    ...(posting.posted_at != null && { jobPostedAt: posting.posted_at }),
    ...(posting.valid_through != null && { jobValidThrough: posting.valid_through }),
    ...(posting.language != null && { jobLanguage: posting.language }),
    ...(posting.expired !== undefined && { jobExpired: posting.expired }),
    ...(posting.description !== undefined && { jobDescription: posting.description }),
    ...(posting.sources !== undefined && { jobSources: posting.sources as Prisma.InputJsonValue }),
    updatedAt: new Date(),
  };
}
