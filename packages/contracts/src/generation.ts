/** One lead over time and across resumes, and what would change its rating. */
import { z } from "zod";
import { assessmentStateSchema } from "./http.ts";
import { ratingLevelSchema } from "./rating.ts";
import { deciderSchema } from "./stage.ts";

const result = {
  assessment_id: z.string(),
  rating: ratingLevelSchema.nullable(),
  match_percentage: z.number().nullable(),
  assessed_by: deciderSchema.nullable(),
  degraded: z.string().nullable(),
};

/** One generation of a job, also those that were replaced: the newest first. */
export const generationSchema = z.object({
  ...result,
  generation: z.int(),
  resume_id: z.string().nullable(),
  resume_version: z.int().nullable(),
  /** `cancelled`: a later one took its place before it was whole. */
  state: z.enum([...assessmentStateSchema.options, "cancelled"]),
  created_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
  cost_usd: z.number(),
});
export type Generation = z.infer<typeof generationSchema>;

/** A job's newest result against one resume. */
export const resumeResultSchema = z.object({
  ...result,
  resume_id: z.string(),
  name: z.string(),
  default: z.boolean(),
  state: assessmentStateSchema,
  required_qualifications_count: z.int(),
  required_matched_count: z.int(),
  additional_qualifications_count: z.int(),
});
export type ResumeResult = z.infer<typeof resumeResultSchema>;

/** What would lead to a better rating: `needed` of these atoms, each open now. */
export const outlookStepSchema = z.object({
  rating: ratingLevelSchema,
  /** A group of alternatives counts once; every open atom of it is named. */
  needed: z.int().positive(),
  atoms: z.array(
    z.object({
      requirement_string: z.string(),
      job_skill_id: z.string(),
      group: z.string().optional(),
    }),
  ),
  /** The same for people. */
  sentence: z.string(),
});

export const outlookSchema = z.object({
  rating: ratingLevelSchema.nullable(),
  /** The nearest first; empty where it is the best, or where nothing is rated. */
  next: z.array(outlookStepSchema),
});
export type Outlook = z.infer<typeof outlookSchema>;
