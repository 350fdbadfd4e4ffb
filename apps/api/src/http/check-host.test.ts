/** Drive-by pages and rebound names: what a browser can be made to send, and what it cannot but others can. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createLogger } from "@leadfit/service";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkHost } from "./check-host.ts";
import { checkOwnPage, refuseForeignOrigins } from "./check-origin.ts";
import { createHttpServer } from "./http-server.ts";
import { answerProblem } from "./problem.ts";
import { rawRequest } from "./raw-request.ts";

let server: ReturnType<typeof createHttpServer>;
let port: number;

beforeAll(async () => {
  const app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  app.use("*", checkHost(["leadfit.example"]), refuseForeignOrigins());
  app.all("/", (c) => c.text("in"));
  app.all("/page", (c) => {
    checkOwnPage(c);
    return c.text("in");
  });
  server = createHttpServer(app.fetch).listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
});

async function status(headers: string[], { target = "/", method = "GET" } = {}): Promise<number> {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers, "Connection: close", "", ""];
  return (await rawRequest(port, Buffer.from(lines.join("\r\n"), "utf8"))).status;
}

test.each(["127.0.0.1", "127.0.0.1:8787", "localhost", "LOCALHOST:1", "[::1]:8787", "Leadfit.example:443"])(
  "loopback's and allowed names get in: %s",
  async (host) => {
    expect(await status([`Host: ${host}`])).toBe(200);
  },
);

test.each([
  ["another name", "evil.example"],
  ["an allowed name as a part", "127.0.0.1.evil.example:8787"],
  ["a name below an allowed one", "x.leadfit.example"],
  ["a trailing dot", "localhost."],
  ["a trailing dot and a port", "127.0.0.1.:8787"],
  ["userinfo", "127.0.0.1@evil.example"],
  ["userinfo before an allowed name", "evil.example@127.0.0.1"],
  ["another address of this machine", "0.0.0.0:8787"],
  ["another writing of loopback", "127.1"],
  ["a hexadecimal one", "0x7f000001"],
  ["a decimal one", "2130706433"],
  ["another IPv6 address", "[::2]"],
  ["IPv6 without brackets", "::1"],
  ["IPv4 in IPv6", "[::ffff:127.0.0.1]"],
  ["punycode", "xn--lcalhost-ffb"],
  ["letters that look alike", "l\u043ecalhost"],
  ["full-width letters, which URLs fold", "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54"],
  ["two names in one header", "127.0.0.1, evil.example"],
  ["a port that is none", "127.0.0.1:8787:80"],
  ["a path", "127.0.0.1/evil.example"],
  ["nothing", ""],
])("any other Host stays out: %s (%s)", async (_, host) => {
  expect([400, 403]).toContain(await status([`Host: ${host}`]));
});

test("a second Host header does not hide behind an allowed one, nor before it", async () => {
  expect([400, 403]).toContain(await status(["Host: 127.0.0.1", "Host: evil.example"]));
  expect([400, 403]).toContain(await status(["Host: evil.example", "Host: 127.0.0.1"]));
  expect([400, 403]).toContain(await status(["Host: 127.0.0.1", "Host: 127.0.0.1"]));
  expect(await status([])).toBe(400);
});

test("a target that names a host itself is held to that name, whatever Host says", async () => {
  const host = ["Host: 127.0.0.1"];
  expect(await status(host, { target: "http://127.0.0.1/" })).toBe(200);
  for (const target of ["http://evil.example/", "https://evil.example/", "http://127.0.0.1.evil.example/"])
    expect(await status(host, { target })).toBe(403);
  for (const target of ["//evil.example/", "*", "evil.example:80", "http://", "ftp://127.0.0.1/"])
    expect(await status(host, { target })).not.toBe(200);
  expect(await status(["Host: evil.example"], { target: "http://127.0.0.1/" })).toBe(403);
});

const host = "Host: 127.0.0.1:8787";
const key = "Authorization: Bearer x";

test.each([
  ["another site", "https://evil.example"],
  ["an origin that is kept secret", "null"],
  ["nothing", ""],
  ["another port of this machine", "http://127.0.0.1:3000"],
  ["another name of this machine", "http://localhost:8787"],
  ["our own as a part", "http://127.0.0.1:8787.evil.example"],
  ["another scheme", "ftp://127.0.0.1:8787"],
  ["a file", "file://"],
])("a page of %s (Origin: %s) gets nothing, with or without a key", async (_, origin) => {
  for (const headers of [[host], [host, key]])
    expect(await status([...headers, `Origin: ${origin}`], { method: "POST" })).toBe(403);
});

test("our own pages, programs, and an extension with a key may ask; an extension without one may not", async () => {
  expect(await status([host, "Origin: http://127.0.0.1:8787"])).toBe(200);
  expect(await status([host, "Origin: https://127.0.0.1:8787"])).toBe(200);
  expect(await status([host])).toBe(200);
  const extension = "Origin: chrome-extension://abcdefghijklmnop";
  expect(await status([host, key, extension], { method: "POST" })).toBe(200);
  expect(await status([host, extension], { method: "POST" })).toBe(403);
  expect(await status([host, key, `${extension}.evil.example/`], { method: "POST" })).toBe(403);
  // What lives off the cookie is closed to it all the same.
  for (const method of ["GET", "POST"])
    expect(await status([host, key, extension], { method, target: "/page" })).toBe(403);
});

test("two Origin headers are no origin of ours", async () => {
  const own = "Origin: http://127.0.0.1:8787";
  expect(await status([host, own, "Origin: https://evil.example"])).toBe(403);
});

test.each([
  ["GET", ["Sec-Fetch-Site: cross-site"]],
  ["GET", ["Sec-Fetch-Site: same-site"]],
  ["GET", ["Sec-Fetch-Site: \u00e9"]],
  ["POST", []],
  ["POST", ["Sec-Fetch-Site: same-origin"]],
])("a cookie is good for nothing that our own page did not send: %s %s", async (method, headers) => {
  expect(await status([host, ...headers], { method, target: "/page" })).toBe(403);
});

test("a cookie is good for what our own page, or the address bar, asks", async () => {
  const page = { target: "/page" };
  expect(await status([host, "Sec-Fetch-Site: same-origin"], page)).toBe(200);
  expect(await status([host, "Sec-Fetch-Site: none"], page)).toBe(200);
  expect(await status([host, "Origin: http://127.0.0.1:8787"], { ...page, method: "POST" })).toBe(200);
});
