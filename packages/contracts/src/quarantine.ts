/** Why a job is parked. The four reasons are the spec's; the detail says which case of it. */
import { z } from "zod";

export const quarantineReasonSchema = z.enum([
  "failed_generate_assessment",
  "missing_job_description",
  "missing_resume",
  "prompt_configuration_error",
]);
export type QuarantineReason = z.infer<typeof quarantineReasonSchema>;
