/** A page of our own and its few files: read once, open to all, under the strictest policy. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * @param files by path: the file's name and its media type
 * @throws where a file is missing: the process does not start then
 */
export function serveFiles(
  folder: string,
  files: Record<string, readonly [name: string, type: string]>,
): Hono {
  const routes = new Hono();
  for (const [path, [name, type]] of Object.entries(files)) {
    const content = readFileSync(join(folder, name), "utf8");
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
