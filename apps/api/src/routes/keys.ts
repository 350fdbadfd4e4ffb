/** /v1/keys: making a key, which is shown once, listing them, and ending one with its sessions. */
import { createKeyBodySchema } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

export function keyRoutes({ db, ownKeyId }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/keys", allow("admin", db), async (c) =>
      c.json({ status: "success", data: await db.keys.list() }),
    )
    .post("/v1/keys", allow("admin", db), async (c) => {
      const { name, scopes, expires_in_days } = await readJson(c, createKeyBodySchema, smallLimitBytes);
      return c.json({ status: "success", data: await db.keys.create(name, scopes, expires_in_days) }, 201);
    })
    .delete("/v1/keys/:id", allow("admin", db), async (c) => {
      const id = c.req.param("id");
      if (id === ownKeyId) {
        throw new Problem(
          409,
          "own_key",
          "This is the key of the data folder, and its way back in. To change it, stop Leadfit, remove admin.key or set another LEADFIT_API_KEY, and start it again.",
        );
      }
      const end = await db.keys.revoke(id);
      if (end === "unknown_key") throw new Problem(404, "unknown_key", `There is no key ${id}.`);
      if (end === "last_admin_key") {
        const message = "No other admin key without an end is left: make one before you revoke this one.";
        throw new Problem(409, "last_admin_key", message);
      }
      return c.json({ status: "success", data: { key_id: id, revoked: true } });
    });
}
