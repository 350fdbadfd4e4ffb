import { type JobData, stages } from "@leadfit/contracts";
import { watchAssessments } from "@leadfit/db";
import { startResumeReader } from "@leadfit/resume";
import { openRuntime, type Runtime, settingsFromEnv, startWorker } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, samplePages, sampleResume, type TestDatabase } from "@leadfit/testkit";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "./app.ts";
import { testDeps } from "./test-deps.ts";

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let runtime: Runtime;
let app: Hono;
let stop: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  const watcher = watchAssessments(database.url, () => {});
  const resumeReader = startResumeReader();
  await runtime.db.keys.setAdmin(key);
  const { db, queues, relay } = runtime;
  app = createApp({
    db,
    queues,
    watcher,
    log,
    ...testDeps({ db, watcher, log }),
    poke: () => relay.poke(),
    credits: null,
    planRegenerate: async () => null,
    resumeReader,
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

type Envelope<T> = { status: string; data: T; error: { code: string; message: string; detail?: string } };

async function send<T = JobData>(
  method: string,
  path: string,
  {
    body,
    raw,
    headers = {},
  }: { body?: unknown; raw?: string | Buffer; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: Headers; json: Envelope<T> }> {
  const response = await app.request(`http://127.0.0.1:8787${path}`, {
    method,
    headers: {
      host: "127.0.0.1:8787",
      authorization: `Bearer ${key}`,
      ...(method === "POST" && { "content-type": "application/json" }),
      ...headers,
    },
    ...(method === "POST" && { body: raw ?? JSON.stringify(body ?? {}) }),
  });
  return { status: response.status, headers: response.headers, json: (await response.json()) as Envelope<T> };
}

const extract = (body: object, headers = {}) => send("POST", "/html_extract", { body, headers });
const count = async (table: string) =>
  (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

describe("before there is a resume", () => {
  test("a wall met later does not take the place of a page that was read", async () => {
    const url = "https://jobs.example/waiting";
    const read = await extract({ html: samplePages.numbered(1), url });
    expect(read.json.data.quarantine?.reason).toBe("missing_resume");
    const walled = await extract({ html: samplePages.shell, url });
    expect(walled.json.data).toMatchObject({
      job_id: read.json.data.job_id,
      job_title: "Backend Engineer 1",
    });
    expect(walled.json.data.quarantine?.reason).toBe("missing_resume");
  });

  test("the page as it should have been is taken also when a resume came in between", async () => {
    const walled = await extract({ html: samplePages.shell, job_id: "walled-first" });
    expect(walled.status).toBe(422);
  });

  test("a posting is read and taken apart, waits for a resume, and goes on by itself when one comes", async () => {
    const waiting = await extract({ html: samplePages.posting, job_id: "waits" });
    expect(waiting.status).toBe(202);
    expect(waiting.json.data).toMatchObject({
      state: "quarantined",
      job_title: "Backend Engineer",
      rating: null,
      quarantine: { reason: "missing_resume", stage: "match" },
    });
    expect(waiting.json.data.required_qualifications.length).toBeGreaterThan(3);
    expect(waiting.json.data.required_qualifications.every(({ match }) => match === null)).toBe(true);

    const resume = await send<{ resume_id: string; default: boolean }>("POST", "/v1/resumes", {
      body: { name: "Mara", format: "markdown", content: sampleResume },
    });
    expect(resume).toMatchObject({ status: 201, json: { data: { default: true } } });

    const again = await extract({ html: samplePages.posting, job_id: "waits" });
    expect(again.status).toBe(200);
    expect(again.json.data).toMatchObject({ state: "completed", resume_id: resume.json.data.resume_id });
  });
});

describe("POST /html_extract", () => {
  test("a page that could not be read gives way to one that can, whichever resume there is by now", async () => {
    const whole = await extract({ html: samplePages.numbered(2), job_id: "walled-first" });
    expect(whole).toMatchObject({ status: 200, json: { data: { job_title: "Backend Engineer 2" } } });
  });

  test("one canonical URL for postings that the site numbers differently does not make them one", async () => {
    const numbered = (id: string) =>
      samplePages
        .numbered(3)
        .replace('"title"', `"identifier":{"@type":"PropertyValue","value":"${id}"},"title"`)
        .replace("</head>", '<link rel="canonical" href="https://jobs.example/all"></head>');
    await extract({ html: numbered("1001"), job_id: "one-of-two" });
    const other = await extract({ html: numbered("2002"), job_id: "two-of-two" });
    expect(other.json.data).toMatchObject({ job_id: "two-of-two", duplicate_of: null });
  });

  test("an original and its duplicates posted at once with a new resume all answer", async () => {
    const html = samplePages
      .numbered(4)
      .replace("</head>", '<link rel="canonical" href="https://jobs.example/four"></head>');
    for (const job_id of ["four", "four-b", "four-c"]) await extract({ html, job_id });
    const added = await send<{ resume_id: string }>("POST", "/v1/resumes", {
      body: { name: "Four", format: "text", content: "TypeScript" },
    });
    const { resume_id } = added.json.data;
    const answers = await Promise.all(
      ["four", "four-b", "four-c", "four", "four-b", "four-c"].map((job_id) =>
        extract({ html, job_id, resume_id }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ json }) => json.data.assessment_id)).size).toBe(1);
  });

  test("a canonical URL too long for an index and half an emoji in the title are stored all the same", async () => {
    const canonical = `https://jobs.example/${Array.from({ length: 1900 }, (_, n) => ((n * 7919) % 36).toString(36)).join("")}`;
    const html = samplePages
      .numbered(5)
      .replaceAll("Backend Engineer 5", `${"x".repeat(299)}\u{1f600} Engineer`)
      .replace("</head>", `<link rel="canonical" href="${canonical}"></head>`);
    expect((await extract({ html, job_id: "long" })).status).toBe(200);
  });

  test("answers with the spec's shape: fields, three lists, each verdict with its reasoning, and the rating", async () => {
    const { status, json } = await extract({
      html: samplePages.posting,
      url: "https://jobs.example/backend?utm_source=x",
    });
    expect(status).toBe(200);
    expect(json.status).toBe("success");
    expect(json.data).toMatchObject({
      job_title: "Backend Engineer",
      job_company: "Quillworks",
      job_employment_type: "FULL_TIME",
      job_salary: { min: 60000, max: 75000, currency: "EUR", period: "YEAR" },
      job_url: "https://jobs.example/backend",
      assessed_by: "rules",
    });
    expect(json.data.job_description).toContain("TypeScript");
    expect(json.data.job_description).not.toMatch(/<\w+>/);
    const decided = [...json.data.required_qualifications, ...json.data.additional_qualifications];
    for (const { match, match_reasoning, evidence_quote } of decided) {
      expect(typeof match).toBe("boolean");
      expect(match_reasoning).toBeTruthy();
      if (match) expect(sampleResume).toContain(evidence_quote);
    }
    for (const { match } of json.data.evaluated_qualifications) expect(match).toBeNull();
    const percentage = json.data.match_percentage ?? -1;
    expect(json.data.rating).toBe(percentage > 0.8 ? "high" : percentage >= 0.5 ? "medium" : "low");
  });

  test("the same posting posted fifty times at once is one job with one assessment", async () => {
    const html = samplePages.numbered(50);
    const before = [await count("job_details"), await count("assessments")] as number[];
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => extract({ html, url: "https://jobs.example/fifty" })),
    );
    expect(new Set(answers.map(({ json }) => json.data.assessment_id)).size).toBe(1);
    expect([await count("job_details"), await count("assessments")]).toEqual(before.map((n) => n + 1));
  });

  test("another page with the same canonical posting becomes its duplicate and answers with its result", async () => {
    const html = samplePages
      .numbered(7)
      .replace("</head>", '<link rel="canonical" href="https://jobs.example/seven"></head>');
    const first = await extract({ html, job_id: "seven" });
    const second = await extract({ html: `${html}<!-- again -->`, job_id: "seven-elsewhere" });
    expect(second.status).toBe(200);
    expect(second.json.data).toMatchObject({
      job_id: "seven-elsewhere",
      duplicate_of: "seven",
      assessment_id: first.json.data.assessment_id,
    });
  });

  test("another resume is another assessment of the same job", async () => {
    const other = await send<{ resume_id: string }>("POST", "/v1/resumes", {
      body: { name: "Other", format: "text", content: "Gardener since 2010. Roses, hedges." },
    });
    const html = samplePages.numbered(8);
    const mine = await extract({ html, job_id: "eight" });
    const theirs = await extract({ html, job_id: "eight", resume_id: other.json.data.resume_id });
    expect(theirs.json.data.assessment_id).not.toBe(mine.json.data.assessment_id);
    expect(theirs.json.data).toMatchObject({
      job_id: "eight",
      resume_id: other.json.data.resume_id,
      rating: "low",
    });
    expect((await send("GET", "/v1/jobs/eight")).json.data.assessment_id).toBe(mine.json.data.assessment_id);
  });

  test("a page without a posting is 422 with the reason and is not listed; the page as it should have been is taken later", async () => {
    const shell = await extract({ html: samplePages.shell, url: "https://jobs.example/late" });
    expect(shell).toMatchObject({
      status: 422,
      json: { status: "error", error: { code: "missing_job_description", detail: "script_shell" } },
    });
    const listed = await send<JobData[]>("GET", "/jobs_recent?days_back=1");
    expect(listed.json.data.some(({ job_id }) => job_id === shell.json.data.job_id)).toBe(false);
    const whole = await extract({ html: samplePages.numbered(9), url: "https://jobs.example/late" });
    expect(whole.json.data).toMatchObject({ job_id: shell.json.data.job_id, state: "completed" });
  });

  test("Prefer: respond-async answers 202 at once with where to look", async () => {
    const { status, headers, json } = await extract(
      { html: samplePages.numbered(10), job_id: "async" },
      { prefer: "respond-async" },
    );
    expect(status).toBe(202);
    expect(headers.get("location")).toBe("/v1/jobs/async");
    expect(json.data.state).toBe("processing");
  });
});

