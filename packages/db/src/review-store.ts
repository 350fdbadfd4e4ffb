/**
 * Corrections by a person: stored for the generations to come, and applied at once to the newest whole result. Knows how
 * a row changes; how a rating is made is handed in.
 */
import { randomUUID } from "node:crypto";
import {
  type Assessed,
  atomKey,
  type Classification,
  type Classified,
  type Correction,
  type Rating,
  type Review,
  type ReviewBody,
} from "@leadfit/contracts";
import { assessmentChannel } from "./assessment-rows.ts";
import { correctRow } from "./correct-row.ts";
import type { JobSkill } from "./generated/client.ts";
import { lockJobs } from "./lock-jobs.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type ReviewStore = ReturnType<typeof createReviewStore>;

export type Rate = (classified: readonly Classified[], assessed: readonly Assessed[]) => Rating;

export type AddedReview =
  | { kind: "added"; jobId: string; resumeId: string | null }
  | { kind: "unknown_skill" }
  /** The row is of an older generation, and the newest whole result has no such atom. */
  | { kind: "outdated_skill"; jobId: string }
  /** Only a person can judge it, and nothing of it counts: there is no match to correct. */
  | { kind: "evaluated_skill" };

type Tx = Prisma.TransactionClient;

export function createReviewStore(prisma: PrismaClient, statements: Statements) {
  return {
    /**
     * Corrects an atom of the newest whole result: the row itself, or, where that is of an older generation, the row of
     * the same words. Rows that share their words are corrected together, as the next generation will do it.
     * @param rate the rule that matching uses
     */
    async add(jobSkillId: string, review: ReviewBody, rate: Rate): Promise<AddedReview> {
      return await prisma.$transaction(async (tx) => {
        const asked = await tx.jobSkill.findUnique({
          where: { jobSkillId },
          select: { jobId: true, jobSkillsAtomicString: true, assessment: { select: { resumeId: true } } },
        });
        if (!asked) return { kind: "unknown_skill" };
        const { jobId } = asked;
        const { resumeId } = asked.assessment;
        // Before the job's row (lock-jobs.ts): the review's foreign key would lock it after.
        await tx.$executeRaw`select 1 from resumes where resume_id = ${resumeId} for key share`;
        await lockJobs(tx, [jobId]);
        const key = atomKey(asked.jobSkillsAtomicString);
        const all = await newestWhole(tx, jobId, resumeId);
        const rows = all.filter((row) => atomKey(row.jobSkillsAtomicString) === key);
        const corrected = rows.find((row) => row.jobSkillId === jobSkillId) ?? rows[0];
        if (!corrected) return { kind: "outdated_skill", jobId };
        const type = review.classification ?? corrected.jobSkillsType;
        if (review.match !== undefined && type === "evaluated_qualification")
          return { kind: "evaluated_skill" };
        await insertReview(tx, corrected, key, review);
        const correction = (await corrections(tx, jobId, resumeId)).get(key);
        if (!correction) throw new Error(`review of ${jobSkillId} was not stored`);
        for (const row of rows) {
          const data = correctRow(row, correction);
          await tx.jobSkill.update({ where: { jobSkillId: row.jobSkillId }, data });
          Object.assign(row, data);
        }
        await storeRating(tx, corrected.assessmentId, ratingOf(all, rate));
        await restartMatching(tx, jobId, resumeId);
        return { kind: "added", jobId, resumeId };
      });
    },

    /** What persons have corrected of this assessment's job, for its resume or for any. */
    async forAssessment(assessmentId: string): Promise<Correction[]> {
      // Every match asks; hardly any job has a correction.
      const [reviewed] = await statements.query<{ jobId: string; resumeId: string | null }>(Prisma.sql`
        select a.job_id as "jobId", a.resume_id as "resumeId" from assessments a
        where a.assessment_id = ${assessmentId} and exists (select 1 from reviews r where r.job_id = a.job_id)`);
      if (!reviewed) return [];
      return [...(await corrections(prisma, reviewed.jobId, reviewed.resumeId)).values()];
    },

    /** All corrections of a job, the newest first; null where there is no such job. */
    async ofJob(jobId: string): Promise<Review[] | null> {
      const job = await prisma.jobDetails.findUnique({ where: { jobId }, select: { duplicateOf: true } });
      if (!job) return null;
      const rows = await prisma.$queryRaw<(Omit<Review, "created_at"> & { created_at: Date })[]>`
        select r.review_id, r.job_id, r.resume_id, r.job_skill_id, r.atom_key,
               s.job_skills_atomic_string as requirement_string, r.match, r.classification, r.reason,
               s.engine_match, s.engine_type as engine_classification, r.created_at
        from reviews r left join job_skills s on s.job_skill_id = r.job_skill_id
        where r.job_id = ${job.duplicateOf ?? jobId} order by r.created_at desc`;
      return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
    },
  };
}

