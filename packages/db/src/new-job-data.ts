/** What is known of a job the moment it is there: an answer without asking for it. */
import { type JobData, stages } from "@leadfit/contracts";
import type { MadeJob } from "./ingest-input.ts";

/** The same as `assessments.jobData` says before a worker has begun. */
export function newJobData(jobId: string, assessmentId: string, made: MadeJob): JobData {
  return {
    job_id: jobId,
    assessment_id: assessmentId,
    duplicate_of: null,
    resume_id: made.resumeId,
    job_url: made.url,
    job_title: null,
    job_company: null,
    job_location: null,
    job_employment_type: null,
    job_salary: null,
    job_posted_at: null,
    job_valid_through: null,
    job_remote: null,
    job_language: null,
    job_expired: false,
    job_flags: [],
    job_description: null,
    created_at: made.createdAt.toISOString(),
    state: "processing",
    stage: stages[0],
    generation: 1,
    required_qualifications: [],
    additional_qualifications: [],
    evaluated_qualifications: [],
    rating: null,
    rating_description: null,
    match_percentage: null,
    assessed_by: null,
    degraded: null,
    quality: null,
    quarantine: null,
  };
}
