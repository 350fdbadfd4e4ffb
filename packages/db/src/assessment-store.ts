/** Reading assessments back: one job's data, the recent lists, and the state that a caller waits for. */
import {
  type AssessmentState,
  type Classified,
  type Decider,
  type JobData,
  type PageFlag,
  type Qualification,
  type Quality,
  type QuarantineReason,
  type RatingLevel,
  type RecentJob,
  type RecentSkill,
  type ResumeText,
  type Salary,
  type Stage,
  type StageOutputs,
  stages,
} from "@leadfit/contracts";
import { newestAssessment, restartAssessment } from "./assessment-rows.ts";
import type { Assessment, JobDetails, JobSkill } from "./generated/client.ts";
import { lockJobs } from "./lock-jobs.ts";
import type { PrismaClient } from "./prisma.ts";
import { defaultResume, resumeRef } from "./resume-rows.ts";

export type AssessmentStore = ReturnType<typeof createAssessmentStore>;

export type Restarted =
  /** `resumeId`: the one it is assessed against; null: whichever is default by then. */
  | { kind: "restarted"; jobId: string; assessmentId: string; resumeId: string | null }
  | { kind: "unknown_job" }
  | { kind: "unknown_resume" };

const shownStates: Record<string, AssessmentState> = {
  pending: "processing",
  completed: "completed",
  quarantined: "quarantined",
};

