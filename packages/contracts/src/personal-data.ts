/** Erasing and exporting what is kept of a person, and giving a job its page back. */
import { z } from "zod";
import { textSchema } from "./text.ts";

export const erasedResumeSchema = z.object({
  resume_id: z.string(),
  /** Assessments against it that went with it. */
  assessments: z.int().nonnegative(),
  /** Jobs that were on their way with it as the default resume: they wait for the next one. */
  waiting: z.int().nonnegative(),
});
export type ErasedResume = z.infer<typeof erasedResumeSchema>;

export const erasedJobSchema = z.object({
  job_id: z.string(),
  /** Itself and its duplicates. */
  jobs: z.int().nonnegative(),
  assessments: z.int().nonnegative(),
});
export type ErasedJob = z.infer<typeof erasedJobSchema>;

/** A row of the database by its columns, as it is stored. */
const rowSchema = z.record(z.string(), z.unknown());

export const exportedAssessmentSchema = rowSchema.and(
  z.object({
    assessment_id: z.string(),
    job: rowSchema,
    tasks: z.array(rowSchema),
    skills: z.array(rowSchema),
    /** With what was asked and what was answered. */
    runs: z.array(rowSchema),
    quarantines: z.array(rowSchema),
  }),
);

/** A resume and everything that was made from it. */
export const exportedResumeSchema = z.object({
  resume: rowSchema,
  /** `file`: the uploaded PDF or DOCX in base64. */
  versions: z.array(rowSchema.and(z.object({ file: z.base64().nullable() }))),
  assessments: z.array(exportedAssessmentSchema),
  reviews: z.array(rowSchema),
  cached_verdicts: z.array(rowSchema),
  batches: z.array(rowSchema),
});
export type ExportedResume = z.infer<typeof exportedResumeSchema>;

/** The page of a job whose own was removed. */
export const jobPageBodySchema = z.strictObject({
  html: textSchema.pipe(z.string().refine((s) => s.trim() !== "", "must not be empty")),
});
