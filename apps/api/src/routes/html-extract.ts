/** POST /html_extract: a page in, its rated assessment out. */
import { htmlExtractBodySchema, pageLimitBytes } from "@leadfit/contracts";
import { normalizeUrl } from "@leadfit/posting";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { answerJob } from "../http/answer-job.ts";
import { Problem } from "../http/problem.ts";
import { readJson } from "../http/read-json.ts";

export function htmlExtractRoutes(deps: ApiDeps): Hono {
  return new Hono().post("/html_extract", allow("ingest", deps.db), async (c) => {
    const body = await readJson(c, htmlExtractBodySchema, pageLimitBytes);
    const ingested = await deps.db.jobs.ingest({
      page: body.html,
      jobId: body.job_id,
      url: body.url && normalizeUrl(body.url),
      resumeId: body.resume_id,
    });
    if (ingested.kind === "unknown_resume") {
      throw new Problem(
        404,
        "unknown_resume",
        `There is no resume ${ingested.resumeId}; GET /v1/resumes lists them.`,
      );
    }
    deps.poke(ingested.assessmentId);
    return await answerJob(c, deps, { ...ingested, resumeId: body.resume_id });
  });
}
