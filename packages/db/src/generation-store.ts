/** One lead over time and across resumes. */
import type { Decider, Generation, RatingLevel, ResumeResult } from "@leadfit/contracts";
import type { PrismaClient } from "./prisma.ts";

export type GenerationStore = ReturnType<typeof createGenerationStore>;

const shownStates: Record<string, Generation["state"]> = {
  pending: "processing",
  completed: "completed",
  quarantined: "quarantined",
  cancelled: "cancelled",
};

export function createGenerationStore(prisma: PrismaClient) {
  /** A duplicate's are its original's. Null where there is no such job. */
  const targetOf = async (jobId: string): Promise<string | null> => {
    const job = await prisma.jobDetails.findUnique({ where: { jobId }, select: { duplicateOf: true } });
    return job && (job.duplicateOf ?? jobId);
  };

  return {
    /** All passes of a job, the newest first; null where there is no such job. */
    async ofJob(jobId: string): Promise<Generation[] | null> {
      const target = await targetOf(jobId);
      if (target === null) return null;
      type Row = Omit<Generation, "created_at" | "ended_at"> & { created_at: Date; ended_at: Date | null };
      const rows = await prisma.$queryRaw<Row[]>`
        select a.assessment_id, a.generation, a.resume_id, a.resume_version, a.state, a.rating, a.match_percentage,
               a.assessed_by, a.degraded, a.created_at, a.ended_at,
               (select coalesce(sum(r.llm_run_cost), 0)::float8 from llm_runs_v2 r
                where r.assessment_id = a.assessment_id) as cost_usd
        from assessments a where a.job_id = ${target} and a.state = any(${Object.keys(shownStates)})
        order by a.generation desc`;
      return rows.map((row) => ({
        ...row,
        state: shownStates[row.state] ?? "processing",
        rating: row.rating as RatingLevel | null,
        assessed_by: row.assessed_by as Decider | null,
        created_at: row.created_at.toISOString(),
        ended_at: row.ended_at?.toISOString() ?? null,
      }));
    },

    /** The newest result of a job against each resume, the default one first; null where there is no such job. */
    async acrossResumes(jobId: string): Promise<ResumeResult[] | null> {
      const target = await targetOf(jobId);
      if (target === null) return null;
      const rows = await prisma.$queryRaw<ResumeResult[]>`
        select l.resume_id, r.name, r.is_default as "default", coalesce(l.served_id, l.assessment_id) as assessment_id,
               case l.state when 'pending' then 'processing' else l.state end as state, whole.rating,
               whole.match_percentage, whole.assessed_by, whole.degraded,
               coalesce(whole.required_qualifications_count, 0) as required_qualifications_count,
               coalesce(whole.required_matched_count, 0) as required_matched_count,
               coalesce(whole.additional_qualifications_count, 0) as additional_qualifications_count
        from leads l join resumes r on r.resume_id = l.resume_id
        left join assessments whole on whole.assessment_id = l.served_id
        where l.job_id = ${target}
        order by r.is_default desc, l.generation desc`;
      return rows;
    },
  };
}
