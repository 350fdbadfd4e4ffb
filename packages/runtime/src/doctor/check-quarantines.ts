/** What is parked, and how it goes on. */
import type { QuarantineReason } from "@leadfit/contracts";
import { counted, duration, type Finding, ok, warn } from "./finding.ts";

const check = "quarantine";

const advices: Record<QuarantineReason, string> = {
  failed_generate_assessment:
    "GET /v1/quarantine has each one's message; when its cause is gone, POST /v1/quarantine/{id}/retry.",
  missing_job_description: "The page holds no posting: open it in a browser and save it again.",
  missing_resume: "Upload a resume (POST /v1/resumes) or choose the default: they go on by themselves.",
  prompt_configuration_error: "See the prompts' finding; then POST /v1/quarantine/{id}/retry.",
};

export function checkQuarantines(
  open: { reason: string; detail: string; jobs: number; oldestDays: number }[],
): Finding[] {
  if (open.length === 0) return [ok(check, "nothing is parked")];
  return open.map(({ reason, detail, jobs, oldestDays }) =>
    warn(
      check,
      `${counted(jobs, "job")} parked: ${reason} (${detail}), the oldest for ${duration(oldestDays * 86_400)}`,
      advices[reason as QuarantineReason] ?? "GET /v1/quarantine has the message.",
    ),
  );
}
