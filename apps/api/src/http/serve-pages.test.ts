import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import { responseHeaders } from "./response-headers.ts";
import { servePages } from "./serve-pages.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "leadfit-pages-"));
  mkdirSync(join(folder, "dist/assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "dist/index.html"), "<!doctype html>the page");
  writeFileSync(join(folder, "dist/assets/index-3fa9.js"), "run()");
  writeFileSync(join(folder, "dist/notes.exe"), "no");
});

afterEach(() => rmSync(folder, { recursive: true }));

async function ask(path: string, { method = "GET", ...headers }: Record<string, string> = {}, from = "dist") {
  const app = new Hono();
  app.use("*", responseHeaders());
  app.use(
    "*",
    servePages(join(folder, from), (asked) => asked.startsWith("/v1")),
  );
  app.all("*", (c) => c.text("api", 401));
  const response = await app.request(path, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const html = { accept: "text/html,*/*;q=0.8" };

test("a page's path is the index, whatever stands in it; what else is asked for goes on to the API", async () => {
  for (const path of ["/", "/leads/some-job", "/operations?hours=3"])
    expect((await ask(path, html)).text).toContain("the page");
  expect((await ask("/")).text).toContain("the page");
  for (const path of ["/v1/leads", "/v1", "/file.png"]) expect((await ask(path, html)).text).toBe("api");
  expect((await ask("/leads/some-job", { accept: "application/json" })).text).toBe("api");
  expect((await ask("/leads", { ...html, method: "POST" })).text).toBe("api");
});

test("a hashed file is kept for a year, the index is asked for each time and sent when it changed", async () => {
  const asset = await ask("/assets/index-3fa9.js");
  expect([asset.text, asset.headers.get("content-type")]).toEqual([
    "run()",
    "text/javascript; charset=utf-8",
  ]);
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const index = await ask("/", html);
  expect(index.headers.get("cache-control")).toBe("no-cache");
  const etag = index.headers.get("etag") ?? "";
  const again = await ask("/", { ...html, "if-none-match": etag });
  expect([again.status, again.text]).toEqual([304, ""]);
});

test("nothing of what it serves may run or load what is not its own", async () => {
  const policy = (await ask("/", html)).headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(policy).not.toMatch(/unsafe|\*|http/);
  expect(policy).toContain("frame-ancestors 'none'");
});

test("only what was built is there, and nothing where nothing was", async () => {
  for (const path of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%2f..%2f..%2fsecret.txt",
    "/notes.exe",
    "/assets",
  ])
    expect((await ask(path)).text).toBe("api");
  expect((await ask("/", html, "nowhere")).text).toBe("api");
});