export function createAssessmentStore(prisma: PrismaClient) {
  return {
    /**
     * Where an assessment stands. A duplicate's stands for it: follow `successor`.
     * @returns null where there is none
     */
    async state(assessmentId: string): Promise<{ ended: boolean; successor: string | null } | null> {
      const row = await prisma.assessment.findUnique({
        where: { assessmentId },
        select: { state: true, resumeId: true, job: { select: { jobId: true, duplicateOf: true } } },
      });
      if (!row) return null;
      if (row.state !== "duplicate" && row.state !== "cancelled") {
        return { ended: row.state !== "pending", successor: null };
      }
      const target = row.job.duplicateOf ?? row.job.jobId;
      const successor = await newestAssessment(prisma, target, row.resumeId);
      return { ended: true, successor: successor?.assessmentId ?? null };
    },

    /** A job with its newest whole result for `resumeId`, or for the default resume, or for its newest one. */
    async jobData(jobId: string, resumeId?: string): Promise<JobData | null> {
      const asked = await prisma.jobDetails.findUnique({ where: { jobId } });
      if (!asked) return null;
      const job = asked.duplicateOf
        ? await prisma.jobDetails.findUniqueOrThrow({ where: { jobId: asked.duplicateOf } })
        : asked;
      const all = await prisma.assessment.findMany({
        where: { jobId: job.jobId, state: { in: Object.keys(shownStates) }, ...(resumeId && { resumeId }) },
        orderBy: { generation: "desc" },
      });
      // Which resume is the default is asked only where it makes a difference: this answers every posting.
      const isOne = all.every((assessment) => assessment.resumeId === all[0]?.resumeId);
      const fallback = isOne ? all[0]?.resumeId : (await defaultResume(prisma))?.resumeId;
      const newest = all.find((assessment) => assessment.resumeId === fallback) ?? all[0];
      if (!newest) return null;
      const served = all.find((a) => a.state === "completed" && a.resumeId === newest.resumeId);
      return await dataOf(asked, job, newest, served);
    },

    /** The data of its job as one generation has it; null where it is unknown, or was given up before it was whole. */
    async generationData(assessmentId: string): Promise<JobData | null> {
      const found = await prisma.assessment.findUnique({ where: { assessmentId }, include: { job: true } });
      if (!found || !(found.state in shownStates)) return null;
      const { job, ...assessment } = found;
      return await dataOf(job, job, assessment, assessment.state === "completed" ? assessment : undefined);
    },

    /**
     * Opens a new generation of a job for a resume (default: the one its newest assessment had); the old
     * result is served until the new one is whole.
     */
    async restart(jobId: string, resumeId?: string): Promise<Restarted> {
      return await prisma.$transaction(async (tx) => {
        const [job] = await tx.$queryRaw<{ target: string }[]>`
          select coalesce(duplicate_of, job_id) as target from job_details where job_id = ${jobId}`;
        if (!job) return { kind: "unknown_job" };
        await lockJobs(tx, [job.target]);
        const newest = await tx.assessment.findFirst({
          where: { jobId: job.target, state: { in: Object.keys(shownStates) } },
          orderBy: { generation: "desc" },
        });
        const wanted = resumeId ?? newest?.resumeId;
        const resume = wanted ? await resumeRef(tx, wanted) : await defaultResume(tx);
        if (resumeId && !resume) return { kind: "unknown_resume" };
        const assessmentId = await restartAssessment(tx, job.target, resume);
        return { kind: "restarted", jobId, assessmentId, resumeId: resume?.resumeId ?? null };
      });
    },

    /**
     * What a plan of the next generation starts from: the newest generation that got as far as its atoms, and the resume
     * that the next one would read (default: the one it had, in its newest version). Null where there is none.
     */
    async planBase(
      jobId: string,
      resumeId: string | null,
    ): Promise<{ assessmentId: string; jobId: string; resume: ResumeText | null } | null> {
      const [base] = await prisma.$queryRaw<
        { assessmentId: string; jobId: string; resumeId: string | null }[]
      >`
        select a.assessment_id as "assessmentId", a.job_id as "jobId", a.resume_id as "resumeId"
        from job_details j
        join assessments a on a.job_id = coalesce(j.duplicate_of, j.job_id)
        join stage_tasks t on t.assessment_id = a.assessment_id and t.stage = 'classify' and t.state = 'done'
        where j.job_id = ${jobId}
        order by a.generation desc limit 1`;
      if (!base) return null;
      const wanted = resumeId ?? base.resumeId ?? (await defaultResume(prisma))?.resumeId ?? null;
      const version = await prisma.resumeVersion.findFirst({
        where: { resumeId: wanted ?? "" },
        orderBy: { version: "desc" },
        select: { resumeId: true, version: true, text: true },
      });
      return {
        assessmentId: base.assessmentId,
        jobId: base.jobId,
        resume: version && { resume_id: version.resumeId, version: version.version, text: version.text },
      };
    },

    /**
     * Served results that the rules finished in a model's place, an hour old or older, for which a model may be tried
     * again: money and routes come back, what was refused may pass with another prompt. The oldest first.
     */
    async degradedDue(limit: number): Promise<{ jobId: string; resumeId: string }[]> {
      return await prisma.$queryRaw<{ jobId: string; resumeId: string }[]>`
        select a.job_id as "jobId", a.resume_id as "resumeId" from assessments a
        where a.state = 'completed' and a.degraded is not null and a.ended_at < now() - interval '1 hour'
          and (a.degraded in ('over_budget', 'model_unavailable')
            or exists (select 1 from prompt_labels l where l.label = 'production' and l.moved_at > a.ended_at))
          and not exists (
            select 1 from assessments newer
            where newer.job_id = a.job_id and newer.generation > a.generation
              and newer.resume_id is not distinct from a.resume_id
          )
        order by a.ended_at limit ${limit}`;
    },

    /** Jobs that are postings, newest first, each with its newest whole result. */
    async recent(daysBack: number, limit: number): Promise<RecentJob[]> {
      const rows = await prisma.$queryRaw<
        (Omit<RecentJob, "created_at" | "state"> & { created_at: Date; state: string })[]
      >`
        select j.job_id, j.job_title, j.job_company, j.created_at, newest.state,
               whole.rating, whole.match_percentage,
               coalesce(whole.required_qualifications_count, 0) as required_qualifications_count,
               coalesce(whole.required_matched_count, 0) as required_matched_count,
               coalesce(whole.additional_qualifications_count, 0) as additional_qualifications_count
        from job_details j
        join lateral (
          select a.* from assessments a left join resumes r on r.resume_id = a.resume_id
          where a.job_id = j.job_id and a.state in ('pending', 'completed', 'quarantined')
          order by coalesce(r.is_default, false) desc, a.generation desc limit 1
        ) newest on true
        left join lateral (
          select a.* from assessments a
          where a.job_id = j.job_id and a.state = 'completed' and a.resume_id is not distinct from newest.resume_id
          order by a.generation desc limit 1
        ) whole on true
        where j.duplicate_of is null
          and j.created_at > now() - ${daysBack} * interval '1 day'
          and (whole.assessment_id is not null or not exists (
            select 1 from job_quarantine q
            where q.assessment_id = newest.assessment_id and q.cleared_at is null
              and q.job_quarantine_reason = 'missing_job_description'
          ))
        order by j.created_at desc limit ${limit}`;
      return rows.map((row) => ({
        ...row,
        created_at: row.created_at.toISOString(),
        state: shownStates[row.state] ?? "processing",
      }));
    },

    /** Rows of job_skills of the newest whole results, newest job first. */
    async recentSkills(daysBack: number, limit: number): Promise<RecentSkill[]> {
      const rows = await prisma.$queryRaw<(Omit<RecentSkill, "created_at"> & { created_at: Date })[]>`
        select s.job_skill_id, s.job_id, j.job_title, s.job_skills_atomic_string, s.job_skills_type,
               s.job_skills_match_reasoning, s.job_skills_match, s.job_skills_resume_id, s.evidence_quote,
               s.atom_group as "group", s.decided_by, s.created_at
        from job_skills s
        join job_details j on j.job_id = s.job_id
        join assessments a on a.assessment_id = s.assessment_id
        where s.created_at > now() - ${daysBack} * interval '1 day'
          and not exists (
            select 1 from assessments newer
            where newer.job_id = a.job_id and newer.state = 'completed' and newer.generation > a.generation
              and newer.resume_id is not distinct from a.resume_id
          )
        order by j.created_at desc, s.assessment_id, s.position limit ${limit}`;
      return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
    },
  };

  /** `newest` says where it stands, `served` what its result is. */
  async function dataOf(
    asked: JobDetails,
    job: JobDetails,
    newest: Assessment,
    served: Assessment | undefined,
  ): Promise<JobData> {
    const { assessmentId, state } = newest;
    const quarantine =
      state === "quarantined"
        ? await prisma.jobQuarantine.findFirst({ where: { assessmentId, clearedAt: null } })
        : null;
    const task =
      state === "pending"
        ? await prisma.stageTask.findFirst({ where: { assessmentId, state: "pending" } })
        : null;
    const stage = (task?.stage ?? quarantine?.stage ?? null) as Stage | null;
    const lists = await qualifications(served, newest, stage);
    const shown = served ?? newest;
    return {
      job_id: asked.jobId,
      assessment_id: shown.assessmentId,
      duplicate_of: asked.duplicateOf,
      resume_id: shown.resumeId,
      job_url: job.jobUrl,
      job_title: job.jobTitle,
      job_company: job.jobCompany,
      job_location: job.jobLocation,
      job_employment_type: job.jobEmploymentType,
      job_salary: job.jobSalary as Salary | null,
      job_posted_at: job.jobPostedAt,
      job_valid_through: job.jobValidThrough,
      job_remote: job.jobRemote,
      job_language: job.jobLanguage,
      job_expired: job.jobExpired,
      job_flags: (job.jobFlags as PageFlag[] | null) ?? [],
      job_description: job.jobDescription,
      created_at: job.createdAt.toISOString(),
      state: shownStates[newest.state] ?? "processing",
      stage,
      generation: newest.generation,
      required_qualifications: lists.required_qualification,
      additional_qualifications: lists.additional_qualification,
      evaluated_qualifications: lists.evaluated_qualification,
      rating: (served?.rating as RatingLevel | null | undefined) ?? null,
      rating_description: served?.ratingDescription ?? null,
      match_percentage: served?.matchPercentage ?? null,
      assessed_by: (served?.assessedBy as Decider | null | undefined) ?? null,
      degraded: served?.degraded ?? null,
      quality: (served?.quality as Quality | null | undefined) ?? null,
      quarantine: quarantine && {
        quarantine_id: quarantine.jobQuarantineId,
        stage: quarantine.stage as Stage,
        reason: quarantine.jobQuarantineReason as QuarantineReason,
        detail: quarantine.detail,
        message: quarantine.message,
      },
    };
  }

  /** Of the whole result; before there is one, the atoms as far as they are known, undecided. */
  async function qualifications(served: Assessment | undefined, newest: Assessment, stage: Stage | null) {
    const lists: Record<Classified["classification"], Qualification[]> = {
      required_qualification: [],
      additional_qualification: [],
      evaluated_qualification: [],
    };
    if (served) {
      const rows = await prisma.jobSkill.findMany({
        where: { assessmentId: served.assessmentId },
        orderBy: { position: "asc" },
      });
      for (const row of rows) lists[row.jobSkillsType as Classified["classification"]].push(decided(row));
      return lists;
    }
    // They are known once classify is done.
    if (stage !== "match") return lists;
    const task = await prisma.stageTask.findUnique({
      where: { assessmentId_stage: { assessmentId: newest.assessmentId, stage: stages[3] } },
      select: { output: true },
    });
    const output = task?.output as StageOutputs["classify"] | null | undefined;
    for (const { classification, ...atom } of output?.classified_objects ?? []) {
      lists[classification].push({ ...atom, match_reasoning: null, match: null });
    }
    return lists;
  }
}

