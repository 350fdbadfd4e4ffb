/** GET /docs: the description as a page for people, made in the browser from /openapi.json. */
import { join } from "node:path";
import type { Hono } from "hono";
import { serveFiles } from "../http/serve-files.ts";

export function docsRoutes(): Hono {
  return serveFiles(join(import.meta.dirname, "../openapi/page"), {
    "/docs": ["docs.html", "text/html"],
    "/docs/docs.css": ["docs.css", "text/css"],
    "/docs/docs.js": ["docs.js", "text/javascript"],
  });
}
