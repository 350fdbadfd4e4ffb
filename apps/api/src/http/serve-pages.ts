/**
 * The built pages (apps/dashboard/dist): static, open to all, and holding nothing until one has logged in. Read once, at
 * the start; where they were never built, the start page of routes/pages.ts stays.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { MiddlewareHandler } from "hono";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** Everything from here, nothing inline. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

type File = { content: Uint8Array<ArrayBuffer>; type: string; etag: string; isHashed: boolean };

/**
 * @param folder what was built
 * @param isApi whether a path is the API's: it gets no page, whatever the browser would like
 */
export function servePages(folder: string, isApi: (path: string) => boolean): MiddlewareHandler {
  const files = readFiles(folder);
  const index = files.get("/index.html");
  return async function servePages(c, next) {
    const { path, method } = c.req;
    if (index === undefined || (method !== "GET" && method !== "HEAD")) return await next();
    const navigates = c.req.header("accept")?.includes("text/html") ?? false;
    const isPage = path === "/" || (navigates && !path.includes(".") && !isApi(path));
    const file = isPage ? index : files.get(path);
    if (!file) return await next();
    const headers = {
      "content-type": file.type,
      "content-security-policy": policy,
      "cache-control": file.isHashed ? "public, max-age=31536000, immutable" : "no-cache",
      etag: file.etag,
      // One path may be a page or not, by what was asked for.
      ...(isPage && { vary: "accept" }),
    };
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304, headers);
    return c.body(file.content, 200, headers);
  };
}

/** By path. Files of a type that pages have no use for are left out. */
function readFiles(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  if (!existsSync(join(folder, "index.html"))) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const content = new Uint8Array(readFileSync(file));
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
    files.set(path, { content, type, etag, isHashed: path.startsWith("/assets/") });
  }
  return files;
}
