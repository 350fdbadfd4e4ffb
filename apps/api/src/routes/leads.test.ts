import { type Lead, type LeadPage, leadFacetsSchema, leadPageSchema } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { generationRoutes } from "./generations.ts";
import { leadRoutes } from "./leads.ts";

let database: TestDatabase;
let db: Database;
let app: Hono;
let keys: Record<"read" | "ingest" | "admin", string>;
const poked: (string | undefined)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  const log = createLogger({ name: "test", level: "silent" });
  const deps = { db, log, poke: (id?: string) => poked.push(id) } as unknown as ApiDeps;
  app = new Hono().route("/", leadRoutes(deps)).route("/", generationRoutes(deps));
  app.onError(answerProblem(log));
  const created = await Promise.all(
    (["read", "ingest", "admin"] as const).map(async (scope) => [
      scope,
      (await db.keys.create(scope, [scope])).key,
    ]),
  );
  keys = Object.fromEntries(created);
  await db.resumes.create({ resumeId: "mara", name: "Mara", format: "text", content: "x", text: "x" });
  for (const id of ["a", "b", "c"])
    await db.jobs.ingest({ page: id, jobId: id, url: `https://www.jobs.example/${id}` });
  await database.query(`
    update job_details set job_title = '=HYPERLINK("http://x")', job_company = E'Say "hi",\\nnow', job_location = '<b>|x' where job_id = 'a'`);
  await database.query(`
    update assessments set state = 'completed', rating = case job_id when 'a' then 'low' else 'high' end, match_percentage = 0.25,
      required_qualifications_count = 4, required_matched_count = 1
    where job_id in ('a', 'b')`);
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

async function send(method: string, path: string, body?: unknown, key = keys.admin) {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const response = await app.request(path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = () => JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: () => json().data,
    code: () => json().error.code,
  };
}

test("a page goes on from its cursor, and answers as the contract says", async () => {
  const seen: Lead[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: LeadPage = leadPageSchema.parse(
      (await send("GET", `/v1/leads?limit=1${cursor && `&cursor=${cursor}`}`, undefined, keys.read)).data(),
    );
    expect(page.total).toBe(3);
    seen.push(...page.leads);
    cursor = page.next_cursor;
  }
  expect(seen.map(({ job_id, rating, site }) => [job_id, rating, site])).toEqual([
    ["b", "high", "jobs.example"],
    ["a", "low", "jobs.example"],
    ["c", null, "jobs.example"],
  ]);
  leadFacetsSchema.parse((await send("GET", "/v1/leads/facets")).data());
});

test.each([
  "sort=worst",
  "rating=best",
  "state=",
  "limit=0",
  "limit=201",
  "remote=maybe",
  "days_back=-1",
  "salary_min=x",
  "cursor=x",
  `cursor=${Buffer.from('["1",2]').toString("base64url")}`,
  `cursor=${Buffer.from('["2026-11-20T00:00:00+00:00","a"]').toString("base64url")}`,
  `sort=newest&cursor=${Buffer.from(`["2026-11-20' or true--","a"]`).toString("base64url")}`,
])("a query that cannot be meant is refused: %s", async (query) => {
  const { status, code } = await send("GET", `/v1/leads?${query}`);
  expect([status, code()]).toEqual([400, "invalid_query"]);
});

test("what a page says stays text in a spreadsheet, in Markdown, and in JSON", async () => {
  const csv = await send("GET", "/v1/leads/export?rating=low", undefined, keys.read);
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="leads.csv"');
  expect(csv.text.split("\r\n")).toHaveLength(3);
  expect(csv.text).toContain(`\r\n"'=HYPERLINK(""http://x"")","Say ""hi"",\nnow",<b>|x,low,25,`);
  const markdown = (await send("GET", "/v1/leads/export?format=markdown&rating=low")).text;
  expect(markdown).toContain("\\<b\\>\\|x");
  expect(markdown).toContain("<https://www.jobs.example/a>");
  const json = (await send("GET", "/v1/leads/export?format=json&sort=newest")).data();
  expect(json.map(({ job_id }: Lead) => job_id)).toEqual(["c", "b", "a"]);
  expect((await send("GET", "/v1/leads/export?format=json&q=nothing")).data()).toEqual([]);
});

