/** Many jobs at the door at once: the new ones in one statement, the known ones looked up in another. */
import { randomUUID } from "node:crypto";
import { stages } from "@leadfit/contracts";
import { hash } from "./indexable.ts";
import { type Ingested, type IngestInput, ingestKey, type MadeJob } from "./ingest-input.ts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";

/**
 * What `ingest` does, of each in the order given; the same posting twice among them is one job. `one` takes in what needs
 * more than a look: a page that has changed, a result against an older resume, a resume that is not there. Pages go by the
 * driver: Prisma keeps the values of the queries that it has planned.
 */
export async function ingestMany(
  statements: Statements,
  inputs: readonly IngestInput[],
  resumeId: string | undefined,
  one: (input: IngestInput) => Promise<Ingested>,
): Promise<Ingested[]> {
  const keyed = inputs.map((input) => {
    const sha256 = hash(input.page);
    return { input, sha256, key: ingestKey(input, sha256) };
  });
  // Sorted: two requests with the same postings wait for each other in one order.
  const first = [...new Map(keyed.toReversed().map((row) => [row.key, row])).values()]
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map((row) => ({ ...row, jobId: row.input.jobId ?? randomUUID(), assessmentId: randomUUID() }));
  const made = await insertNew(statements, first, resumeId);
  const fresh = new Map(
    first.flatMap((row) => {
      const job = made.get(row.jobId);
      return job ? [[row.key, { ...row, made: job }]] : [];
    }),
  );
  const known = await lookUp(
    statements,
    keyed.filter(({ key }) => !fresh.has(key)),
    resumeId,
  );

  const results: Ingested[] = [];
  for (const { input, key, sha256 } of keyed) {
    const row = fresh.get(key);
    const there = known.get(`${key} ${sha256}`);
    if (row) {
      const { jobId, assessmentId, made } = row;
      // A second line of the same posting finds the job that the first has made.
      results.push({ kind: "ingested", jobId, assessmentId, opened: row.input === input, made });
    } else if (there) results.push({ kind: "ingested", ...there, opened: false });
    else results.push(await one({ ...input, resumeId }));
  }
  return results;
}

type Row = { input: IngestInput; key: string; sha256: string; jobId: string; assessmentId: string };

/** The resume that is asked for, else the default one, at its newest version; no row where there is none. */
const resumeOf = (resumeId: string | undefined) => Prisma.sql`
  select v.resume_id, v.version from resume_versions v join resumes r using (resume_id)
  where ${resumeId === undefined ? Prisma.sql`r.is_default` : Prisma.sql`v.resume_id = ${resumeId}`}
  order by v.version desc limit 1`;

/** @returns the jobs that were not there before, by id; none where a resume is asked for that is not there */
async function insertNew(
  statements: Statements,
  rows: readonly Row[],
  resumeId: string | undefined,
): Promise<Map<string, MadeJob>> {
  const made = await statements.query<{ jobId: string } & MadeJob>(Prisma.sql`
    with resume as (${resumeOf(resumeId)}),
    input as (
      select row.*, resume.resume_id, resume.version from unnest(
        ${rows.map(({ jobId }) => jobId)}::text[], ${rows.map(({ key }) => key)}::text[],
        ${rows.map(({ input }) => input.url ?? null)}::text[], ${rows.map(({ input }) => input.page)}::text[],
        ${rows.map(({ sha256 }) => sha256)}::text[], ${rows.map(({ assessmentId }) => assessmentId)}::text[]
      ) as row(job_id, ingest_key, job_url, content, sha256, assessment_id)
      left join resume on true
      where ${resumeId === undefined} or resume.resume_id is not null
    ),
    made as (
      insert into job_details (job_id, ingest_key, job_url)
      select job_id, ingest_key, job_url from input
      on conflict do nothing returning job_id, job_url, created_at
    ),
    pages as (
      insert into job_pages (job_id, content, sha256)
      select job_id, content, sha256 from input join made using (job_id)
    ),
    opened as (
      insert into assessments (assessment_id, job_id, resume_id, resume_version, generation)
      select assessment_id, job_id, resume_id, version, 1
      from input join made using (job_id)
    ),
    tasks as (
      insert into stage_tasks (assessment_id, stage)
      select assessment_id, ${stages[0]} from input join made using (job_id)
    )
    select job_id as "jobId", job_url as url, created_at as "createdAt", resume_id as "resumeId"
    from made left join resume on true`);
  return new Map(made.map(({ jobId, ...job }) => [jobId, job]));
}

/** Of the postings that are here as they come again, and have an assessment: by key and hash of the page. */
async function lookUp(
  statements: Statements,
  rows: readonly { key: string; sha256: string }[],
  resumeId: string | undefined,
): Promise<Map<string, { jobId: string; assessmentId: string }>> {
  if (rows.length === 0) return new Map();
  const found = await statements.query<{
    key: string;
    sha256: string;
    jobId: string;
    assessmentId: string;
  }>(Prisma.sql`
    with resume as (${resumeOf(resumeId)})
    select asked.key, asked.sha256, j.job_id as "jobId", newest.assessment_id as "assessmentId"
    from unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ sha256 }) => sha256)}::text[])
      as asked(key, sha256)
    left join resume on true
    join job_details j on j.ingest_key = asked.key
    left join job_pages p on p.job_id = j.job_id
    cross join lateral (
      select assessment_id, state, resume_version from assessments a
      where a.job_id = coalesce(j.duplicate_of, j.job_id)
        and a.resume_id is not distinct from resume.resume_id
        and a.state in ('pending', 'completed', 'quarantined')
      order by a.generation desc limit 1
    ) newest
    -- What job-store.ts starts anew.
    where not (j.job_description is null and newest.state <> 'pending' and p.sha256 is distinct from asked.sha256)
      and not (newest.state = 'completed' and newest.resume_version is distinct from resume.version)
      and (${resumeId === undefined} or resume.resume_id is not null)`);
  return new Map(found.map(({ key, sha256, ...ids }) => [`${key} ${sha256}`, ids]));
}
