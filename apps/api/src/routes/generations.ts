/** One lead over time and across resumes, and what would change its rating: beside GET /v1/jobs/{job_id}. */
import type { Outlook } from "@leadfit/contracts";
import { outlook } from "@leadfit/rules";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";

export function generationRoutes({ db }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/jobs/:id/generations", allow("read", db), async (c) => {
      const id = c.req.param("id");
      return c.json({ status: "success", data: (await db.generations.ofJob(id)) ?? throwUnknown(id) });
    })
    .get("/v1/jobs/:id/resumes", allow("read", db), async (c) => {
      const id = c.req.param("id");
      return c.json({
        status: "success",
        data: (await db.generations.acrossResumes(id)) ?? throwUnknown(id),
      });
    })
    .get("/v1/jobs/:id/outlook", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const data = (await db.assessments.jobData(id, c.req.query("resume_id"))) ?? throwUnknown(id);
      const required = data.required_qualifications.flatMap(
        ({ requirement_string, job_skill_id, group, match }) =>
          // Without a row it is not judged yet.
          job_skill_id === undefined
            ? []
            : [{ requirement_string, job_skill_id, match, ...(group !== undefined && { group }) }],
      );
      const { rating, next } = outlook(required);
      const answer: Outlook = {
        rating,
        next: next.map((step) => ({ ...step, atoms: step.atoms.map(({ match: _, ...atom }) => atom) })),
      };
      return c.json({ status: "success", data: answer });
    })
    .get("/v1/assessments/:id", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const data = await db.assessments.generationData(id);
      if (!data) {
        const message = `There is no assessment ${id} that has or awaits a result; GET /v1/jobs/{job_id}/generations lists a job's.`;
        throw new Problem(404, "unknown_assessment", message);
      }
      return c.json({ status: "success", data });
    });
}

function throwUnknown(id: string): never {
  throw new Problem(404, "unknown_job", `There is no job ${id}.`);
}
