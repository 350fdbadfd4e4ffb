/** GET /v1/jobs?url=: the job that a page's URL is known by, for who stands on that page and has no id. */
import { jobLookupQuerySchema } from "@leadfit/contracts";
import { normalizeUrl } from "@leadfit/posting";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { invalid, Problem } from "../http/problem.ts";

export function jobLookupRoutes({ db }: ApiDeps): Hono {
  return new Hono().get("/v1/jobs", allow("read", db), async (c) => {
    const parsed = jobLookupQuerySchema.safeParse(c.req.query());
    if (!parsed.success) throw invalid("invalid_query", parsed.error);
    const { url, resume_id } = parsed.data;
    const jobId = await db.jobs.idAt(normalizeUrl(url));
    const data = jobId === null ? null : await db.assessments.jobData(jobId, resume_id);
    if (!data) throw new Problem(404, "unknown_job", "There is no job of this URL.");
    return c.json({ status: "success", data });
  });
}
