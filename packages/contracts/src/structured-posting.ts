/** Postings that scrapers and feeds hand over as data, one or thousands a request. */
import { z } from "zod";
import { jobIdSchema } from "./http.ts";
import { resumeIdSchema } from "./resume.ts";

/** Longest line of a bulk request, in bytes; a single posting has the same limit. */
export const bulkLineLimitBytes = 5 * 1024 * 1024;

/** What a bulk request is sent as, and what its answer comes as. */
export const bulkContentType = "application/x-ndjson";

const cell = z.union([z.string(), z.number(), z.null()]).optional();

/**
 * A row of JobSpy's table, a schema.org JobPosting, or the object of a job system or feed, as it is. Only a title and a
 * description must be there, under any of the names that those use; the names here are JobSpy's.
 */
export const structuredPostingSchema = z.looseObject({
  title: z.unknown().optional(),
  description: z.unknown().optional(),
  company: z.unknown().optional(),
  location: z.unknown().optional(),
  job_url: cell,
  /** ISO 8601 or an epoch. */
  date_posted: cell,
  job_type: z.unknown().optional(),
  min_amount: cell,
  max_amount: cell,
  currency: cell,
  /** yearly, monthly, weekly, daily or hourly. */
  interval: cell,
  is_remote: z.union([z.boolean(), z.string(), z.number(), z.null()]).optional(),
});
export type StructuredPosting = Record<string, unknown>;

/** Beside a posting: the caller's own id of the job, and the resume that it is assessed against. */
export const structuredPostingQuerySchema = z.strictObject({
  job_id: jobIdSchema.optional(),
  resume_id: resumeIdSchema.optional(),
});

export const bulkQuerySchema = structuredPostingQuerySchema.pick({ resume_id: true });

/** The answer to one line, in the order of the lines. Empty lines have none. */
export const bulkAnswerSchema = z.object({
  /** From 1. */
  line: z.int().positive(),
  /** `duplicate`: it is the job that it names, which was here before. */
  status: z.enum(["accepted", "duplicate", "invalid"]),
  job_id: z.string().nullable(),
  assessment_id: z.string().nullable(),
  /** Of an invalid line: what is wrong with it. Nothing of it is stored. */
  error: z.string().optional(),
});
export type BulkAnswer = z.infer<typeof bulkAnswerSchema>;
