/** GET /v1/jobs/{job_id}: one job with its newest whole result; its runs: who decided what, and what that cost. */
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";

export function jobRoutes({ db }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/jobs/:id/runs", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const data = await db.assessments.jobData(id, c.req.query("resume_id"));
      if (!data) throw new Problem(404, "unknown_job", `There is no job ${id}.`);
      return c.json({ status: "success", data: await db.runs.ofAssessment(data.assessment_id) });
    })
    .get("/v1/jobs/:id", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const data = await db.assessments.jobData(id, c.req.query("resume_id"));
      if (!data)
        throw new Problem(
          404,
          "unknown_job",
          `There is no job ${id}${c.req.query("resume_id") ? " assessed against this resume" : ""}.`,
        );
      return c.json({ status: "success", data });
    });
}
