/** GET /v1/jobs/{job_id}/report: one lead in Markdown. */
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { writeReport } from "./write-report.ts";

export function reportRoutes({ db }: ApiDeps): Hono {
  return new Hono().get("/v1/jobs/:id/report", allow("read", db), async (c) => {
    const id = c.req.param("id");
    const data = await db.assessments.jobData(id, c.req.query("resume_id"));
    if (!data) throw new Problem(404, "unknown_job", `There is no job ${id}.`);
    return c.body(writeReport(data), 200, { "content-type": "text/markdown; charset=utf-8" });
  });
}
