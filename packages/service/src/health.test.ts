import { afterEach, beforeEach, expect, test } from "vitest";
import { type HealthServer, startHealthServer } from "./health.ts";

let server: HealthServer;
let check: () => Promise<void>;

beforeEach(async () => {
  check = async () => {};
  server = await startHealthServer({ host: "127.0.0.1", port: 0, check: () => check() });
});

afterEach(() => server.stop());

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, body: await response.json() };
}

test("a process that can do its work is alive and ready", async () => {
  expect(await ask("/healthz")).toEqual({ status: 200, body: { status: "success", data: { alive: true } } });
  expect(await ask("/readyz")).toEqual({ status: 200, body: { status: "success", data: { ready: true } } });
});

test("one that cannot is alive all the same, and says why it is not ready", async () => {
  check = () => Promise.reject(new Error("the database does not answer"));
  expect((await ask("/healthz")).status).toBe(200);
  expect(await ask("/readyz")).toEqual({
    status: 503,
    body: { status: "error", error: { code: "not_ready", message: "the database does not answer" } },
  });
});

test("a check that hangs is a no, not a wait without end", async () => {
  check = () => Promise.withResolvers<void>().promise;
  expect((await ask("/readyz")).status).toBe(503);
});

test("there is nothing else to be had", async () => {
  expect((await ask("/")).status).toBe(404);
});
