/** The first page and its two files: static, open to all, and holding nothing until one has logged in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";

const files = {
  "/": ["index.html", "text/html"],
  "/start.css": ["start.css", "text/css"],
  "/start.js": ["start.js", "text/javascript"],
} as const;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

export function pageRoutes(): Hono {
  const routes = new Hono();
  for (const [path, [name, type]] of Object.entries(files)) {
    const content = readFileSync(join(import.meta.dirname, "../pages", name), "utf8");
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
