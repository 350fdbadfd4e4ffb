/** Bodies of the HTTP API. JSON is snake_case; every answer is an envelope. */
import { z } from "zod";
import { pageFlagSchema, salarySchema } from "./posting.ts";
import { quarantineReasonSchema } from "./quarantine.ts";
import { ratingLevelSchema } from "./rating.ts";
import { resumeIdSchema } from "./resume.ts";
import { classificationSchema, deciderSchema, qualitySchema, spanSchema, stageSchema } from "./stage.ts";
import { textSchema } from "./text.ts";

/** Largest page taken, in bytes of the request body. */
export const pageLimitBytes = 5 * 1024 * 1024;

export const jobIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,128}$/, "1 to 128 letters, digits, dots, colons, dashes or underscores");

export const htmlExtractBodySchema = z.strictObject({
  /** The page as saved: HTML, an ATS's JSON object, Markdown or plain text. */
  html: textSchema.pipe(z.string().refine((s) => s.trim() !== "", "must not be empty")),
  url: z
    .url({ protocol: /^https?$/, error: "must be an http(s) URL" })
    .max(2000)
    .optional(),
  job_id: jobIdSchema.optional(),
  resume_id: resumeIdSchema.optional(),
});
export type HtmlExtractBody = z.infer<typeof htmlExtractBodySchema>;

/** By where its page stands; tracking parameters do not count. */
export const jobLookupQuerySchema = z.object({
  url: z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }).max(2000),
  resume_id: resumeIdSchema.optional(),
});

export const regenerateBodySchema = z.strictObject({
  job_id: jobIdSchema,
  resume_id: resumeIdSchema.optional(),
  /** Only says what it would take: no new generation, no call. */
  dry_run: z.boolean().default(false),
});
export type RegenerateBody = z.infer<typeof regenerateBodySchema>;

/** What regenerating would take; nothing where the rules decide alone. */
export const regeneratePlanSchema = z.object({
  /** Of a model, if each is answered well at once. */
  calls: z.int().nonnegative(),
  /** Questions whose reply is here already. */
  reused: z.int().nonnegative(),
  /** Estimated from the characters. */
  input_tokens: z.int().nonnegative(),
  /** USD, with answers half as long as they may be; and with the longest. */
  cost_usd: z.number().nonnegative(),
  cost_usd_at_most: z.number().nonnegative(),
});
export type RegeneratePlan = z.infer<typeof regeneratePlanSchema>;

/** Which jobs a batch takes (newest first) and how many of them may be open at once. */
export const generateBodySchema = z.strictObject({
  limit: z.number().int().min(1).max(1000).default(100),
  days_back: z.number().positive().max(3650).default(14),
  concurrency: z.number().int().min(1).max(50).default(5),
});
export type GenerateBody = z.input<typeof generateBodySchema>;

export const startedBatchSchema = z.object({ batch_id: z.string(), total: z.number().int() });
export type StartedBatch = z.infer<typeof startedBatchSchema>;

/** The five counts: `total` is the sum of the other four. */
export const batchSchema = startedBatchSchema.extend({
  open: z.number().int(),
  completed: z.number().int(),
  quarantined: z.number().int(),
  waiting: z.number().int(),
  state: z.enum(["running", "ended"]),
});
export type Batch = z.infer<typeof batchSchema>;

export const recentQuerySchema = z.object({
  days_back: z.coerce.number().positive().max(3650).default(5),
  limit: z.coerce.number().int().min(1).max(1000).default(300),
});
export type RecentQuery = z.infer<typeof recentQuerySchema>;

export const assessmentStateSchema = z.enum(["processing", "completed", "quarantined"]);
export type AssessmentState = z.infer<typeof assessmentStateSchema>;

/** One atom with its verdict. `match` is null while it is not decided, and always for evaluated ones. */
export const qualificationSchema = z.object({
  requirement_string: z.string(),
  match_reasoning: z.string().nullable(),
  match: z.boolean().nullable(),
  /** Its row, for POST /v1/skills/{job_skill_id}/review; absent while it is not judged. */
  job_skill_id: z.string().optional(),
  id: z.string().optional(),
  group: z.string().optional(),
  evidence_quote: z.string().optional(),
  /** Where the quote stands in the resume version's text. */
  evidence_span: spanSchema.optional(),
  decided_by: deciderSchema.optional(),
  /** A match was claimed without a quote that the resume holds. */
  unverified: z.boolean().optional(),
  /** What the resume lacks, where there is no match. */
  missing: z.string().optional(),
  confidence: z.number().optional(),
  min_years: z.number().optional(),
  level: z.string().optional(),
  /** Where its requirement stands in job_description. */
  posting_span: spanSchema.optional(),
  /** The model call that decided it: GET /v1/jobs/{job_id}/runs. */
  run_id: z.string().optional(),
  /** What the engine had said, where a person corrected it. */
  engine_match: z.boolean().nullable().optional(),
  engine_classification: classificationSchema.optional(),
});
export type Qualification = z.infer<typeof qualificationSchema>;