async function newestWhole(tx: Tx, jobId: string, resumeId: string | null): Promise<JobSkill[]> {
  const newest = await tx.assessment.findFirst({
    where: { jobId, resumeId, state: "completed" },
    orderBy: { generation: "desc" },
    select: { skills: { orderBy: { position: "asc" } } },
  });
  return newest?.skills ?? [];
}

async function insertReview(tx: Tx, row: JobSkill, key: string, review: ReviewBody): Promise<void> {
  const { match = null, classification = null, reason = null } = review;
  // The clock's time, not the transaction's: it may have waited for the job while a newer one was stored.
  await tx.$executeRaw`
    insert into reviews (
      review_id, job_id, resume_id, atom_key, job_skill_id, match, classification, reason, created_at
    )
    values (${randomUUID()}, ${row.jobId}, ${row.jobSkillsResumeId}, ${key}, ${row.jobSkillId}, ${match},
            ${classification}, ${reason}, clock_timestamp())`;
}

/** By atom: of each part the newest that was given. */
async function corrections(
  tx: Tx | PrismaClient,
  jobId: string,
  resumeId: string | null,
): Promise<Map<string, Correction>> {
  const reviews = await tx.review.findMany({
    where: { jobId, OR: [{ resumeId }, { resumeId: null }] },
    orderBy: { createdAt: "asc" },
  });
  const found = new Map<string, Correction>();
  for (const { atomKey: key, reviewId, match, classification, reason } of reviews) {
    const before = found.get(key);
    found.set(key, {
      review_id: reviewId,
      atom_key: key,
      match: match ?? before?.match ?? null,
      classification: (classification as Classification | null) ?? before?.classification ?? null,
      reason: match === null ? (before?.reason ?? null) : reason,
    });
  }
  return found;
}

function ratingOf(rows: readonly JobSkill[], rate: Rate): Rating {
  const atoms = rows.map((row) => ({
    requirement_string: row.jobSkillsAtomicString,
    ...(row.atomId !== null && { id: row.atomId }),
    ...(row.atomGroup !== null && { group: row.atomGroup }),
    classification: row.jobSkillsType as Classification,
    match_reasoning: row.jobSkillsMatchReasoning ?? "",
    match: row.jobSkillsMatch === true,
  }));
  return rate(atoms, atoms);
}

async function storeRating(tx: Tx, assessmentId: string, rating: Rating): Promise<void> {
  await tx.assessment.update({
    where: { assessmentId },
    data: {
      rating: rating.rating,
      ratingDescription: rating.rating_description,
      matchPercentage: rating.match_percentage,
      requiredQualificationsCount: rating.required_qualifications_count,
      requiredMatchedCount: rating.required_matched_count,
      additionalQualificationsCount: rating.additional_qualifications_count,
    },
  });
  await tx.$executeRaw`select pg_notify(${assessmentChannel}, ${assessmentId})`;
}

/**
 * A worker that is matching a newer generation has read the corrections before this one: it is fenced out, and the task
 * announced anew. What a model has answered by then is stored, and not asked again.
 */
async function restartMatching(tx: Tx, jobId: string, resumeId: string | null): Promise<void> {
  await tx.$executeRaw`
    update stage_tasks t
    set fence = t.fence + 1, lease_until = null, enqueued_at = null, enqueue_gen = t.enqueue_gen + 1
    from assessments a
    where a.assessment_id = t.assessment_id and a.job_id = ${jobId} and a.state = 'pending'
      and (a.resume_id = ${resumeId} or a.resume_id is null)
      and t.stage = 'match' and t.state = 'pending' and t.lease_until > now()`;
}