test("an application is kept, changed in part, and taken away", async () => {
  const path = "/v1/jobs/b/application";
  expect((await send("PUT", path, { status: "applied" }, keys.ingest)).data()).toMatchObject({
    status: "applied",
    note: null,
  });
  expect((await send("PUT", path, { note: " Call \u0000 Ms Lind " })).data()).toMatchObject({
    status: "applied",
    note: "Call  Ms Lind",
  });
  const [lead] = (await send("GET", "/v1/leads?status=applied")).data().leads;
  expect(lead.application).toMatchObject({ status: "applied", note: "Call  Ms Lind" });
  await send("PUT", path, { status: null, note: "" });
  expect((await send("GET", "/v1/leads?status=none")).data().total).toBe(3);
  expect((await send("PUT", path, {})).status).toBe(400);
  expect((await send("PUT", path, { status: "hired" })).status).toBe(400);
  expect((await send("PUT", path, { status: "saved" }, keys.read)).status).toBe(403);
  expect((await send("PUT", "/v1/jobs/none/application", { status: "saved" })).code()).toBe("unknown_job");
});

test("many leads at once: what cannot be done is named, the rest is done", async () => {
  const bulk = (body: unknown, key?: string) => send("POST", "/v1/leads/bulk", body, key);
  expect(
    (await bulk({ action: "status", status: "saved", job_ids: ["a", "b", "x"] }, keys.ingest)).data(),
  ).toEqual({
    done: 2,
    failed: [{ job_id: "x", code: "unknown_job", message: "There is no job x." }],
  });
  expect((await send("GET", "/v1/leads?status=saved")).data().total).toBe(2);
  expect((await bulk({ action: "regenerate", job_ids: ["a", "x"] }, keys.ingest)).data()).toMatchObject({
    done: 1,
    failed: [{ code: "unknown_job" }],
  });
  expect(poked.at(-1)).toBeTypeOf("string");
  expect((await bulk({ action: "erase", job_ids: ["c"] }, keys.ingest)).status).toBe(403);
  expect((await bulk({ action: "erase", job_ids: ["c", "c", "x"] })).data()).toMatchObject({
    done: 1,
    failed: [{ job_id: "x" }],
  });
  expect((await send("GET", "/v1/leads")).data().total).toBe(2);
  for (const body of [
    { action: "erase", job_ids: [] },
    { action: "sell", job_ids: ["a"] },
    { action: "status", job_ids: ["a"] },
  ])
    expect((await bulk(body)).status).toBe(400);
});

test("generations, resumes and single results of a job", async () => {
  const [newest, first] = (await send("GET", "/v1/jobs/a/generations")).data();
  expect([newest.generation, newest.state, first.state, first.rating]).toEqual([
    2,
    "processing",
    "completed",
    "low",
  ]);
  expect((await send("GET", `/v1/assessments/${first.assessment_id}`)).data()).toMatchObject({
    job_id: "a",
    assessment_id: first.assessment_id,
    generation: 1,
    state: "completed",
    rating: "low",
  });
  expect((await send("GET", "/v1/jobs/a/resumes")).data()).toMatchObject([
    {
      resume_id: "mara",
      name: "Mara",
      default: true,
      state: "processing",
      rating: "low",
      required_matched_count: 1,
    },
  ]);
  expect((await send("GET", "/v1/jobs/b/outlook")).data()).toEqual({ rating: null, next: [] });
  for (const path of ["/v1/jobs/x/generations", "/v1/jobs/x/resumes", "/v1/jobs/x/outlook"])
    expect((await send("GET", path)).code()).toBe("unknown_job");
  expect((await send("GET", "/v1/assessments/x")).code()).toBe("unknown_assessment");
});
