/** A new generation of a job, whoever asks for it: one route, or many jobs at once. */
import type { ApiDeps } from "../deps.ts";
import { Problem } from "./problem.ts";

export type RestartedJob = { jobId: string; assessmentId: string; resumeId: string | null };

/**
 * Opens it and pokes the relay.
 * @param resumeId undefined: the resume that it was last assessed against
 * @throws Problem 404 where there is no such job or resume, 409 where its page was removed after its time
 */
export async function restartJob(
  { db, poke }: Pick<ApiDeps, "db" | "poke">,
  jobId: string,
  resumeId: string | undefined,
): Promise<RestartedJob> {
  if (await db.retention.isPageRemoved(jobId)) {
    const route = `/v1/jobs/${encodeURIComponent(jobId)}/page`;
    const message = `The page of job ${jobId} was removed after its time (LEADFIT_KEEP_PAGES_DAYS): PUT it to ${route} again, then regenerate.`;
    throw new Problem(409, "page_removed", message);
  }
  const restarted = await db.assessments.restart(jobId, resumeId);
  if (restarted.kind === "unknown_job") throw new Problem(404, "unknown_job", `There is no job ${jobId}.`);
  if (restarted.kind === "unknown_resume") {
    throw new Problem(404, "unknown_resume", `There is no resume ${resumeId}; GET /v1/resumes lists them.`);
  }
  poke(restarted.assessmentId);
  return restarted;
}
