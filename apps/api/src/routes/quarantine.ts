/** /v1/quarantine: what is parked and why, and sending it on. */
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";

const listLimit = 500;

export function quarantineRoutes({ db, poke }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/quarantine", allow("read", db), async (c) =>
      c.json({ status: "success", data: await db.quarantines.list(listLimit) }),
    )
    .post("/v1/quarantine/:id/retry", allow("ops", db), async (c) => {
      const id = c.req.param("id");
      const released = await db.quarantines.retry(id);
      if (!released) {
        throw new Problem(
          404,
          "unknown_quarantine",
          `There is no open quarantine ${id}; GET /v1/quarantine lists them.`,
        );
      }
      poke();
      const { jobId, assessmentId } = released;
      return c.json({ status: "success", data: { job_id: jobId, assessment_id: assessmentId } }, 202);
    });
}
