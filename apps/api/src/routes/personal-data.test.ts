import { exportedResumeSchema, type JobData, type Resume, stages } from "@leadfit/contracts";
import { watchAssessments } from "@leadfit/db";
import { startResumeReader } from "@leadfit/resume";
import { buildDocx, paragraph } from "@leadfit/resume/test-files";
import { openRuntime, type Runtime, settingsFromEnv, startWorker } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, samplePages, sampleResume, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { htmlExtractRoutes } from "./html-extract.ts";
import { jobRoutes } from "./jobs.ts";
import { personalDataRoutes } from "./personal-data.ts";
import { regenerateRoutes } from "./regenerate.ts";
import { resumeRoutes } from "./resumes.ts";

const key = "a-key-for-the-tests-only";
const log = createLogger({ name: "test", level: "silent" });
let database: TestDatabase;
let runtime: Runtime;
let app: Hono;
let stop: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  const watcher = watchAssessments(database.url, () => {});
  const resumeReader = startResumeReader();
  const { db, relay } = runtime;
  await db.keys.setAdmin(key);
  const deps = { db, watcher, log, poke: () => relay.poke(), resumeReader } as unknown as ApiDeps;
  app = new Hono();
  app.onError(answerProblem(log));
  for (const routes of [htmlExtractRoutes, personalDataRoutes, regenerateRoutes, jobRoutes, resumeRoutes])
    app.route("/", routes(deps));
  stop = async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await watcher.close();
    await resumeReader.close();
    await runtime.close();
  };
});

afterAll(async () => {
  await stop();
  await database.drop();
});

async function send<T = JobData>(method: string, path: string, body?: object, bearer = key) {
  const response = await app.request(path, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body && !(body instanceof FormData) && { "content-type": "application/json" }),
    },
    ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const json = (await response.json()) as { data: T; error: { code: string; message: string } };
  return { ...json, status: response.status, headers: response.headers };
}

const page = samplePages.posting;
const docx = buildDocx(paragraph("TypeScript and PostgreSQL"));

test("an export holds the resume, its files, and everything that was made from it", async () => {
  await send("POST", "/v1/resumes", {
    resume_id: "mara",
    name: "Mara",
    format: "markdown",
    content: sampleResume,
  });
  const form = new FormData();
  form.append("file", new Blob([docx]), "Mara.docx");
  await send("PUT", "/v1/resumes/mara", form);
  const { data: job } = await send("POST", "/html_extract", { html: page, job_id: "job" });
  const [skill] = job.required_qualifications;
  await runtime.db.reviews.add(skill?.job_skill_id ?? "", { match: false, reason: "Long ago." }, () => ({
    rating: "low",
    rating_description: "",
    match_percentage: 0,
    required_qualifications_count: 1,
    required_matched_count: 0,
    additional_qualifications_count: 0,
  }));

  const { status, headers, data } = await send<unknown>("GET", "/v1/resumes/mara/export");
  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toContain("resume-mara.json");
  const exported = exportedResumeSchema.parse(data);
  expect(exported.resume).toMatchObject({ resume_id: "mara", name: "Mara" });
  expect(exported.versions).toMatchObject([
    { version: 1, content: sampleResume, file: null },
    { version: 2, text: expect.stringContaining("TypeScript"), file: docx.toString("base64") },
  ]);
  expect(exported.assessments).toMatchObject([{ job: { job_id: "job" }, rating: "low", resume_version: 2 }]);
  const [assessment] = exported.assessments;
  expect(assessment?.tasks).toHaveLength(stages.length);
  expect(assessment?.runs).toHaveLength(stages.length);
  expect(assessment?.runs.every((run) => run.llm_run_input && run.llm_run_output)).toBe(true);
  expect(assessment?.skills.some((row) => row.evidence_quote)).toBe(true);
  expect(exported.reviews).toMatchObject([{ reason: "Long ago." }]);
  expect((await send("GET", "/v1/resumes/nobody/export")).error.code).toBe("unknown_resume");
});

test("an erased resume is gone from every route; its job stays, and is assessed anew when asked for", async () => {
  expect(await send("DELETE", "/v1/resumes/mara")).toMatchObject({
    status: 200,
    data: { resume_id: "mara", assessments: 1, waiting: 0 },
  });
  for (const [method, path] of [
    ["GET", "/v1/resumes/mara"],
    ["GET", "/v1/resumes/mara/export"],
    ["DELETE", "/v1/resumes/mara"],
  ] as const)
    expect(await send(method, path)).toMatchObject({ status: 404, error: { code: "unknown_resume" } });
  expect((await send<Resume[]>("GET", "/v1/resumes")).data).toEqual([]);
  await send("POST", "/v1/resumes", { name: "Jan", format: "markdown", content: sampleResume });
  const again = await send("POST", "/regenerate_job_assessment", { job_id: "job" });
  expect(again).toMatchObject({ status: 200, data: { state: "completed", job_company: "Quillworks" } });
});

test("a job whose page was removed says so when it is regenerated, and goes on once it has it again", async () => {
  await database.query("update job_pages set created_at = now() - interval '40 days'");
  expect(await runtime.db.retention.removePages(30, 10)).toBe(1);
  const refused = await send("POST", "/regenerate_job_assessment", { job_id: "job" });
  expect(refused).toMatchObject({ status: 409, error: { code: "page_removed" } });
  expect(refused.error.message).toContain("PUT it to /v1/jobs/job/page");
  expect((await send("GET", "/v1/jobs/job")).data.state).toBe("completed");

  const put = (body: object) => send<{ stored: boolean }>("PUT", "/v1/jobs/job/page", body);
  expect((await put({ html: page })).data.stored).toBe(true);
  // A page that stands there is not replaced.
  expect((await put({ html: "Another" })).data.stored).toBe(false);
  const again = await send("POST", "/regenerate_job_assessment", { job_id: "job" });
  expect(again).toMatchObject({ status: 200, data: { state: "completed", generation: 2 } });
  expect((await send("PUT", "/v1/jobs/nobody/page", { html: page })).error.code).toBe("unknown_job");
});

test("an erased job is gone; the same page is then a new one", async () => {
  expect(await send("DELETE", "/v1/jobs/job")).toMatchObject({
    status: 200,
    data: { job_id: "job", jobs: 1 },
  });
  expect((await send("GET", "/v1/jobs/job")).error.code).toBe("unknown_job");
  expect((await send("DELETE", "/v1/jobs/job")).error.code).toBe("unknown_job");
  const { data } = await send("POST", "/html_extract", { html: page, job_id: "job" });
  expect(data).toMatchObject({ state: "completed", generation: 1 });
});

test("reading is not enough to erase, and taking in is not enough to export", async () => {
  const reader = await runtime.db.keys.create("reader", ["read"]);
  const writer = await runtime.db.keys.create("writer", ["ingest"]);
  for (const path of ["/v1/resumes/x", "/v1/jobs/x"])
    expect((await send("DELETE", path, undefined, reader.key)).error.code).toBe("forbidden");
  expect((await send("GET", "/v1/resumes/x/export", undefined, writer.key)).error.code).toBe("forbidden");
});
