import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobData, RecentJob, Resume } from "@leadfit/contracts";
import { createTestHome, samplePages, sampleResume, type TestHome } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: TestHome;

beforeEach(() => {
  home = createTestHome();
  mkdirSync(join(home.path, "pages/more"), { recursive: true });
});

afterEach(async () => {
  await home.remove();
});

const write = (name: string, content: string | Buffer) =>
  writeFileSync(join(home.path, "pages", name), content);

test("leadfit ingest takes in a folder whatever is in it, and leadfit generate assesses it against a new default", async () => {
  write("a-good.html", samplePages.posting);
  write("b-shell.html", samplePages.shell);
  write("c-broken.html", Buffer.from([0x3c, 0xff, 0xfe]));
  write("d-empty.md", "");
  write("logo.png", Buffer.from([0xff]));
  write("more/e-good.HTM", samplePages.numbered(2));
  const { call } = await home.up();
  await call("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });

  const flat = home.leadfit(["ingest", "pages"]);
  expect(await flat.exited).toMatchObject({ code: 0 });
  const lines = flat.output().split("\n");
  expect(lines).toContain("pages/c-broken.html: not UTF-8 text");
  expect(lines).toContain("pages/d-empty.md: empty");
  expect(lines).toContain("1 assessed, 1 without a posting, 2 failed");
  // No terminal, no bar.
  expect(flat.output()).toContain("Taken in 4 of 4");
  expect(flat.output()).not.toMatch(/[\r█]/);

  const deep = home.leadfit(["ingest", "pages", "--recursive", "--concurrency", "1"]);
  expect(await deep.exited).toMatchObject({ code: 0 });
  expect(deep.output()).toContain("2 assessed, 1 without a posting, 2 failed\n");

  const { data: resume } = await call<Resume>("/v1/resumes", {
    name: "Other",
    format: "text",
    content: "Gardener since 2010. Roses, hedges.",
    default: true,
  });
  const generated = home.leadfit(["generate", "--limit", "10", "--days-back", "1", "--concurrency", "1"]);
  expect(await generated.exited).toMatchObject({ code: 0 });
  expect(generated.output()).toContain("2 assessed, 0 parked\n");
  const { data: recent } = await call<RecentJob[]>("/jobs_recent");
  expect(recent).toHaveLength(2);
  for (const { job_id } of recent) {
    const { data } = await call<JobData>(`/v1/jobs/${job_id}`);
    expect(data).toMatchObject({ resume_id: resume.resume_id, state: "completed" });
  }

  const again = home.leadfit(["generate"]);
  expect(await again.exited).toMatchObject({ code: 0 });
  expect(again.output()).toContain("Nothing to do");
}, 90_000);

test("leadfit ingest of pages that all fail says so and exits 1", async () => {
  write("broken.html", Buffer.from([0xff]));
  const run = home.leadfit(["ingest", "pages"]);
  expect(await run.exited).toMatchObject({ code: 1 });
  expect(run.output()).toContain("0 assessed, 0 without a posting, 1 failed\n");
});

test.each([
  [["ingest", "nowhere"], "nowhere: no such folder"],
  [
    ["ingest", "pages"],
    "pages: no page in it (.html, .htm, .json, .md, .txt); --recursive looks into its subfolders",
  ],
  [["ingest", "pages", "--concurrency", "x"], "--concurrency: must be a whole number from 1 to 32"],
  [["generate", "--days-back", "0"], /^--days-back: .+$/],
])("leadfit %j is one clear line, exit 1, and nothing is started", async (args, line) => {
  const run = home.leadfit(args);
  expect(await run.exited).toMatchObject({ code: 1 });
  expect(run.output().trim()).toMatch(line);
  expect(run.output().split("\n")).toHaveLength(2);
  expect(existsSync(join(home.path, "postgres"))).toBe(false);
});
