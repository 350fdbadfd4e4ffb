import { chmodSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "@leadfit/runtime";
import { createTestHome, samplePages, sampleResume, type TestHome } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: TestHome;

beforeEach(() => {
  home = createTestHome();
});

afterEach(() => home.remove());

test("leadfit doctor looks at a Leadfit that runs and at one that is stopped, and finds nothing that fails", async () => {
  const { process: up, call } = await home.up();
  await call("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });
  await call("/html_extract", { html: samplePages.posting });

  const running = home.leadfit(["doctor"]);
  expect(await running.exited, running.output()).toMatchObject({ code: 0 });
  expect(running.output()).toMatch(/^✓ postgres: Postgres 18\.\d+ answers$/m);
  expect(running.output()).toMatch(/^✓ migrations: \d+ applied, none missing$/m);

  up.child.kill("SIGTERM");
  await up.exited;
  const stopped = home.leadfit(["doctor", "--json"]);
  expect(await stopped.exited, stopped.output()).toMatchObject({ code: 0 });
  const { ok, findings } = JSON.parse(stopped.output().replace(/^[^{]*/, "")) as {
    ok: boolean;
    findings: Finding[];
  };
  expect(ok).toBe(true);
  expect(findings.find(({ check }) => check === "migrations")?.status).toBe("ok");
  for (const { status, advice } of findings) expect(advice === null).toBe(status === "ok");
}, 60_000);

test("what fails makes it exit with 1, with the command that mends it", async () => {
  const { process: up } = await home.up();
  up.child.kill("SIGTERM");
  await up.exited;
  chmodSync(join(home.path, "admin.key"), 0o644);
  const run = home.leadfit(["doctor"]);
  expect(await run.exited).toMatchObject({ code: 1 });
  expect(run.output()).toContain(`→ chmod 600 '${home.path}/admin.key'`);
  expect(run.output()).toContain("✗ low match rates: there is no resume");
});

test("on a folder that was never started on it says so, and makes nothing", async () => {
  const run = home.leadfit(["doctor"]);
  expect(await run.exited, run.output()).toMatchObject({ code: 0 });
  expect(run.output()).toContain(`! postgres: LEADFIT_HOME: ${home.path} holds no database`);
});
