/** /v1/webhooks: who is told of what has ended, what was sent, and a test. The secret is shown once. */
import { createWebhookBodySchema } from "@leadfit/contracts";
import { refuseWebhookUrl } from "@leadfit/runtime";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

export function webhookRoutes({ db, webhookHosts = [] }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/webhooks", allow("admin", db), async (c) =>
      c.json({ status: "success", data: await db.webhooks.list() }),
    )
    .post("/v1/webhooks", allow("admin", db), async (c) => {
      const body = await readJson(c, createWebhookBodySchema, smallLimitBytes);
      const refusal = await refuseWebhookUrl(body.url, webhookHosts);
      if (refusal) {
        const issues = [{ path: "url", message: refusal }];
        throw new Problem(400, "invalid_body", `url: ${refusal}.`, { issues });
      }
      return c.json({ status: "success", data: await db.webhooks.create(body) }, 201);
    })
    .delete("/v1/webhooks/:id", allow("admin", db), async (c) => {
      const id = c.req.param("id");
      if (!(await db.webhooks.remove(id))) throw unknown(id);
      return c.json({ status: "success", data: { webhook_id: id, deleted: true } });
    })
    .get("/v1/webhooks/:id/deliveries", allow("admin", db), async (c) => {
      const id = c.req.param("id");
      const data = await db.webhooks.deliveries(id);
      if (!data) throw unknown(id);
      return c.json({ status: "success", data });
    })
    .post("/v1/webhooks/:id/test", allow("admin", db), async (c) => {
      const id = c.req.param("id");
      const data = await db.webhooks.test(id);
      if (!data) throw unknown(id);
      return c.json({ status: "success", data }, 202);
    });
}

function unknown(id: string): Problem {
  return new Problem(404, "unknown_webhook", `There is no webhook ${id}; GET /v1/webhooks lists them.`);
}
