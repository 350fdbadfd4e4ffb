/** GET /jobs_recent and /job_skills_recent. */
import { type RecentQuery, recentQuerySchema } from "@leadfit/contracts";
import { type Context, Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { invalid } from "../http/problem.ts";

export function recentRoutes({ db }: ApiDeps): Hono {
  return new Hono()
    .get("/jobs_recent", allow("read", db), async (c) => {
      const { days_back, limit } = recentQuery(c);
      return c.json({ status: "success", data: await db.assessments.recent(days_back, limit) });
    })
    .get("/job_skills_recent", allow("read", db), async (c) => {
      const { days_back, limit } = recentQuery(c);
      return c.json({ status: "success", data: await db.assessments.recentSkills(days_back, limit) });
    });
}

function recentQuery(c: Context): RecentQuery {
  const parsed = recentQuerySchema.safeParse(c.req.query());
  if (!parsed.success) throw invalid("invalid_query", parsed.error);
  return parsed.data;
}
