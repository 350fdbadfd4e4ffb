/**
 * Everything that is kept of a resume, for whom it belongs to. Rows come as they are stored, by the names of their
 * columns, so that no column is forgotten when a table grows; and a few at a time, for a resume may have thousands.
 */
import { Prisma, type PrismaClient } from "./prisma.ts";

export type ExportStore = ReturnType<typeof createExportStore>;

type Row = Record<string, unknown>;

/** Each list is read as it is taken; what is erased meanwhile is missing from its end. */
export type ResumeExport = {
  resume: Row;
  versions: AsyncIterable<Row>;
  assessments: AsyncIterable<Row>;
  reviews: AsyncIterable<Row>;
  cached_verdicts: AsyncIterable<Row>;
  batches: AsyncIterable<Row>;
};

export function createExportStore(prisma: PrismaClient) {
  const rows = async (query: Prisma.Sql): Promise<Row[]> => {
    const found = await prisma.$queryRaw<{ row: Row }[]>`select to_jsonb(t) as row from (${query}) t`;
    return found.map(({ row }) => row);
  };

  const ofAssessment = (table: string, assessmentId: unknown, order: string) =>
    rows(Prisma.sql`
    select * from ${Prisma.raw(table)} where assessment_id = ${assessmentId} order by ${Prisma.raw(order)}`);

  async function* versions(resumeId: string): AsyncGenerator<Row> {
    const numbers = await rows(Prisma.sql`
      select version from resume_versions where resume_id = ${resumeId} order by version`);
    for (const { version } of numbers)
      yield* await rows(Prisma.sql`
        select v.version, v.format, v.content, v.text, v.parsed, v.sha256, v.created_at,
               -- Postgres breaks base64 into lines.
               replace(encode(v.file, 'base64'), E'\\n', '') as file
        from resume_versions v where v.resume_id = ${resumeId} and v.version = ${version}`);
  }

  async function* assessments(resumeId: string): AsyncGenerator<Row> {
    const ids = await prisma.assessment.findMany({
      where: { resumeId },
      orderBy: { createdAt: "asc" },
      select: { assessmentId: true },
    });
    for (const { assessmentId } of ids) {
      const [assessment] = await rows(Prisma.sql`
        select a.*, jsonb_build_object('job_id', j.job_id, 'job_url', j.job_url, 'job_title', j.job_title,
                                       'job_company', j.job_company) as job
        from assessments a join job_details j using (job_id) where a.assessment_id = ${assessmentId}`);
      if (!assessment) continue;
      yield {
        ...assessment,
        tasks: await ofAssessment("stage_tasks", assessmentId, "created_at"),
        skills: await ofAssessment("job_skills", assessmentId, "position"),
        runs: await ofAssessment("llm_runs_v2", assessmentId, "llm_run_start"),
        quarantines: await ofAssessment("job_quarantine", assessmentId, "job_quarantine_timestamp"),
      };
    }
  }

  async function* ofResume(table: string, resumeId: string): AsyncGenerator<Row> {
    yield* await rows(Prisma.sql`
      select * from ${Prisma.raw(table)} where resume_id = ${resumeId} order by created_at`);
  }

  return {
    /** Null where there is no such resume. */
    async resume(resumeId: string): Promise<ResumeExport | null> {
      const [resume] = await rows(Prisma.sql`select * from resumes where resume_id = ${resumeId}`);
      if (!resume) return null;
      return {
        resume,
        versions: versions(resumeId),
        assessments: assessments(resumeId),
        reviews: ofResume("reviews", resumeId),
        cached_verdicts: ofResume("verdict_cache", resumeId),
        batches: ofResume("batches", resumeId),
      };
    },
  };
}
