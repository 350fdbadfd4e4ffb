/** GET /v1/usage and /v1/assessments/{assessment_id}/usage: what calls of models have cost. */
import { usageQuerySchema } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { invalid, Problem } from "../http/problem.ts";

export function usageRoutes({ db }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/usage", allow("read", db), async (c) => {
      const parsed = usageQuerySchema.safeParse(c.req.query());
      if (!parsed.success) throw invalid("invalid_query", parsed.error);
      return c.json({ status: "success", data: await db.usage.recent(parsed.data.days_back) });
    })
    .get("/v1/assessments/:id/usage", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const usage = await db.usage.ofAssessment(id);
      if (!usage) throw new Problem(404, "unknown_assessment", `There is no assessment ${id}.`);
      // Runs whose verdicts it took over stand among them; their cost is another assessment's.
      const runs = await db.runs.ofAssessment(id);
      return c.json({ status: "success", data: { ...usage, runs } });
    });
}
