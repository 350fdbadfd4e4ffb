/** Commit of extract: the job's fields, and whether it is a posting we already have. */
import type { Completed, Posting, Run, Stage, StageOutputs } from "@leadfit/contracts";
import { assessmentChannel, newestAssessment, openAssessment } from "./assessment-rows.ts";
import {
  done,
  fencedColumns,
  givenTask,
  isHeld,
  nextTasks,
  runRows,
  taskColumns,
  unwaited,
} from "./commit-rows.ts";
import { givenRows } from "./given-rows.ts";
import { indexable } from "./indexable.ts";
import { lockedJobs } from "./lock-jobs.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Query, Statements } from "./statements.ts";
import type { HeldTask } from "./task.ts";

type Tx = Prisma.TransactionClient;
type Identity = StageOutputs["extract"]["identity"];

const givenExtract = givenRows({ ...taskColumns, output: "jsonb", next: "text" });

/** @returns false where this worker was fenced out */
export async function commitExtract(
  prisma: PrismaClient,
  statements: Statements,
  task: HeldTask,
  { output, run }: Completed<"extract">,
  next: Stage | null,
): Promise<boolean> {
  const { title } = output.posting;
  const { url, key } = columnsOf(output.identity);
  const searchable = title !== null && title !== "" && (url !== null || key !== null);
  // One statement is a transaction of its own, and costs a fifth of one that is held open.
  if (!searchable) return (await statements.query(commit(task, output, run, next, null))).length === 1;
  const first = await statements.transaction(async (query) => {
    if (await originalOf(query, task.jobId, title, { url, key })) return null;
    return (await query(commit(task, output, run, next, null))).length === 1;
  });
  if (first !== null) return first;
  return await prisma.$transaction(async (tx) => {
    const original = await originalOf((sql) => tx.$queryRaw(sql), task.jobId, title, { url, key });
    const committed = (await tx.$queryRaw<unknown[]>(commit(task, output, run, next, original))).length === 1;
    if (committed && original) await handOver(tx, task, original);
    return committed;
  });
}

/** Gives one row, or none where this worker was fenced out. */
function commit(
  task: HeldTask,
  output: StageOutputs["extract"],
  run: Run | undefined,
  next: Stage | null,
  original: string | null,
): Prisma.Sql {
  const { url, key } = columnsOf(output.identity);
  const jobs = original ? [task.jobId, original] : [task.jobId];
  const given = { ...givenTask(task, run), output, next: original ? null : next };
  return Prisma.sql`
    with given as (${givenExtract([given])}),
    fenced as (
      update stage_tasks t set ${done}
      -- The jobs' rows first: the order in which everybody locks (lock-jobs.ts).
      from given cross join (${lockedJobs(jobs)}) jobs
      where ${isHeld}
      returning ${fencedColumns}, given.next
    ),
    read as (
      update job_details
      set ${jobFields(output.posting)}, job_canonical_url = ${url}, job_external_key = ${key},
          duplicate_of = ${original}
      from fenced where job_details.job_id = fenced.job_id
    ),
    next_tasks as (${nextTasks}),
    runs as (${runRows})
    select pg_notify(${assessmentChannel}, assessment_id)::text, ${unwaited} from fenced`;
}

/**
 * The job that already stands for this posting: the same canonical URL or the site's own number, and the same
 * title, for some sites give every page one canonical URL.
 */
async function originalOf(
  query: Query,
  jobId: string,
  title: string,
  { url, key }: ReturnType<typeof columnsOf>,
): Promise<string | null> {
  // Two newcomers of one posting at the same moment: one waits here until the other has its row.
  const identities = [url, key].filter((value) => value !== null).sort();
  await query(Prisma.sql`
    select pg_advisory_xact_lock(hashtext(identity))::text from unnest(${identities}::text[]) as identity`);
  const found = await query<{ job_id: string }>(Prisma.sql`
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
    order by created_at limit 1`);
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

/** A posting's fields as columns of job_details, for `update … set`. Absent ones are left as they are. */
export function jobFields(posting: Partial<Posting>): Prisma.Sql {
  const json = (value: unknown) => (value == null ? null : JSON.stringify(value));
  return Prisma.sql`
    job_title = coalesce(${posting.title ?? null}::text, job_title),
    job_company = coalesce(${posting.company ?? null}::text, job_company),
    job_location = coalesce(${posting.location ?? null}::text, job_location),
    job_remote = coalesce(${posting.remote ?? null}::boolean, job_remote),
    job_employment_type = coalesce(${posting.employment_type ?? null}::text, job_employment_type),
    job_salary = coalesce(${json(posting.salary)}::jsonb, job_salary),
    job_posted_at = coalesce(${posting.posted_at ?? null}::text, job_posted_at),
    job_valid_through = coalesce(${posting.valid_through ?? null}::text, job_valid_through),
    job_language = coalesce(${posting.language ?? null}::text, job_language),
    job_expired = coalesce(${posting.expired ?? null}::boolean, job_expired),
    job_flags = coalesce(${json(posting.flags)}::jsonb, job_flags),
    job_description = coalesce(${posting.description ?? null}::text, job_description),
    job_sources = coalesce(${json(posting.sources)}::jsonb, job_sources),
    updated_at = now()`;
}
