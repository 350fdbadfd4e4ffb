/** GET /openapi.json: what this API takes and answers. Open to all: it is the same of every Leadfit. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { routeScopes } from "../http/route-scopes.ts";
import { describeApi } from "../openapi/describe-api.ts";

/** @param app whose routes are described, once they are all there */
export function openApiRoutes(app: Hono): Hono {
  let text: string | undefined;
  return new Hono().get("/openapi.json", (c) => {
    text ??= JSON.stringify(describeApi(routeScopes(app), ownVersion()));
    return c.body(text, 200, { "content-type": "application/json", "cache-control": "no-cache" });
  });
}

function ownVersion(): string {
  const manifest = readFileSync(join(import.meta.dirname, "../../../../package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
