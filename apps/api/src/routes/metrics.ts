/** GET /metrics: what this process counts, and how the system stands, as Prometheus reads it. */
import { metricsContentType } from "@leadfit/service";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";

export function metricsRoutes({ db, metrics }: ApiDeps): Hono {
  return new Hono().get("/metrics", allow("ops", db), async (c) =>
    c.body(await metrics(), 200, { "content-type": metricsContentType }),
  );
}
