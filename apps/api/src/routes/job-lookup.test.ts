/** A page's URL leads to its job, however the visitor came there; a URL that tells nothing leads nowhere. */
import { openRuntime, type Runtime, settingsFromEnv } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, samplePages, type TestDatabase } from "@leadfit/testkit";
import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../app.ts";

let database: TestDatabase;
let runtime: Runtime;
let app: Hono;
let key: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  runtime = await openRuntime({ ...settingsFromEnv({}), databaseUrl: database.url }, log, {
    role: "all",
    workers: 0,
  });
  const { db, queues } = runtime;
  app = createApp({ db, queues, log, poke: () => {}, credits: null } as never);
  key = (await db.keys.create("reader", ["read"])).key;
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

async function lookUp(query: string) {
  const headers = { host: "127.0.0.1", authorization: `Bearer ${key}` };
  const response = await app.request(`http://127.0.0.1/v1/jobs${query}`, { headers });
  const { data, error } = (await response.json()) as { data?: { job_id: string }; error?: { code: string } };
  return data?.job_id ?? error?.code;
}
const at = (url: string) => lookUp(`?url=${encodeURIComponent(url)}`);

async function ingest(n: number, url?: string): Promise<string> {
  const ingested = await runtime.db.jobs.ingest({ page: samplePages.numbered(n), url });
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  return ingested.jobId;
}

test("a job is found by where it was posted from, whatever the link to it carried along", async () => {
  const jobId = await ingest(1, "https://jobs.example/42?ref=7");
  expect(await at("https://jobs.example/42?ref=7")).toBe(jobId);
  expect(await at("https://JOBS.example:443/42?utm_source=mail&ref=7#apply")).toBe(jobId);
  expect(await at("https://jobs.example/42?ref=8")).toBe("unknown_job");
});

test("or by the URL that its page gives, unless several pages give the same", async () => {
  const [one, other] = [await ingest(2), await ingest(3)];
  const name = (jobId: string, url: string) =>
    database.query(`update job_details set job_canonical_url = '${url}' where job_id = '${jobId}'`);
  await name(one, "https://jobs.example/own");
  expect(await at("https://jobs.example/own")).toBe(one);
  await name(other, "https://jobs.example/own");
  expect(await at("https://jobs.example/own")).toBe("unknown_job");
  await database.query(`update job_details set duplicate_of = '${one}' where job_id = '${other}'`);
  expect(await at("https://jobs.example/own")).toBe(one);
});

test("what is no URL is refused", async () => {
  for (const query of [
    "",
    "?url=",
    "?url=javascript:alert(1)",
    "?url=jobs.example",
    "?url=https://x&resume_id=%20",
  ])
    expect(await lookUp(query)).toBe("invalid_query");
});
