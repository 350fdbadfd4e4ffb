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

test("leadfit doctor finds nothing that fails in a Leadfit that runs; in one that is stopped it finds what was broken, and exits with 1", async () => {
  const { process: up, call } = await home.up();
  await call("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });
  await call("/html_extract", { html: samplePages.posting });

  const running = home.leadfit(["doctor"]);
  expect(await running.exited, running.output()).toMatchObject({ code: 0 });
  expect(running.output()).toMatch(/^✓ postgres: Postgres 18\.\d+ answers$/m);
  expect(running.output()).toMatch(/^✓ migrations: \d+ applied, none missing$/m);
  expect(running.output()).toMatch(/^✓ processes: 1 live one \(all\)$/m);

  up.child.kill("SIGTERM");
  await up.exited;
  chmodSync(join(home.path, "admin.key"), 0o644);
  const stopped = home.leadfit(["doctor", "--json"]);
  expect(await stopped.exited, stopped.output()).toMatchObject({ code: 1 });
  const { ok, findings } = JSON.parse(stopped.output().replace(/^[^{]*/, "")) as {
    ok: boolean;
    findings: Finding[];
  };
  expect(ok).toBe(false);
  expect(findings.filter(({ status }) => status === "fail")).toEqual([
    {
      check: "data folder",
      status: "fail",
      saw: `${home.path}/admin.key has mode 644: others may read it`,
      advice: expect.stringContaining(`chmod 600 '${home.path}/admin.key'`),
    },
  ]);
  expect(findings.find(({ check }) => check === "migrations")?.status).toBe("ok");
}, 120_000);

test("on a folder that was never started on it says so, and makes nothing", async () => {
  const run = home.leadfit(["doctor"]);
  expect(await run.exited, run.output()).toMatchObject({ code: 0 });
  expect(run.output()).toContain(`! postgres: LEADFIT_HOME: ${home.path} holds no database`);
}, 60_000);
