/** Calls about jobs: pages and postings in, results out, corrections, quarantine. */
import {
  batchSchema,
  discardedQuarantinesSchema,
  erasedJobSchema,
  type GenerateBody,
  type HtmlExtractBody,
  jobDataSchema,
  type QuarantineSelection,
  quarantineGroupSchema,
  quarantineSchema,
  type ReviewBody,
  recentJobSchema,
  recentSkillSchema,
  regeneratePlanSchema,
  retriedQuarantinesSchema,
  reviewSchema,
  runSummarySchema,
  type StructuredPosting,
  startedBatchSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { ingestMany } from "./bulk.ts";
import { path, type Transport } from "./transport.ts";

/** Seconds to wait for an assessment, up to 300; 0: not at all, the answer then says how far it is. */
export type Wait = { waitSeconds?: number | undefined };

const assessWaitSeconds = 300;
const prefer = ({ waitSeconds = assessWaitSeconds }: Wait = {}) => ({
  prefer: waitSeconds === 0 ? "respond-async" : `wait=${waitSeconds}`,
});
const movedSchema = z.object({ job_id: z.string(), assessment_id: z.string() });

export function jobCalls(transport: Transport) {
  const { call, send } = transport;
  return {
    /** The same page again is the same job. @throws ApiError, e.g. 422 where the page holds no posting */
    async assessPage(body: HtmlExtractBody, wait?: Wait) {
      return await call(jobDataSchema, "/html_extract", { body, headers: prefer(wait), repeatable: true });
    },
    /** A posting as data: a row of JobSpy, a schema.org JobPosting. @throws ApiError 400 without a title or a text */
    async assessPosting(
      posting: StructuredPosting,
      { jobId, resumeId, ...wait }: Wait & { jobId?: string; resumeId?: string } = {},
    ) {
      const query = { job_id: jobId, resume_id: resumeId };
      const request = { query, body: posting, headers: prefer(wait), repeatable: true };
      return await call(jobDataSchema, "/v1/jobs", request);
    },
    /** Any number of postings, answered one by one in their order: bulk.ts. */
    ingestMany: (...args: Parameters<typeof ingestMany> extends [Transport, ...infer Rest] ? Rest : never) =>
      ingestMany(transport, ...args),
    /** A new generation; the old result is served until it is whole. @throws ApiError 404, 409 */
    async regenerate(jobId: string, { resumeId, ...wait }: Wait & { resumeId?: string } = {}) {
      const body = { job_id: jobId, resume_id: resumeId };
      return await call(jobDataSchema, "/regenerate_job_assessment", { body, headers: prefer(wait) });
    },
    /** What regenerating would take of a model; starts nothing. */
    async planRegenerate(jobId: string, resumeId?: string) {
      const body = { job_id: jobId, resume_id: resumeId, dry_run: true };
      return await call(regeneratePlanSchema, "/regenerate_job_assessment", { body, repeatable: true });
    },
    /** @throws ApiError 404 */
    async job(jobId: string, resumeId?: string) {
      return await call(jobDataSchema, path`/v1/jobs/${jobId}`, { query: { resume_id: resumeId } });
    },
    /** The job that a page's URL is known by. @throws ApiError 404 */
    async jobAt(url: string, resumeId?: string) {
      return await call(jobDataSchema, "/v1/jobs", { query: { url, resume_id: resumeId } });
    },
    /** Who decided what of its newest whole result, and what that cost. */
    async runs(jobId: string, resumeId?: string) {
      const query = { resume_id: resumeId };
      return await call(runSummarySchema.array(), path`/v1/jobs/${jobId}/runs`, { query });
    },
    /** One lead for people, in Markdown. */
    async jobReport(jobId: string, resumeId?: string): Promise<string> {
      const query = { resume_id: resumeId };
      return await (await send(path`/v1/jobs/${jobId}/report`, { query })).text();
    },
    async eraseJob(jobId: string) {
      return await call(erasedJobSchema, path`/v1/jobs/${jobId}`, { method: "DELETE" });
    },
    /** Gives a job its page back, where that was removed after its time. */
    async returnPage(jobId: string, html: string) {
      const answer = z.object({ job_id: z.string(), stored: z.boolean() });
      return await call(answer, path`/v1/jobs/${jobId}/page`, { method: "PUT", body: { html } });
    },
    async recentJobs({ daysBack, limit }: { daysBack?: number; limit?: number } = {}) {
      return await call(recentJobSchema.array(), "/jobs_recent", { query: { days_back: daysBack, limit } });
    },
    async recentSkills({ daysBack, limit }: { daysBack?: number; limit?: number } = {}) {
      const query = { days_back: daysBack, limit };
      return await call(recentSkillSchema.array(), "/job_skills_recent", { query });
    },
    /** Corrects one atom; the answer is its job with the new rating. @throws ApiError 404, 409 where it was assessed anew */
    async review(jobSkillId: string, body: ReviewBody) {
      return await call(jobDataSchema, path`/v1/skills/${jobSkillId}/review`, { body });
    },
    async reviews(jobId: string) {
      return await call(reviewSchema.array(), path`/v1/jobs/${jobId}/reviews`);
    },
    /** Starts a batch and does not wait for it. @throws ApiError 409 where there is no default resume */
    async generate(body: GenerateBody) {
      return await call(startedBatchSchema, "/v1/assessments/generate", { body });
    },
    async batch(batchId: string) {
      return await call(batchSchema, path`/v1/batches/${batchId}`);
    },
    async quarantine() {
      return await call(quarantineSchema.array(), "/v1/quarantine");
    },
    /** By cause, each with what to do. */
    async quarantineGroups() {
      return await call(quarantineGroupSchema.array(), "/v1/quarantine/groups");
    },
    /** Several at once, by their ids or by their cause. */
    async retryQuarantines(body: QuarantineSelection) {
      return await call(retriedQuarantinesSchema, "/v1/quarantine/retry", { body });
    },
    /** Cancels them: they come back only by regenerating their jobs. */
    async discardQuarantines(body: QuarantineSelection) {
      return await call(discardedQuarantinesSchema, "/v1/quarantine/discard", { body });
    },
    async retryQuarantine(quarantineId: string) {
      return await call(movedSchema, path`/v1/quarantine/${quarantineId}/retry`, { method: "POST" });
    },
  };
}
