/** GET /v1/system: what a page needs to know before it shows anything. */
import type { System } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow, scopesOf } from "../http/access.ts";

export function systemRoutes({ db, system }: ApiDeps): Hono {
  return new Hono().get("/v1/system", allow("read", db), async (c) => {
    const [totals, resumes] = await Promise.all([db.operations.totals(), db.resumes.list()]);
    const data: System = {
      version: system.version,
      engine: system.engine,
      queue_backend: system.queueBackend,
      has_resume: resumes.length > 0,
      jobs: totals.jobs,
      open_tasks: totals.openTasks,
      quarantined: totals.quarantined,
      key_scopes: scopesOf(c),
    };
    return c.json({ status: "success", data });
  });
}
