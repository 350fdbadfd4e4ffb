/** A job's data as an answer: whole, still on its way, or parked. */
import type { JobData } from "@leadfit/contracts";
import type { Context } from "hono";
import type { ApiDeps } from "../deps.ts";
import { Problem } from "./problem.ts";
import { waitForAssessment, waitMsFrom } from "./wait-for-assessment.ts";

/** Waits for the assessment as the request prefers, then answers 200, 202 or 422. */
export async function answerJob(
  c: Context,
  deps: ApiDeps,
  { jobId, assessmentId, resumeId }: { jobId: string; assessmentId: string; resumeId?: string | undefined },
): Promise<Response> {
  const ends = [c.req.raw.signal, deps.stopping].filter((signal) => signal !== undefined);
  await waitForAssessment(deps, assessmentId, waitMsFrom(c.req.header("prefer")), AbortSignal.any(ends));
  const data = await deps.db.assessments.jobData(jobId, resumeId);
  if (!data) throw new Problem(404, "unknown_job", `There is no job ${jobId}.`);
  if (data.state === "completed") return c.json({ status: "success", data });
  if (data.state === "quarantined" && data.quarantine && data.quarantine.reason !== "missing_resume") {
    throw quarantined(data, data.quarantine);
  }
  const job = `/v1/jobs/${encodeURIComponent(jobId)}`;
  c.header("Location", job);
  return c.json({ status: "success", data, links: { job } }, 202);
}

function quarantined(
  data: JobData,
  { reason, detail, message }: NonNullable<JobData["quarantine"]>,
): Problem {
  return new Problem(422, reason, message, { detail, data });
}
