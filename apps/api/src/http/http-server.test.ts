import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { eventually } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createHttpServer, serverLimits } from "./http-server.ts";
import { rawRequest } from "./raw-request.ts";
import { readBytes } from "./read-json.ts";

let server: ReturnType<typeof createHttpServer>;
let port: number;
let failed: Error | undefined;

beforeEach(async () => {
  const app = new Hono().post("/", async (c) => c.text(String((await readBytes(c.req.raw, 100)).length)));
  app.onError((error, c) => {
    failed = error;
    return c.text("", 413);
  });
  const quick = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };
  server = createHttpServer(app.fetch, { ...serverLimits, ...quick }).listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test("the limits are set, and let a proxy close its connections first", () => {
  expect(serverLimits.headersTimeout).toBeLessThanOrEqual(30_000);
  expect(serverLimits.requestTimeout).toBeLessThanOrEqual(120_000);
  expect(serverLimits.keepAliveTimeout).toBeGreaterThan(60_000);
});

test("headers that never end are cut off", async () => {
  expect((await rawRequest(port, "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")).status).toBe(408);
});

test("a body that stops coming is cut off, though what was sent of it is within the limit", async () => {
  const head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n";
  expect([0, 408]).toContain((await rawRequest(port, `${head}a`)).status);
});

test("a sender that breaks off in the middle of a body is the one to blame", async () => {
  failed = undefined;
  const socket = connect(port, "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\na", () => socket.end());
  await eventually(async () => expect(failed).toMatchObject({ status: 400, code: "invalid_body" }));
});

test("a connection that says nothing is closed", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.resume();
  await once(socket, "close");
});

test("headers beyond 16 KB are refused", async () => {
  const request = `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${"x".repeat(17_000)}\r\n\r\n`;
  expect((await rawRequest(port, request)).status).toBe(431);
});

test("a body without a length is counted as it comes", async () => {
  const head =
    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
  const chunk = `32\r\n${"x".repeat(50)}\r\n`;
  expect(await rawRequest(port, `${head}${chunk}0\r\n\r\n`)).toMatchObject({ status: 200 });
  expect((await rawRequest(port, `${head}${chunk.repeat(3)}0\r\n\r\n`)).status).toBe(413);
});
