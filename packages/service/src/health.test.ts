import { afterEach, beforeEach, expect, test } from "vitest";
import { type HealthServer, startHealthServer } from "./health.ts";
import { createCounter } from "./metrics.ts";

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

test("figures come as Prometheus reads them: what was counted, and what is read at that moment", async () => {
  const tried = createCounter("leadfit_tried_total", "Tries.", ["of"]);
  tried.add({ of: 'a "door"\n' }, 2);
  const readings = async () => [
    { name: "leadfit_open", help: "Open.", values: [{ labels: { of: "b" }, value: 0.5 }] },
  ];
  const metered = await startHealthServer({ host: "127.0.0.1", port: 0, check, readings });
  const response = await fetch(`http://127.0.0.1:${metered.port}/metrics`);
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await response.text();
  expect(text).toContain('leadfit_tried_total{of="a \\"door\\"\\n"} 2');
  expect(text).toContain('leadfit_open{of="b"} 0.5');
  expect(text).toMatch(/^leadfit_process_resident_memory_bytes \d+$/m);
  // Each has its own words, and no name comes twice.
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^leadfit_/);
  await metered.stop();
});

test("there is nothing else to be had", async () => {
  expect((await ask("/")).status).toBe(404);
});