function decided(row: JobSkill): Qualification {
  return {
    requirement_string: row.jobSkillsAtomicString,
    match_reasoning: row.jobSkillsMatchReasoning,
    match: row.jobSkillsMatch,
    job_skill_id: row.jobSkillId,
    ...(row.atomId && { id: row.atomId }),
    ...(row.atomGroup && { group: row.atomGroup }),
    ...(row.evidenceQuote && { evidence_quote: row.evidenceQuote }),
    ...span("evidence_span", row.evidenceStart, row.evidenceEnd),
    ...(row.decidedBy && { decided_by: row.decidedBy as Decider }),
    ...(row.unverified && { unverified: true }),
    ...(row.missing && { missing: row.missing }),
    ...(row.confidence !== null && { confidence: row.confidence }),
    ...(row.minYears !== null && { min_years: row.minYears }),
    ...(row.level && { level: row.level }),
    ...span("posting_span", row.postingStart, row.postingEnd),
    ...(row.llmRunId && { run_id: row.llmRunId }),
    ...(row.reviewId && {
      engine_match: row.engineMatch,
      engine_classification: (row.engineType ?? row.jobSkillsType) as Classified["classification"],
    }),
  };
}

function span(key: "evidence_span" | "posting_span", start: number | null, end: number | null) {
  return start === null || end === null ? {} : { [key]: { start, end } };
}