export const quarantineSchema = z.object({
  quarantine_id: z.string(),
  job_id: z.string(),
  assessment_id: z.string(),
  job_title: z.string().nullable(),
  stage: stageSchema,
  reason: quarantineReasonSchema,
  detail: z.string(),
  message: z.string(),
  created_at: z.iso.datetime(),
});
export type Quarantine = z.infer<typeof quarantineSchema>;

export const jobDataSchema = z.object({
  job_id: z.string(),
  assessment_id: z.string(),
  duplicate_of: z.string().nullable(),
  resume_id: z.string().nullable(),
  job_url: z.string().nullable(),
  job_title: z.string().nullable(),
  job_company: z.string().nullable(),
  job_location: z.string().nullable(),
  job_employment_type: z.string().nullable(),
  job_salary: salarySchema.nullable(),
  job_posted_at: z.string().nullable(),
  job_valid_through: z.string().nullable(),
  job_remote: z.boolean().nullable(),
  job_language: z.string().nullable(),
  job_expired: z.boolean(),
  job_flags: z.array(pageFlagSchema),
  job_description: z.string().nullable(),
  created_at: z.iso.datetime(),
  /** Of the newest generation; the lists are of the newest whole one. */
  state: assessmentStateSchema,
  stage: stageSchema.nullable(),
  generation: z.number().int(),
  required_qualifications: z.array(qualificationSchema),
  additional_qualifications: z.array(qualificationSchema),
  evaluated_qualifications: z.array(qualificationSchema),
  rating: ratingLevelSchema.nullable(),
  rating_description: z.string().nullable(),
  match_percentage: z.number().nullable(),
  assessed_by: deciderSchema.nullable(),
  /** Why the rules finished what a model was meant to decide; null: as it was meant. */
  degraded: z.string().nullable(),
  /** How far the result can be trusted, by our own checks; null while there is none. */
  quality: qualitySchema.nullable(),
  quarantine: quarantineSchema
    .pick({ quarantine_id: true, stage: true, reason: true, detail: true, message: true })
    .nullable(),
});
export type JobData = z.infer<typeof jobDataSchema>;

export const recentJobSchema = z.object({
  job_id: z.string(),
  job_title: z.string().nullable(),
  job_company: z.string().nullable(),
  created_at: z.iso.datetime(),
  state: assessmentStateSchema,
  rating: ratingLevelSchema.nullable(),
  match_percentage: z.number().nullable(),
  required_qualifications_count: z.number().int(),
  required_matched_count: z.number().int(),
  additional_qualifications_count: z.number().int(),
});
export type RecentJob = z.infer<typeof recentJobSchema>;

/** A row of `job_skills` with the title of its job. */
export const recentSkillSchema = z.object({
  job_skill_id: z.string(),
  job_id: z.string(),
  job_title: z.string().nullable(),
  job_skills_atomic_string: z.string(),
  job_skills_type: z.string(),
  job_skills_match_reasoning: z.string().nullable(),
  job_skills_match: z.boolean().nullable(),
  job_skills_resume_id: z.string().nullable(),
  evidence_quote: z.string().nullable(),
  group: z.string().nullable(),
  decided_by: deciderSchema.nullable(),
  created_at: z.iso.datetime(),
});
export type RecentSkill = z.infer<typeof recentSkillSchema>;

/** Every code an error answer can carry. */
export const errorCodeSchema = z.enum([
  "invalid_request",
  "invalid_json",
  "invalid_encoding",
  "invalid_body",
  "invalid_query",
  "unsupported_media_type",
  "body_too_large",
  "request_timeout",
  "url_too_long",
  "too_many_requests",
  "unauthorized",
  "forbidden",
  "host_not_allowed",
  "origin_not_allowed",
  "read_only",
  "unknown_route",
  "unknown_key",
  "own_key",
  "last_admin_key",
  "unknown_job",
  "unknown_resume",
  "unknown_quarantine",
  "unknown_batch",
  "unknown_webhook",
  "unknown_skill",
  "outdated_skill",
  "unknown_assessment",
  "unknown_prompt",
  "unknown_experiment",
  "invalid_prompt",
  "experiment_conflict",
  "label_conflict",
  "resume_exists",
  "invalid_resume",
  "resume_without_text",
  "page_removed",
  "erased",
  "no_model",
  "not_assessed",
  "not_ready",
  "internal_error",
  ...quarantineReasonSchema.options,
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const errorEnvelopeSchema = z.object({
  status: z.literal("error"),
  error: z.object({
    code: errorCodeSchema,
    message: z.string(),
    detail: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
  /** Whatever was found all the same: a page without a posting may still have a title. */
  data: z.unknown().optional(),
});
export type ErrorEnvelope = z.infer<typeof errorEnvelopeSchema>;
