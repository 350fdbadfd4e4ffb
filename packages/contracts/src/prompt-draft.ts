/** Trying a prompt on one stored job before it is a version: nothing is stored but the cost of the call. */
import { z } from "zod";
import { jobIdSchema } from "./http.ts";
import { promptContentSchema } from "./prompt.ts";
import { resumeIdSchema } from "./resume.ts";

export const draftPromptBodySchema = promptContentSchema.extend({
  job_id: jobIdSchema,
  /** Absent: the one its shown result was assessed against. */
  resume_id: resumeIdSchema.optional(),
});
export type DraftPromptBody = z.input<typeof draftPromptBodySchema>;

export const draftResultSchema = z.object({
  /** The model's answer: JSON where it could be read, else its text; null where it gave none. */
  output: z.unknown(),
  /** Whether the step would take it. */
  valid: z.boolean(),
  /** What is wrong with the answer, or why there is none. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  usage: z.object({
    input_tokens: z.int(),
    cached_tokens: z.int(),
    output_tokens: z.int(),
    thinking_tokens: z.int(),
  }),
  cost_usd: z.number(),
  seconds: z.number(),
  /** What the step has put out for this job as it is; null where it never got there. */
  current_output: z.unknown(),
});
export type DraftResult = z.infer<typeof draftResultSchema>;
