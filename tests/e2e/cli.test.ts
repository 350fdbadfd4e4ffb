import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobData } from "@leadfit/contracts";
import { createTestHome, samplePages, sampleResume, type TestHome } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: TestHome;

beforeEach(() => {
  home = createTestHome();
  writeFileSync(join(home.path, "page.html"), samplePages.posting);
  writeFileSync(join(home.path, "resume.md"), sampleResume);
});

afterEach(async () => {
  await home.remove();
});

test("leadfit assess starts what it needs, prints the assessment of one page, and stops it again", async () => {
  const run = home.leadfit(["assess", "page.html", "--resume", "resume.md"]);
  expect(await run.exited).toMatchObject({ code: 0 });
  expect(run.output()).toContain("Backend Engineer\nQuillworks");
  expect(run.output()).toMatch(/Rating: (high|medium|low) \(\d+ % of the required\)/);
  expect(existsSync(join(home.path, "postgres/data/postmaster.pid"))).toBe(false);
});

test("leadfit assess uses the Leadfit that runs on the folder", async () => {
  const { call } = await home.up();
  const run = home.leadfit(["assess", "page.html", "--resume", "resume.md", "--json"]);
  expect(await run.exited).toMatchObject({ code: 0 });
  const printed = JSON.parse(run.output()) as JobData;
  const { data } = await call<JobData>(`/v1/jobs/${printed.job_id}`);
  expect(printed).toEqual(data);
});

test.each([
  ["missing.html", "missing.html: no such file"],
  ["empty.html", "empty.html: empty"],
  ["bytes.html", "bytes.html: not UTF-8 text"],
])("a bad file (%s) is one clear line, exit 1, and nothing is started", async (file, line) => {
  writeFileSync(join(home.path, "empty.html"), "");
  writeFileSync(join(home.path, "bytes.html"), Buffer.from([0xff, 0xfe, 0x00]));
  const run = home.leadfit(["assess", file]);
  expect(await run.exited).toMatchObject({ code: 1 });
  expect(run.output()).toBe(`${line}\n`);
  expect(existsSync(join(home.path, "postgres"))).toBe(false);
});
