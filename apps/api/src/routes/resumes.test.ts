import { type JobData, type Resume, type ResumeDetail, stages } from "@leadfit/contracts";
import { watchAssessments } from "@leadfit/db";
import { startResumeReader } from "@leadfit/resume";
import { buildDocx, buildPdf, heading, linesAt, paragraph } from "@leadfit/resume/test-files";
import { openRuntime, settingsFromEnv, startWorker } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, samplePages, sampleResume, type TestDatabase } from "@leadfit/testkit";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { testDeps } from "../test-deps.ts";

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let app: Hono;
let stop: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  const runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  const watcher = watchAssessments(database.url, () => {});
  const resumeReader = startResumeReader();
  const { db, queues, relay } = runtime;
  await db.keys.setAdmin(key);
  const poke = () => relay.poke();
  app = createApp({
    db,
    queues,
    watcher,
    resumeReader,
    log,
    ...testDeps({ db, watcher, log }),
    poke,
    credits: null,
    planRegenerate: async () => null,
    masterResumeId: undefined,
  });
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

type Answer<T> = { data: T; error: { code: string; message: string; detail?: string } };

/** An object is sent as JSON, a form as browsers send it. */
async function send<T = Resume>(method: string, path: string, body?: object) {
  const isForm = body instanceof FormData;
  const response = await app.request(`http://127.0.0.1:8787${path}`, {
    method,
    headers: {
      host: "127.0.0.1:8787",
      authorization: `Bearer ${key}`,
      ...(body && !isForm && { "content-type": "application/json" }),
    },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
  return { ...((await response.json()) as Answer<T>), status: response.status };
}

function form(bytes: Uint8Array | string, fileName: string, fields: Record<string, string> = {}): FormData {
  const body = new FormData();
  body.append("file", new File([new Uint8Array(Buffer.from(bytes))], fileName));
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
}

const pdf = buildPdf([
  linesAt(50, 800, ["Experience", "Welder, Northern Yard 2019 - 2021", "Skills", "Rust, SQL"]),
]);
const detail = (id: string, query = "") => send<ResumeDetail>("GET", `/v1/resumes/${id}${query}`);

describe("a file", () => {
  test("PDF is read, kept as it came, and what it says is stored", async () => {
    const added = await send(
      "POST",
      "/v1/resumes",
      form(pdf, "mara.pdf", { resume_id: "mara", default: "true" }),
    );
    expect(added).toMatchObject({
      status: 201,
      data: { name: "mara.pdf", format: "pdf", version: 1, default: true },
    });
    const { data } = await detail("mara");
    expect(data.text).toBe("Experience\nWelder, Northern Yard 2019 - 2021\nSkills\nRust, SQL");
    expect(data.parsed).toMatchObject({
      skills: ["Rust", "SQL"],
      experience: [{ start: "2019", end: "2021" }],
    });
    expect(await database.query("select file from resume_versions where resume_id = 'mara'")).toEqual([
      { file: pdf },
    ]);
  });

  test("DOCX and Markdown are told apart by their content and named by the form", async () => {
    const docx = form(buildDocx(heading("Praxe") + paragraph("Svářeč")), "resume.bin", { name: "Jana" });
    expect(await send("POST", "/v1/resumes", docx)).toMatchObject({ data: { name: "Jana", format: "docx" } });
    const markdown = form("# Jana\n\nWelder", "C:\\files\\jana.md");
    expect(await send("POST", "/v1/resumes", markdown)).toMatchObject({
      data: { name: "jana.md", format: "markdown", default: false },
    });
  });

  test.each([
    [
      "without text",
      form(buildPdf([[]]), "scan.pdf"),
      422,
      "resume_without_text",
      /has no text; upload a text-based PDF/,
    ],
    ["of white space", form(" \n ", "a.txt"), 422, "resume_without_text", /upload/],
    ["of HTML", form("<!doctype html><p>Mara", "a.html"), 422, "invalid_resume", /HTML.*Upload/],
    ["past 5 MB", form(Buffer.alloc(5 * 1024 * 1024 + 1, "a"), "a.txt"), 413, "body_too_large", /5 MB/],
    ["that a form does not have", new FormData(), 400, "invalid_body", /file/],
    ["with a field unknown", form("Mara", "a.txt", { colour: "red" }), 400, "invalid_body", /colour/i],
    [
      "for an id that is taken",
      form("Somebody", "a.txt", { resume_id: "mara" }),
      409,
      "resume_exists",
      /PUT/,
    ],
  ])("%s is refused and stores nothing", async (_, body, status, code, message) => {
    const before = await send<Resume[]>("GET", "/v1/resumes");
    const answer = await send("POST", "/v1/resumes", body);
    expect(answer).toMatchObject({ status, error: { code, message: expect.stringMatching(message) } });
    expect(await send("GET", "/v1/resumes")).toEqual(before);
  });

  test("that is no form at all is refused", async () => {
    const response = await app.request("http://127.0.0.1:8787/v1/resumes", {
      method: "POST",
      headers: {
        host: "127.0.0.1:8787",
        authorization: `Bearer ${key}`,
        "content-type": "multipart/form-data; boundary=x",
      },
      body: "--y\r\nnothing",
    });
    expect(response.status).toBe(400);
  });
});

describe("versions", () => {
  test("a next one is added, the same one again is not, and each can be read back", async () => {
    const first = { name: "Vera", format: "text", content: "Skills\nRust" };
    await send("POST", "/v1/resumes", { ...first, resume_id: "vera" });
    const second = await send("PUT", "/v1/resumes/vera", form(pdf, "vera-2.pdf"));
    expect(second).toMatchObject({ status: 200, data: { name: "Vera", format: "pdf", version: 2 } });
    const again = await send("PUT", "/v1/resumes/vera", form(pdf, "other-name.pdf", { name: "Vera K." }));
    expect(again).toMatchObject({ status: 200, data: { name: "Vera K.", version: 2, default: false } });
    expect(await send("PUT", "/v1/resumes/vera", { format: "text", content: "Skills\nRust" })).toMatchObject({
      data: { version: 3 },
    });
    const { data } = await detail("vera");
    expect(data.versions.map(({ version, format }) => [version, format])).toEqual([
      [3, "text"],
      [2, "pdf"],
      [1, "text"],
    ]);
    expect((await detail("vera", "?version=2")).data).toMatchObject({ version: 2, format: "pdf" });
    const listed = await send<Resume[]>("GET", "/v1/resumes");
    expect(listed.data.find(({ resume_id }) => resume_id === "vera")?.version).toBe(3);
  });

  test.each([
    ["GET", "/v1/resumes/nobody", 404],
    ["GET", "/v1/resumes/vera?version=9", 404],
    ["GET", "/v1/resumes/vera?version=x", 400],
    ["PUT", "/v1/resumes/nobody", 404],
  ])("%s %s is answered %i", async (method, path, status) => {
    const body = method === "PUT" ? { format: "text", content: "Mara" } : undefined;
    expect((await send(method, path, body)).status).toBe(status);
  });

  test("an assessment keeps the version it was made with, and the next one takes the newest", async () => {
    const version = async () =>
      (
        await database.query<{ v: number }>(
          "select resume_version as v from assessments where job_id = 'versions' order by generation",
        )
      ).map(({ v }) => v);
    await send("POST", "/v1/resumes", { name: "Ola", format: "text", content: "Gardener", resume_id: "ola" });
    const body = { html: samplePages.numbered(70), job_id: "versions", resume_id: "ola" };
    const before = await send<JobData>("POST", "/html_extract", body);
    await send("PUT", "/v1/resumes/ola", { format: "markdown", content: sampleResume });
    expect(await version()).toEqual([1]);
    const after = await send<JobData>("POST", "/regenerate_job_assessment", {
      job_id: "versions",
      resume_id: "ola",
    });
    expect(await version()).toEqual([1, 2]);
    expect(before.data.rating).toBe("low");
    expect(after.data.rating).not.toBe("low");
  });
});

test("one job against two resumes gives two results side by side", async () => {
  const ids = ["side-a", "side-b"];
  await send("POST", "/v1/resumes", {
    name: "A",
    format: "markdown",
    content: sampleResume,
    resume_id: "side-a",
  });
  await send("POST", "/v1/resumes", {
    name: "B",
    format: "text",
    content: "Gardener. Roses.",
    resume_id: "side-b",
  });
  const html = samplePages.numbered(71);
  for (const resume_id of ids) await send("POST", "/html_extract", { html, job_id: "side", resume_id });
  const results = await Promise.all(
    ids.map(async (id) => (await send<JobData>("GET", `/v1/jobs/side?resume_id=${id}`)).data),
  );
  expect(results.map(({ resume_id, state }) => [resume_id, state])).toEqual(
    ids.map((id) => [id, "completed"]),
  );
  const [met = 0, none] = results.map(
    ({ required_qualifications }) => required_qualifications.filter(({ match }) => match).length,
  );
  expect(none).toBe(0);
  expect(met).toBeGreaterThan(0);
});
