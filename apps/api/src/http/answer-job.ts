/** A job's data as an answer: whole, still on its way, or parked. */
import type { JobData } from "@leadfit/contracts";
import { type MadeJob, newJobData } from "@leadfit/db";
import type { Context } from "hono";
import type { ApiDeps } from "../deps.ts";
import { Problem } from "./problem.ts";
import { waitForAssessment, waitMsFrom } from "./wait-for-assessment.ts";

type Job = { jobId: string; assessmentId: string; resumeId?: string | undefined; made?: MadeJob };

/** Waits for the assessment as the request prefers, then answers 200, 202 or 422. */
export async function answerJob(c: Context, deps: ApiDeps, job: Job): Promise<Response> {
  const { jobId } = job;
  const data = await dataOf(deps, job, waitMsFrom(c.req.header("prefer")), c.req.raw.signal);
  if (!data) throw new Problem(404, "unknown_job", `There is no job ${jobId}.`);
  if (data.state === "completed") return c.json({ status: "success", data });
  if (data.state === "quarantined" && data.quarantine && data.quarantine.reason !== "missing_resume") {
    throw quarantined(data, data.quarantine);
  }
  const location = `/v1/jobs/${encodeURIComponent(jobId)}`;
  c.header("Location", location);
  return c.json({ status: "success", data, links: { job: location } }, 202);
}

async function dataOf(
  deps: ApiDeps,
  { jobId, assessmentId, resumeId, made }: Job,
  waitMs: number,
  gone: AbortSignal,
): Promise<JobData | null> {
  // Who does not wait is told what has just been stored; this answers every posting of a stream.
  if (waitMs === 0 && made) return newJobData(jobId, assessmentId, made);
  const ends = [gone, deps.stopping].filter((signal) => signal !== undefined);
  await waitForAssessment(deps, assessmentId, waitMs, AbortSignal.any(ends));
  return await deps.db.assessments.jobData(jobId, resumeId);
}

function quarantined(
  data: JobData,
  { reason, detail, message }: NonNullable<JobData["quarantine"]>,
): Problem {
  return new Problem(422, reason, message, { detail, data });
}
