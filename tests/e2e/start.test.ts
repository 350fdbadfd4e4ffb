import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { JobData } from "@leadfit/contracts";
import { createTestHome, eventually, samplePages, sampleResume, type TestHome } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: TestHome;

beforeEach(() => {
  home = createTestHome();
});

afterEach(async () => {
  await home.remove();
});

const alive = (pid: number): boolean => {
  try {
    // A zombie is gone: only its parent has not looked yet.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

test("starts on an empty folder, assesses a page, stops on SIGTERM without a process left, and keeps its data", async () => {
  const first = await home.up();
  const postgres = home.postgres();
  await first.call("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });
  const assessed = await first.call<JobData>("/html_extract", { html: samplePages.posting, job_id: "kept" });
  expect(assessed).toMatchObject({ status: 200, data: { state: "completed", job_company: "Quillworks" } });
  first.process.child.kill("SIGTERM");
  expect(await first.process.exited).toEqual({ code: 0, signal: null });
  expect(alive(postgres.pid)).toBe(false);

  const second = await home.up();
  const kept = await second.call<JobData>("/v1/jobs/kept");
  expect(kept.data.assessment_id).toBe(assessed.data.assessment_id);
});

test("killing only the launcher while it starts leaves nothing running", async () => {
  const started = home.leadfit(["up"]);
  await started.says(/Preparing the database/);
  process.kill(started.child.pid as number, "SIGKILL");
  // Its output closes when the last process that holds it has gone.
  await started.exited;
  const next = await home.up();
  expect(next.url).toMatch(/^http/);
});

test("a second start on the same folder says so and ends", async () => {
  const { url } = await home.up();
  const second = home.leadfit(["up"]);
  expect(await second.exited).toMatchObject({ code: 1 });
  expect(second.output()).toContain(`Another Leadfit is running on ${home.path} at ${url}.`);
});

test("a taken PORT ends the start with the setting's name, and nothing is left behind", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const started = home.leadfit(["up"], { PORT: String(port) });
  expect(await started.exited).toMatchObject({ code: 1 });
  expect(started.output()).toMatch(new RegExp(`^PORT: ${port} is taken`, "m"));
  other.close();
});

test("a wrong setting ends the start with its name and what it should look like", async () => {
  const started = home.leadfit(["up"], { LEADFIT_TAG_CONCURRENCY: "many" });
  expect(await started.exited).toMatchObject({ code: 1 });
  expect(started.output()).toContain("LEADFIT_TAG_CONCURRENCY: must be a whole number from 1 to 100");
});

test("after kill -9 of everything the next start takes up where it was, and no Postgres is left alone", async () => {
  const first = await home.up();
  const before = home.postgres();
  await first.call("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });
  const accepted = await first.call<JobData>(
    "/html_extract",
    { html: samplePages.posting, job_id: "cut" },
    { prefer: "respond-async" },
  );
  expect(accepted.status).toBe(202);
  first.process.destroy();
  await first.process.exited;
  await eventually(async () => expect(alive(before.pid)).toBe(false));

  const second = await home.up();
  await eventually(async () =>
    expect((await second.call<JobData>("/v1/jobs/cut")).data.state).toBe("completed"),
  );
});
