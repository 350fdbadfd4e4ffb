/** POST /v1/skills/{job_skill_id}/review corrects one atom; GET /v1/jobs/{job_id}/reviews lists a job's corrections. */
import { reviewBodySchema } from "@leadfit/contracts";
import { rate } from "@leadfit/rules";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

export function reviewRoutes({ db, poke }: ApiDeps): Hono {
  return new Hono()
    .post("/v1/skills/:id/review", allow("ingest", db), async (c) => {
      const id = c.req.param("id");
      const review = await readJson(c, reviewBodySchema, smallLimitBytes);
      const added = await db.reviews.add(id, review, rate);
      if (added.kind !== "added") throw notAdded(added, id);
      // A generation that was being matched is matched anew.
      poke();
      const data = await db.assessments.jobData(added.jobId, added.resumeId ?? undefined);
      if (!data) throw new Problem(404, "unknown_job", "The job was removed while it was corrected.");
      return c.json({ status: "success", data });
    })
    .get("/v1/jobs/:id/reviews", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const data = await db.reviews.ofJob(id);
      if (!data) throw new Problem(404, "unknown_job", `There is no job ${id}.`);
      return c.json({ status: "success", data });
    });
}

type NotAdded = Exclude<Awaited<ReturnType<ApiDeps["db"]["reviews"]["add"]>>, { kind: "added" }>;

function notAdded(added: NotAdded, id: string): Problem {
  switch (added.kind) {
    case "unknown_skill":
      return new Problem(404, "unknown_skill", `There is no skill ${id}; GET /job_skills_recent lists them.`);
    case "outdated_skill": {
      const job = `/v1/jobs/${encodeURIComponent(added.jobId)}`;
      const message = `The job was assessed anew, and no atom has these words now: see GET ${job}.`;
      return new Problem(409, "outdated_skill", message);
    }
    case "evaluated_skill":
      return new Problem(
        400,
        "invalid_body",
        "match: an evaluated qualification has no match; send the classification that it should have too.",
      );
  }
}
