/** One lead: adding its page, its result, what would change it, its past. */
import type { ReviewBody } from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** What is awaited is told by events, not by the answer. */
const atOnce = { waitSeconds: 0 };

export const jobKey = (jobId: string) => ["job", jobId] as const;

export const jobQuery = (jobId: string, resumeId?: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "data", resumeId ?? null],
    queryFn: () => client.job(jobId, resumeId),
  });

export const outlookQuery = (jobId: string, resumeId?: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "outlook", resumeId ?? null],
    queryFn: () => client.outlook(jobId, resumeId),
  });

export const generationsQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "generations"],
    queryFn: () => client.generations(jobId),
  });

/** The result of just one generation. It never changes but by corrections. */
export const assessmentQuery = (assessmentId: string) =>
  queryOptions({
    queryKey: ["assessment", assessmentId],
    queryFn: () => client.assessment(assessmentId),
  });

export const acrossResumesQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "resumes"],
    queryFn: () => client.jobResumes(jobId),
  });

export const runsQuery = (jobId: string, resumeId?: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "runs", resumeId ?? null],
    queryFn: () => client.runs(jobId, resumeId),
  });

/** The leads that came in last. */
export const recentJobsQuery = () =>
  queryOptions({
    queryKey: ["jobs", "recent"],
    queryFn: () => client.recentJobs({ daysBack: 365, limit: 100 }),
  });

/** Takes a page in; its assessment goes on by itself. */
export const addPage = (body: { html: string; url?: string }) => client.assessPage(body, atOnce);

/** The lead as it is rated with the correction. */
export const reviewSkill = (skillId: string, body: ReviewBody) => client.review(skillId, body);

/** What assessing it again would take. Nothing is started. */
export const planQuery = (jobId: string, resumeId: string | undefined) =>
  queryOptions({
    queryKey: [...jobKey(jobId), "plan", resumeId ?? null],
    queryFn: () => client.planRegenerate(jobId, resumeId),
    staleTime: 0,
  });

export const regenerate = (jobId: string, resumeId: string | undefined) =>
  client.regenerate(jobId, { ...atOnce, ...(resumeId !== undefined && { resumeId }) });

export const eraseJob = (jobId: string) => client.eraseJob(jobId);
