/** Whether an erase leaves anything: a word that stands nowhere but in the resume, or the page, is looked for everywhere. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ErasedJob, ErasedResume, JobData, Resume } from "@leadfit/contracts";
import { buildDocx, heading, item, paragraph } from "@leadfit/resume/test-files";
import {
  checkInvariants,
  createTestHome,
  describeOnBackends,
  eventually,
  type FakeOpenRouter,
  samplePages,
  startFakeOpenRouter,
  type TestHome,
  watchCommits,
} from "@leadfit/testkit";
import { Redis } from "ioredis";
import pg from "pg";
import { expect, test } from "vitest";
import { databaseAt } from "./own-server.ts";

const ofResume = "zebrafinch7781";
const ofPage = "okapi4402";

const docx = buildDocx(
  paragraph(`Mara ${ofResume}`) +
    heading("Experience") +
    item(`Built the ${ofResume} database with TypeScript and PostgreSQL, on AWS.`) +
    heading("Skills") +
    item(`TypeScript, PostgreSQL, AWS, Kubernetes, Linotype ${ofResume}`),
);

const page = (n: number) =>
  samplePages.numbered(n).replace("Knowledge of the", `Knowledge of ${ofPage} and the`);

describeOnBackends((backend) => {
  test("nothing of a resume is left after its erase in the middle of an assessment, and nothing of a job after its", async () => {
    const queue = await backend.start();
    // Long enough that the reply to a question comes after the erase.
    const fake = await startFakeOpenRouter({ latencyMs: 2_000 });
    const home = createTestHome();
    try {
      const { call, remove, stop } = await start(home, fake, queue.queueUrl);
      const { query } = databaseAt(home.postgres().url);
      await watchCommits(query);
      const { resume_id } = await upload(call);
      const { data } = await call<JobData>("/html_extract", page(1), "done");
      expect(data.state).toBe("completed");
      const skill = data.required_qualifications.find(({ match }) => match)?.job_skill_id;
      await call(`/v1/skills/${skill}/review`, { match: false, reason: `She says ${ofResume}` });
      await run(home, "analyze");
      expect(await tablesWith(home, ofResume)).toEqual(
        expect.arrayContaining([
          "pg_catalog.pg_statistic",
          "public.job_skills",
          "public.llm_runs_v2",
          "public.resume_versions",
          "public.resumes",
          "public.reviews",
          "public.stage_tasks",
          "public.verdict_cache",
        ]),
      );

      await call("/html_extract", page(2), "open");
      await eventually(async () => expect(inFlight(fake)).toContain("ja_3_1_assessment"));
      const sentAt = Date.now();
      const erased = await remove<ErasedResume>(`/v1/resumes/${resume_id}`);
      expect(erased).toMatchObject({ assessments: 2, waiting: 1 });
      // What was under way ends, and the job comes as far as it can without a resume.
      await eventually(async () => {
        const { data: open } = await call<JobData>("/v1/jobs/open");
        expect(open.quarantine).toMatchObject({ reason: "missing_resume" });
        expect(inFlight(fake)).toEqual([]);
      });
      const late = fake.calls.filter(
        ({ startedAt, endedAt }) => startedAt < sentAt && (endedAt ?? 0) > sentAt,
      );
      expect(late.map(({ runType }) => runType)).toContain("ja_3_1_assessment");
      expect(await tablesWith(home, ofResume)).toEqual([]);
      expect(await redisWith(queue.queueUrl, ofResume)).toEqual([]);

      await checkInvariants(query, { fake, accepted: 2, erased: true });

      expect((await tablesWith(home, ofPage)).length).toBeGreaterThan(3);
      for (const job of ["done", "open"]) await remove<ErasedJob>(`/v1/jobs/${job}`);
      expect(await tablesWith(home, ofPage)).toEqual([]);
      expect(await redisWith(queue.queueUrl, ofPage)).toEqual([]);

      // What docs/operations.md says of Postgres' files.
      await run(home, "vacuum full", "checkpoint");
      for (const word of [ofResume, ofPage])
        expect(filesWith(join(home.path, "postgres/data/base"), word)).toEqual([]);
      const output = await stop();
      for (const word of [ofResume, ofPage]) {
        expect(output).not.toContain(word);
        expect(ownFilesWith(home, word)).toEqual([]);
      }
    } finally {
      await home.remove();
      await fake.stop();
      await queue.stop();
    }
  }, 120_000);
});

type Call = <T>(path: string, body?: string | object, jobId?: string) => Promise<{ data: T }>;

/** The whole of Leadfit in a process of its own, with a model. */
async function start(home: TestHome, fake: FakeOpenRouter, queueUrl: string | undefined) {
  const started = home.leadfit(["up"], {
    OPENROUTER_BASE_URL: fake.baseUrl,
    OPENROUTER_API_KEY: fake.apiKey,
    OPENROUTER_DIALECT: "openrouter",
    LEADFIT_RULES_FIRST: "off",
    ...(queueUrl && { QUEUE_URL: queueUrl }),
  });
  const [, url = ""] = await started.says(/Leadfit is ready at (http:\/\/127\.0\.0\.1:\d+)/);
  const authorization = `Bearer ${readFileSync(join(home.path, "admin.key"), "utf8").trim()}`;
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, { ...init, headers: { authorization, ...init.headers } });
    expect([path, response.ok, response.status]).toEqual([path, true, response.status]);
    return (await response.json()) as { data: never };
  };
  const call: Call = async (path, body, jobId) => {
    if (body === undefined) return await send(path);
    if (body instanceof FormData) return await send(path, { method: "POST", body });
    const json = typeof body === "string" ? { html: body, job_id: jobId } : body;
    return await send(path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        prefer: jobId === "open" ? "respond-async" : "wait=60",
      },
      body: JSON.stringify(json),
    });
  };
  return {
    call,
    remove: async <T>(path: string) => (await send(path, { method: "DELETE" })).data as T,
    async stop() {
      started.child.kill("SIGTERM");
      await started.exited;
      return started.output();
    },
  };
}

