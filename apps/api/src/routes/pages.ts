/** The first page and its two files: static, open to all, and holding nothing until one has logged in. */
import { join } from "node:path";
import type { Hono } from "hono";
import { serveFiles } from "../http/serve-files.ts";

export function pageRoutes(): Hono {
  return serveFiles(join(import.meta.dirname, "../pages"), {
    "/": ["index.html", "text/html"],
    "/start.css": ["start.css", "text/css"],
    "/start.js": ["start.js", "text/javascript"],
  });
}
