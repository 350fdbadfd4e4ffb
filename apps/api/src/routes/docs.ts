/** GET /docs: the description as a page for people, made in the browser from /openapi.json. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";

const files = {
  "/docs": ["docs.html", "text/html"],
  "/docs/docs.css": ["docs.css", "text/css"],
  "/docs/docs.js": ["docs.js", "text/javascript"],
} as const;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

export function docsRoutes(): Hono {
  const routes = new Hono();
  for (const [path, [name, type]] of Object.entries(files)) {
    const content = readFileSync(join(import.meta.dirname, "../openapi/page", name), "utf8");
    routes.get(path, (c) =>
      c.body(content, 200, {
        "content-type": `${type}; charset=utf-8`,
        "content-security-policy": policy,
        "cache-control": "no-cache",
      }),
    );
  }
  return routes;
}