async function upload(call: Call): Promise<Resume> {
  const form = new FormData();
  form.append("file", new Blob([docx]), `${ofResume}.docx`);
  const { data } = await call<Resume>("/v1/resumes", form);
  expect(data).toMatchObject({ name: `${ofResume}.docx`, default: true });
  return data;
}

const inFlight = (fake: FakeOpenRouter) =>
  fake.calls.filter(({ endedAt }) => endedAt === null).map(({ runType }) => runType);

async function run(home: TestHome, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: home.postgres().url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Every table of every schema with a row that holds the word in any column, as text or as bytes; and the planner's
 * samples of all of them.
 */
async function tablesWith(home: TestHome, word: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: home.postgres().url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE'
         and (table_schema not in ('pg_catalog', 'information_schema') or table_name = 'pg_statistic') order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select 1 from ${name} t where t::text ~* $1 limit 1`, [
        // Bytes show as hexadecimal digits.
        `${word}|${Buffer.from(word).toString("hex")}`,
      ]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}

/** Keys of Redis that hold the word, in their name or in any value. */
async function redisWith(url: string | undefined, word: string): Promise<string[]> {
  if (!url) return [];
  const redis = new Redis(url);
  try {
    const found: string[] = [];
    for (const key of await redis.keys("*"))
      if (`${key} ${await readKey(redis, key)}`.toLowerCase().includes(word)) found.push(key);
    return found;
  } finally {
    redis.disconnect();
  }
}

async function readKey(redis: Redis, key: string): Promise<string> {
  const readers: Record<string, () => Promise<unknown>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, "0", "-1"),
    stream: () => redis.xrange(key, "-", "+"),
  };
  const type = await redis.type(key);
  // Gone since it was listed.
  if (type === "none") return "";
  const read = readers[type];
  if (!read) throw new Error(`${key} is a ${type}`);
  return JSON.stringify(await read());
}

/** Files of the data folder, without Postgres' own. */
function ownFilesWith(home: TestHome, word: string): string[] {
  const own = readdirSync(home.path).filter((name) => name !== "postgres");
  expect(own).toEqual(expect.arrayContaining(["admin.key", "leadfit.log", "postgres.log"]));
  return own.flatMap((name) => filesWith(join(home.path, name), word));
}

/** A file, or those of a folder and of the folders in it. */
function filesWith(path: string, word: string): string[] {
  const files = statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => readFileSync(file, "latin1").toLowerCase().includes(word));
}
