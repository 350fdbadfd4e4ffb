/** One lead: adding its page, its result, what would change it, its past. */
import {
  erasedJobSchema,
  generationSchema,
  jobDataSchema,
  outlookSchema,
  type ReviewBody,
  recentJobSchema,
  regeneratePlanSchema,
  resumeResultSchema,
  runSummarySchema,
} from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, part, queryOf } from "./http.ts";

/** What is awaited is told by events, not by the answer. */
const atOnce = { prefer: "respond-async" };

export const jobKey = (jobId: string) => ["job", jobId] as const;

export const jobQuery = (jobId: string, resumeId?: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "data", resumeId ?? null],
    queryFn: ({ signal }) =>
      call(jobDataSchema, `/v1/jobs/${part(jobId)}${queryOf({ resume_id: resumeId })}`, { signal }),
  });

export const outlookQuery = (jobId: string, resumeId?: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "outlook", resumeId ?? null],
    queryFn: ({ signal }) =>
      call(outlookSchema, `/v1/jobs/${part(jobId)}/outlook${queryOf({ resume_id: resumeId })}`, { signal }),
  });

export const generationsQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "generations"],
    queryFn: ({ signal }) =>
      call(generationSchema.array(), `/v1/jobs/${part(jobId)}/generations`, { signal }),
  });

/** The result of just one generation. It never changes but by corrections. */
export const assessmentQuery = (assessmentId: string) =>
  queryOptions({
    queryKey: ["assessment", assessmentId],
    queryFn: ({ signal }) => call(jobDataSchema, `/v1/assessments/${part(assessmentId)}`, { signal }),
  });

export const acrossResumesQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "resumes"],
    queryFn: ({ signal }) => call(resumeResultSchema.array(), `/v1/jobs/${part(jobId)}/resumes`, { signal }),
  });

export const runsQuery = (jobId: string, resumeId?: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "runs", resumeId ?? null],
    queryFn: ({ signal }) =>
      call(runSummarySchema.array(), `/v1/jobs/${part(jobId)}/runs${queryOf({ resume_id: resumeId })}`, {
        signal,
      }),
  });

/** Takes a page in; its assessment goes on by itself. */
export const addPage = (body: { html: string; url?: string }) =>
  call(jobDataSchema, "/html_extract", { body, headers: atOnce });

/** The lead as it is rated with the correction. */
export const reviewSkill = (skillId: string, body: ReviewBody) =>
  call(jobDataSchema, `/v1/skills/${part(skillId)}/review`, { body });

/** What assessing it again would take. Nothing is started. */
export const planQuery = (jobId: string, resumeId: string | null) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "plan", resumeId],
    queryFn: ({ signal }) =>
      call(regeneratePlanSchema, "/regenerate_job_assessment", {
        body: { job_id: jobId, ...(resumeId !== null && { resume_id: resumeId }), dry_run: true },
        signal,
      }),
    staleTime: 0,
  });

export const regenerate = (jobId: string, resumeId: string | null) =>
  call(jobDataSchema, "/regenerate_job_assessment", {
    body: { job_id: jobId, ...(resumeId !== null && { resume_id: resumeId }) },
    headers: atOnce,
  });

export const eraseJob = (jobId: string) =>
  call(erasedJobSchema, `/v1/jobs/${part(jobId)}`, { method: "DELETE" });

/** The leads that came in last. */
export const recentJobsQuery = () =>
  queryOptions({
    queryKey: ["jobs", "recent"],
    queryFn: ({ signal }) =>
      call(recentJobSchema.array(), `/jobs_recent${queryOf({ days_back: 365, limit: 100 })}`, { signal }),
  });