describe("bad input is a clear error and stores nothing", () => {
  const post =
    (raw: string | Buffer, headers = {}) =>
    () =>
      send("POST", "/html_extract", { raw, headers });
  const huge = JSON.stringify({ html: "x".repeat(20 * 1024 * 1024) });
  test.each([
    ["an empty body", post(""), 400, "invalid_json"],
    ["no JSON", post("<html>"), 400, "invalid_json"],
    ["no page", post("{}"), 400, "invalid_body"],
    ["an empty page", post('{"html":"  "}'), 400, "invalid_body"],
    ["an unknown field", post('{"html":"x","htlm":"x"}'), 400, "invalid_body"],
    ["a wrong URL", post('{"html":"x","url":"ftp://x"}'), 400, "invalid_body"],
    ["20 MB", post(huge), 413, "body_too_large"],
    ["bytes that are not UTF-8", post(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 400, "invalid_encoding"],
    [
      "a form",
      post("html=x", { "content-type": "application/x-www-form-urlencoded" }),
      415,
      "unsupported_media_type",
    ],
    [
      "a wrong key",
      post('{"html":"x"}', { authorization: "Bearer wrong-key-wrong-key" }),
      401,
      "unauthorized",
    ],
    ["no key", post('{"html":"x"}', { authorization: "" }), 401, "unauthorized"],
    ["a foreign host", post('{"html":"x"}', { host: "evil.example" }), 403, "host_not_allowed"],
    ["an unknown resume", post('{"html":"x","resume_id":"nobody"}'), 404, "unknown_resume"],
  ])("%s", async (_, call, status, code) => {
    const before = await count("job_details");
    const answer = await call();
    expect(answer).toMatchObject({ status, json: { status: "error", error: { code } } });
    expect(answer.json.error.message).not.toBe("");
    expect(await count("job_details")).toBe(before);
  });

  test.each([
    ["an unknown job", "/regenerate_job_assessment", { job_id: "nobody" }, 404, "unknown_job"],
    ["no job", "/regenerate_job_assessment", {}, 400, "invalid_body"],
    [
      "a resume that is no JSON Resume",
      "/v1/resumes",
      { name: "x", format: "json_resume", content: "[1]" },
      422,
      "invalid_resume",
    ],
    ["an unknown default", "/v1/resumes/nobody/default", {}, 404, "unknown_resume"],
    ["an unknown quarantine", "/v1/quarantine/nobody/retry", {}, 404, "unknown_quarantine"],
    ["a wrong login", "/v1/session", { token: "nope" }, 401, "unauthorized"],
  ])("%s", async (_, path, body, status, code) => {
    const headers = { origin: "http://127.0.0.1:8787" };
    expect(await send("POST", path, { body, headers })).toMatchObject({ status, json: { error: { code } } });
  });

  test("10,000 nested divs end as a page too complex to read", async () => {
    const html = "<div>".repeat(10_000) + "</div>".repeat(10_000);
    expect(await extract({ html })).toMatchObject({
      status: 422,
      json: { error: { code: "missing_job_description", detail: "html_too_complex" } },
    });
  });

  test("NUL and lone surrogates in a page are taken and do no harm", async () => {
    const html = samplePages.numbered(11).replace("Quillworks makes", "Quill\u0000works \ud800 makes");
    expect((await extract({ html, job_id: "odd-characters" })).status).toBe(200);
  });

  test.each([
    ["GET", "/v1/jobs/%00"],
    ["POST", "/v1/quarantine/%00/retry"],
    ["POST", "/v1/resumes/%00/default"],
    ["GET", "/v1/jobs/again?resume_id=%00"],
    ["GET", "/admin/queues/api/queues/extract/%00"],
  ])("a NUL in the URL is refused: %s %s", async (method, path) => {
    expect((await send(method, path)).status).toBe(400);
  });

  test("a wrong number of days is refused by its name", async () => {
    const answer = await send("GET", "/jobs_recent?days_back=soon");
    expect(answer).toMatchObject({ status: 400, json: { error: { code: "invalid_query" } } });
    expect(answer.json.error.message).toContain("days_back");
  });
});

describe("regenerating", () => {
  test("gives a new generation of the job, and the old rows stay until it is whole", async () => {
    const first = await extract({ html: samplePages.numbered(20), job_id: "again" });
    const second = await send("POST", "/regenerate_job_assessment", { body: { job_id: "again" } });
    expect(second.status).toBe(200);
    expect(second.json.data.generation).toBe(first.json.data.generation + 1);
    expect(second.json.data.assessment_id).not.toBe(first.json.data.assessment_id);
    expect(second.json.data.required_qualifications).toHaveLength(
      first.json.data.required_qualifications.length,
    );
    const skills = await send<{ job_id: string }[]>("GET", "/job_skills_recent?limit=1000");
    const atoms = [
      second.json.data.required_qualifications,
      second.json.data.additional_qualifications,
      second.json.data.evaluated_qualifications,
    ].flat();
    expect(skills.json.data.filter(({ job_id }) => job_id === "again")).toHaveLength(atoms.length);
  });

  test("without a resume it assesses against the newest one again, and answers with that", async () => {
    const other = await send<{ resume_id: string }>("POST", "/v1/resumes", {
      body: { name: "Roses", format: "text", content: "Roses." },
    });
    const html = samplePages.numbered(21);
    await extract({ html, job_id: "two-resumes" });
    await extract({ html, job_id: "two-resumes", resume_id: other.json.data.resume_id });
    const again = await send("POST", "/regenerate_job_assessment", { body: { job_id: "two-resumes" } });
    expect(again.json.data).toMatchObject({
      resume_id: other.json.data.resume_id,
      generation: 3,
      state: "completed",
    });
  });

  test("many at once over running jobs leave none behind and meet no deadlock", async () => {
    const jobs = Array.from({ length: 4 }, (_, n) => `busy-${n}`);
    await Promise.all(jobs.map((job_id, n) => extract({ html: samplePages.numbered(30 + n), job_id })));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        send("POST", "/regenerate_job_assessment", { body: { job_id: jobs[n % jobs.length] } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const stuck = await database.query(
      "select 1 from assessments where job_id like 'busy-%' and state not in ('completed', 'cancelled')",
    );
    expect(stuck).toEqual([]);
  });

  test("takes a quarantined job and clears its quarantine", async () => {
    const parked = await extract({ html: samplePages.shell, job_id: "parked" });
    expect(parked.status).toBe(422);
    const open = await send<{ quarantine_id: string; job_id: string }[]>("GET", "/v1/quarantine");
    const [before] = open.json.data.filter(({ job_id }) => job_id === "parked");
    expect((await send("POST", "/regenerate_job_assessment", { body: { job_id: "parked" } })).status).toBe(
      422,
    );
    const after = await send<{ quarantine_id: string; job_id: string }[]>("GET", "/v1/quarantine");
    const ids = after.json.data
      .filter(({ job_id }) => job_id === "parked")
      .map(({ quarantine_id }) => quarantine_id);
    expect(ids).toHaveLength(1);
    expect(ids[0]).not.toBe(before?.quarantine_id);
  });
});

describe("looking", () => {
  test("the recent jobs come newest first with exactly the promised fields", async () => {
    const { json } = await send<Record<string, unknown>[]>("GET", "/jobs_recent?days_back=5&limit=300");
    const times = json.data.map(({ created_at }) => String(created_at));
    expect(times).toEqual([...times].sort().reverse());
    expect(Object.keys(json.data[0] ?? {}).sort()).toEqual([
      "additional_qualifications_count",
      "created_at",
      "job_company",
      "job_id",
      "job_title",
      "match_percentage",
      "rating",
      "required_matched_count",
      "required_qualifications_count",
      "state",
    ]);
  });

  test("credits without a key say so and tell our own spend", async () => {
    expect(await send("GET", "/openrouter_credits")).toMatchObject({
      status: 200,
      json: { data: { configured: false, own_spend: { runs: 0, cost_usd: 0 } } },
    });
  });

  test("health needs no key and everything else does", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      expect((await send("GET", path, { headers: { authorization: "" } })).status).toBe(200);
    }
    for (const path of [
      "/jobs_recent",
      "/v1/resumes",
      "/v1/jobs/again",
      "/v1/quarantine",
      "/openrouter_credits",
    ]) {
      expect((await send("GET", path, { headers: { authorization: "" } })).status).toBe(401);
    }
  });
});

describe("the queue board", () => {
  const board = (path: string, headers = {}, method = "GET") =>
    app.request(`http://127.0.0.1:8787/admin/queues${path}`, {
      method,
      headers: { host: "127.0.0.1:8787", ...headers },
    });

  test("is for holders of a key, and to look at only", async () => {
    expect((await board("")).status).toBe(401);
    const authorization = `Bearer ${key}`;
    const listed = await board("/api/queues", { authorization });
    expect(((await listed.json()) as { queues: { name: string }[] }).queues.map(({ name }) => name)).toEqual(
      stages,
    );
    expect((await board("/api/queues/extract/pause", { authorization }, "PUT")).status).toBe(405);
  });

  test("a login token works once, and its cookie from our own pages only", async () => {
    const origin = "http://127.0.0.1:8787";
    const login = await runtime.db.keys.createLogin(key);
    const session = await send("POST", "/v1/session", {
      body: { token: login },
      headers: { origin, authorization: "" },
    });
    expect(session.status).toBe(200);
    const set = session.headers.get("set-cookie") ?? "";
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    const cookie = set.split(";")[0] ?? "";
    expect((await board("/api/queues", { cookie })).status).toBe(200);
    expect((await board("/api/queues", { cookie, origin: "https://evil.example" })).status).toBe(403);
    expect((await board("/api/queues", { cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
    const again = await send("POST", "/v1/session", {
      body: { token: login },
      headers: { origin, authorization: "" },
    });
    expect(again.status).toBe(401);
  });
});
