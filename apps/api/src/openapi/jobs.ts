/** Descriptions of the routes that take jobs in and give them out. */
import {
  batchSchema,
  bulkAnswerSchema,
  bulkQuerySchema,
  erasedJobSchema,
  generateBodySchema,
  htmlExtractBodySchema,
  jobDataSchema,
  jobLookupQuerySchema,
  jobPageBodySchema,
  recentJobSchema,
  recentQuerySchema,
  recentSkillSchema,
  regenerateBodySchema,
  regeneratePlanSchema,
  resumeIdSchema,
  reviewBodySchema,
  reviewSchema,
  runSummarySchema,
  startedBatchSchema,
  structuredPostingQuerySchema,
  structuredPostingSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { jobExample, jobSpyExample } from "./examples.ts";
import { type Answer, bodyErrors, json, type Operations } from "./operation.ts";

const resumeQuery = z.object({ resume_id: resumeIdSchema.optional() });
const wait = {
  Prefer: "`wait=<seconds>`, up to 300 (absent: 30), or `respond-async`: how long to wait for the assessment",
};
const assessed: Record<200 | 202, Answer> = {
  200: { description: "The assessment", data: jobDataSchema, example: jobExample },
  202: {
    description: "Stored and on its way; `Location` says where to look",
    data: jobDataSchema,
    links: z.object({ job: z.string() }),
  },
};
const parked = [
  "missing_job_description",
  "failed_generate_assessment",
  "prompt_configuration_error",
] as const;

export const jobOperations: Operations = {
  "POST /html_extract": {
    summary: "Assess a page",
    description:
      "Stores a page and waits for its assessment. The same posting again is the same job: known by `job_id`, else its URL without tracking parameters, else its text. Safe to repeat.",
    tag: "Jobs",
    headers: wait,
    bodies: json(htmlExtractBodySchema, {
      html: "<h1>Lock Keeper</h1><h2>Requirements</h2><ul><li>Knows the wind</li></ul>",
      url: "https://northwind.example/jobs/1",
    }),
    answers: assessed,
    errors: { ...bodyErrors, 404: ["unknown_resume"], 422: [...parked] },
  },
  "POST /v1/jobs": {
    summary: "Assess a posting that comes as data",
    description:
      "A row of JobSpy, a schema.org JobPosting, or the object of a job system or feed, as it is. It needs a title and a description; what else it names stands as given, what it leaves out is looked for in the description. Python's NaN is taken. Safe to repeat.",
    tag: "Jobs",
    headers: wait,
    query: structuredPostingQuerySchema,
    bodies: json(structuredPostingSchema, jobSpyExample),
    answers: assessed,
    errors: { ...bodyErrors, 404: ["unknown_resume"], 422: [...parked] },
  },
  "POST /v1/jobs/bulk": {
    summary: "Take in thousands of postings",
    description:
      "One posting a line, as POST /v1/jobs takes it, up to 5 MB each; any number of lines. Each line is answered by a line, in their order, while the next ones still come; a bad line stops no other. Nothing waits for the assessments. A request that breaks off is sent again from the first line without an answer.",
    tag: "Jobs",
    query: bulkQuerySchema,
    bodies: [{ type: "application/x-ndjson", schema: structuredPostingSchema, example: jobSpyExample }],
    answers: {
      200: {
        description: "A line for each line",
        other: { type: "application/x-ndjson", schema: bulkAnswerSchema },
        example: { line: 1, status: "accepted", job_id: "0b8f…", assessment_id: "5c1e…" },
      },
    },
    errors: { 400: ["invalid_query"], 404: ["unknown_resume"], 415: ["unsupported_media_type"] },
  },
  "POST /regenerate_job_assessment": {
    summary: "Assess a job again, or count what that would take",
    description:
      "The old result is served until the new one is whole. With `dry_run` nothing is started: the answer is then what it would take of a model.",
    tag: "Jobs",
    headers: wait,
    bodies: json(regenerateBodySchema, { job_id: "lock-keeper", dry_run: true }),
    answers: {
      ...assessed,
      200: {
        description: "The assessment, or the plan",
        data: z.union([jobDataSchema, regeneratePlanSchema]),
      },
    },
    errors: {
      ...bodyErrors,
      404: ["unknown_job", "unknown_resume"],
      409: ["page_removed"],
      422: [...parked],
    },
  },
  "GET /v1/jobs": {
    summary: "The job that a page's URL is known by",
    description: "As GET /v1/jobs/{id}; tracking parameters of the URL do not count.",
    tag: "Jobs",
    query: jobLookupQuerySchema,
    answers: { 200: { description: "The job", data: jobDataSchema } },
    errors: { 400: ["invalid_query"], 404: ["unknown_job"] },
  },
  "GET /v1/jobs/:id": {
    summary: "One job with its newest whole result",
    tag: "Jobs",
    query: resumeQuery,
    answers: { 200: { description: "The job", data: jobDataSchema, example: jobExample } },
    errors: { 404: ["unknown_job"] },
  },
  "GET /v1/jobs/:id/report": {
    summary: "One job as a report for people",
    tag: "Jobs",
    query: resumeQuery,
    answers: {
      200: { description: "Markdown", other: { type: "text/markdown", schema: z.string() } },
    },
    errors: { 404: ["unknown_job"] },
  },
  "DELETE /v1/jobs/:id": {
    summary: "Erase a job with its page and all that came of it",
    tag: "Jobs",
    answers: { 200: { description: "What was erased", data: erasedJobSchema } },
    errors: { 404: ["unknown_job"] },
  },
  "PUT /v1/jobs/:id/page": {
    summary: "Give a job its page back, where that was removed after its time",
    tag: "Jobs",
    bodies: json(jobPageBodySchema, { html: "<h1>Lock Keeper</h1>" }),
    answers: {
      200: {
        description: "`stored`: false where it has its page",
        data: z.object({ job_id: z.string(), stored: z.boolean() }),
      },
    },
    errors: { ...bodyErrors, 404: ["unknown_job"] },
  },
  "GET /v1/jobs/:id/runs": {
    summary: "Who decided what of a job, and what that cost",
    tag: "Jobs",
    query: resumeQuery,
    answers: { 200: { description: "In the order of the stages", data: z.array(runSummarySchema) } },
    errors: { 404: ["unknown_job"] },
  },
  "GET /v1/jobs/:id/reviews": {
    summary: "A job's corrections",
    tag: "Jobs",
    answers: { 200: { description: "As they were given", data: z.array(reviewSchema) } },
    errors: { 404: ["unknown_job"] },
  },
  "POST /v1/skills/:id/review": {
    summary: "Correct a verdict",
    description: "The rating changes at once, and the correction survives a regenerate.",
    tag: "Jobs",
    bodies: json(reviewBodySchema, { match: true, reason: "Three years at Northwind." }),
    answers: { 200: { description: "The job with its new rating", data: jobDataSchema } },
    errors: { ...bodyErrors, 404: ["unknown_skill"], 409: ["outdated_skill"] },
  },
  "POST /v1/assessments/generate": {
    summary: "Assess many recent jobs against the default resume",
    tag: "Jobs",
    bodies: json(generateBodySchema, { limit: 100, days_back: 14, concurrency: 5 }),
    answers: {
      202: {
        description: "The batch, under way",
        data: startedBatchSchema,
        links: z.object({ batch: z.string() }),
      },
    },
    errors: { ...bodyErrors, 409: ["missing_resume"] },
  },
  "GET /v1/batches/:id": {
    summary: "How far a batch is",
    tag: "Jobs",
    answers: { 200: { description: "Its counts", data: batchSchema } },
    errors: { 404: ["unknown_batch"] },
  },
  "GET /jobs_recent": {
    summary: "Recent jobs with rating and counts",
    tag: "Leads",
    query: recentQuerySchema,
    answers: { 200: { description: "The newest first", data: z.array(recentJobSchema) } },
    errors: { 400: ["invalid_query"] },
  },
  "GET /job_skills_recent": {
    summary: "Recent judged requirements",
    tag: "Leads",
    query: recentQuerySchema,
    answers: { 200: { description: "The newest first", data: z.array(recentSkillSchema) } },
    errors: { 400: ["invalid_query"] },
  },
};
