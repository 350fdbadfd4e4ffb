/** The candidate's document as it comes in and as the stages read it. */
import { z } from "zod";
import { textSchema } from "./text.ts";

export const resumeFormatSchema = z.enum(["markdown", "text", "json_resume"]);
export type ResumeFormat = z.infer<typeof resumeFormatSchema>;

/** What the match stage reads: the plain text that evidence is quoted from. */
export type ResumeText = { resume_id: string; version: number; text: string };

export const resumeIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, dots, dashes or underscores");

export const createResumeBodySchema = z.strictObject({
  resume_id: resumeIdSchema.optional(),
  name: textSchema.pipe(z.string().trim().min(1).max(200)),
  format: resumeFormatSchema,
  content: textSchema.pipe(z.string().min(1).max(1_000_000)),
  default: z.boolean().optional(),
});
export type CreateResumeBody = z.infer<typeof createResumeBodySchema>;
