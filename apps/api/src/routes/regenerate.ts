/** POST /regenerate_job_assessment: a new generation, or what it would cost; the old result is served until it is whole. */
import { regenerateBodySchema } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { answerJob } from "../http/answer-job.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

export function regenerateRoutes(deps: ApiDeps): Hono {
  return new Hono().post("/regenerate_job_assessment", allow("ingest", deps.db), async (c) => {
    const { job_id, resume_id, dry_run } = await readJson(c, regenerateBodySchema, smallLimitBytes);
    if (dry_run) {
      const plan = await deps.planRegenerate(job_id, resume_id ?? null);
      if (plan) return c.json({ status: "success", data: plan });
      const message = `There is no job ${job_id} that got as far as its requirements: nothing to count with.`;
      throw new Problem(404, "unknown_job", message);
    }
    if (await deps.db.retention.isPageRemoved(job_id)) {
      const route = `/v1/jobs/${encodeURIComponent(job_id)}/page`;
      const message = `The page of job ${job_id} was removed after its time (LEADFIT_KEEP_PAGES_DAYS): PUT it to ${route} again, then regenerate.`;
      throw new Problem(409, "page_removed", message);
    }
    const restarted = await deps.db.assessments.restart(job_id, resume_id);
    if (restarted.kind === "unknown_job") throw new Problem(404, "unknown_job", `There is no job ${job_id}.`);
    if (restarted.kind === "unknown_resume") {
      throw new Problem(
        404,
        "unknown_resume",
        `There is no resume ${resume_id}; GET /v1/resumes lists them.`,
      );
    }
    deps.poke(restarted.assessmentId);
    return await answerJob(c, deps, { ...restarted, resumeId: restarted.resumeId ?? undefined });
  });
}
