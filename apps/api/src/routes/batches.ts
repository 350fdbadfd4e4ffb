/** POST /v1/assessments/generate starts a batch; GET /v1/batches/{batch_id} tells how far it is. */
import { generateBodySchema } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

export function batchRoutes({ db }: ApiDeps): Hono {
  return new Hono()
    .post("/v1/assessments/generate", allow("ingest", db), async (c) => {
      const { limit, days_back, concurrency } = await readJson(c, generateBodySchema, smallLimitBytes);
      const created = await db.batches.create({ limit, daysBack: days_back, concurrency });
      if (created.kind === "no_default_resume") {
        const message = "There is no default resume to assess against; add one with POST /v1/resumes.";
        throw new Problem(409, "missing_resume", message, { detail: "no_default_resume" });
      }
      const { batchId, total } = created;
      const batch = `/v1/batches/${batchId}`;
      c.header("Location", batch);
      return c.json({ status: "success", data: { batch_id: batchId, total }, links: { batch } }, 202);
    })
    .get("/v1/batches/:id", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const data = await db.batches.status(id);
      if (!data) throw new Problem(404, "unknown_batch", `There is no batch ${id}.`);
      return c.json({ status: "success", data });
    });
}
