/** POST /regenerate_job_assessment: a new generation, or what it would cost; the old result is served until it is whole. */
import { regenerateBodySchema } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { answerJob } from "../http/answer-job.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";
import { restartJob } from "../http/restart-job.ts";

export function regenerateRoutes(deps: ApiDeps): Hono {
  return new Hono().post("/regenerate_job_assessment", allow("ingest", deps.db), async (c) => {
    const { job_id, resume_id, dry_run } = await readJson(c, regenerateBodySchema, smallLimitBytes);
    if (dry_run) {
      const plan = await deps.planRegenerate(job_id, resume_id ?? null);
      if (plan) return c.json({ status: "success", data: plan });
      const message = `There is no job ${job_id} that got as far as its requirements: nothing to count with.`;
      throw new Problem(404, "unknown_job", message);
    }
    const restarted = await restartJob(deps, job_id, resume_id);
    return await answerJob(c, deps, { ...restarted, resumeId: restarted.resumeId ?? undefined });
  });
}
