/** Leads as the pages list them: one row per job with its result, and what the candidate made of it. */
import { z } from "zod";
import { assessmentStateSchema, errorCodeSchema, jobIdSchema } from "./http.ts";
import { salarySchema } from "./posting.ts";
import { ratingLevelSchema } from "./rating.ts";
import { resumeIdSchema } from "./resume.ts";
import { deciderSchema, stageSchema } from "./stage.ts";
import { textSchema } from "./text.ts";

export const applicationStatusSchema = z.enum(["saved", "applied", "interview", "offer", "rejected"]);
export type ApplicationStatus = z.infer<typeof applicationStatusSchema>;

/** Longest note on a lead, in characters. */
export const noteLimit = 10_000;

/** How far the candidate has come with a lead. */
export const applicationSchema = z.object({
  /** Null: only a note. */
  status: applicationStatusSchema.nullable(),
  note: z.string().nullable(),
  updated_at: z.iso.datetime(),
});
export type Application = z.infer<typeof applicationSchema>;

/** An absent field is left as it is; both null: the application is taken away. */
export const updateApplicationBodySchema = z
  .strictObject({
    status: applicationStatusSchema.nullable().optional(),
    note: textSchema
      .pipe(z.string().max(noteLimit))
      .transform((note) => note.trim() || null)
      .nullable()
      .optional(),
  })
  .refine(({ status, note }) => status !== undefined || note !== undefined, "must have status or note");
export type UpdateApplicationBody = z.input<typeof updateApplicationBodySchema>;

export const leadSchema = z.object({
  job_id: z.string(),
  /** Of the result that is shown; of the newest generation where there is none yet. */
  assessment_id: z.string(),
  job_title: z.string().nullable(),
  job_company: z.string().nullable(),
  job_location: z.string().nullable(),
  job_url: z.string().nullable(),
  /** Host of the URL without its "www.". */
  site: z.string().nullable(),
  job_remote: z.boolean().nullable(),
  job_employment_type: z.string().nullable(),
  job_salary: salarySchema.nullable(),
  /** As the posting says it: an ISO date or date-time. */
  job_posted_at: z.string().nullable(),
  job_expired: z.boolean(),
  created_at: z.iso.datetime(),
  /** Of the newest generation; rating and counts are of the newest whole one. */
  state: assessmentStateSchema,
  /** Null when it has ended; of a quarantined one where it stopped. */
  stage: stageSchema.nullable(),
  resume_id: z.string().nullable(),
  resume_name: z.string().nullable(),
  rating: ratingLevelSchema.nullable(),
  match_percentage: z.number().nullable(),
  required_qualifications_count: z.int(),
  required_matched_count: z.int(),
  additional_qualifications_count: z.int(),
  assessed_by: deciderSchema.nullable(),
  degraded: z.string().nullable(),
  /** 0 to 1 */
  quality_score: z.number().nullable(),
  quarantine_detail: z.string().nullable(),
  application: applicationSchema.nullable(),
});
export type Lead = z.infer<typeof leadSchema>;

/** `best`: rating, then match, then how new it is. Leads without the value that is sorted by come last. */
export const leadSortSchema = z.enum(["best", "match", "newest", "posted"]);
export type LeadSort = z.infer<typeof leadSortSchema>;

/** One or several words of a list, separated by commas, in a query. */
const anyOf = <T extends Record<string, string>>(word: z.ZodEnum<T>) =>
  z
    .string()
    .transform((given) => [...new Set(given.split(",").map((part) => part.trim()))])
    .pipe(z.array(word).min(1));

export const leadFilterSchema = z.object({
  /** Words that stand in title, company or location, all of them. */
  q: textSchema.pipe(z.string().trim().max(200)).optional(),
  /** Several by commas, as `state` and `status`; `none`: without one. */
  rating: anyOf(z.enum([...ratingLevelSchema.options, "none"])).optional(),
  state: anyOf(assessmentStateSchema).optional(),
  status: anyOf(z.enum([...applicationStatusSchema.options, "none"])).optional(),
  site: textSchema.pipe(z.string().trim().toLowerCase().max(255)).optional(),
  /** The results against that resume. */
  resume_id: resumeIdSchema.optional(),
  /** Came in no longer ago. */
  days_back: z.coerce.number().positive().max(3650).optional(),
  /** A year, in whatever currency the posting says. Postings without a salary are left out. */
  salary_min: z.coerce.number().nonnegative().max(1e12).optional(),
  remote: z
    .enum(["true", "false"])
    .transform((word) => word === "true")
    .optional(),
});
export type LeadFilter = z.infer<typeof leadFilterSchema>;

export const leadQuerySchema = leadFilterSchema.extend({
  sort: leadSortSchema.default("best"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `next_cursor` of the page before, with the same filters and sort. */
  cursor: z.string().max(1000).optional(),
});
export type LeadQuery = z.infer<typeof leadQuerySchema>;

export const leadPageSchema = z.object({
  leads: z.array(leadSchema),
  /** Null: that was the last page. */
  next_cursor: z.string().nullable(),
  /** All that pass the filters. */
  total: z.int(),
});
export type LeadPage = z.infer<typeof leadPageSchema>;

const count = z.int().nonnegative();

/** How many leads each filter would leave, of all. */
export const leadFacetsSchema = z.object({
  /** The most leads first. */
  sites: z.array(z.object({ site: z.string(), leads: count })),
  resumes: z.array(z.object({ resume_id: z.string(), name: z.string(), leads: count })),
  ratings: z.object({ high: count, medium: count, low: count, none: count }),
  states: z.object({ processing: count, completed: count, quarantined: count }),
  statuses: z.object({
    saved: count,
    applied: count,
    interview: count,
    offer: count,
    rejected: count,
    none: count,
  }),
});
export type LeadFacets = z.infer<typeof leadFacetsSchema>;

export const leadExportFormatSchema = z.enum(["csv", "json", "markdown"]);
export type LeadExportFormat = z.infer<typeof leadExportFormatSchema>;

export const leadExportQuerySchema = leadFilterSchema.extend({
  sort: leadSortSchema.default("best"),
  format: leadExportFormatSchema.default("csv"),
});

const bulkJobIds = z
  .array(jobIdSchema)
  .min(1)
  .max(500)
  .transform((ids) => [...new Set(ids)]);

export const bulkLeadsBodySchema = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("regenerate"),
    job_ids: bulkJobIds,
    resume_id: resumeIdSchema.optional(),
  }),
  z.strictObject({
    action: z.literal("status"),
    job_ids: bulkJobIds,
    status: applicationStatusSchema.nullable(),
  }),
  z.strictObject({ action: z.literal("erase"), job_ids: bulkJobIds }),
]);
export type BulkLeadsBody = z.input<typeof bulkLeadsBodySchema>;

export const bulkLeadsResultSchema = z.object({
  done: count,
  failed: z.array(z.object({ job_id: z.string(), code: errorCodeSchema, message: z.string() })),
});
export type BulkLeadsResult = z.infer<typeof bulkLeadsResultSchema>;
