import { once } from "node:events";
import type { ProgressEvent } from "@leadfit/contracts";
import { type AssessmentWatcher, type Database, openDatabase, watchAssessments } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, eventually, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { createHttpServer } from "../http/http-server.ts";
import { answerProblem } from "../http/problem.ts";
import { createRefusalLog } from "../http/refusal-log.ts";
import { eventRoutes } from "../routes/events.ts";
import { createLiveUpdates, type LiveUpdates } from "./live-updates.ts";

let database: TestDatabase;
let db: Database;
let watcher: AssessmentWatcher;
let live: LiveUpdates;
let warnings: string[];
let url: string;
let key: string;
let stop: () => Promise<void>;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 2, onError: () => {} });
  watcher = watchAssessments(database.url, () => {});
  warnings = [];
  const log = createLogger({ name: "test", level: "silent" });
  log.warn = (fields: unknown) => void warnings.push(JSON.stringify(fields));
  live = createLiveUpdates({ db, watcher, log }, { heartbeatMs: 50 });
  ({ key } = await db.keys.create("reader", ["read"]));
  const app = new Hono();
  app.onError(answerProblem(log, createRefusalLog(log)));
  app.route("/", eventRoutes({ db, live } as unknown as ApiDeps));
  const server = createHttpServer(app.fetch).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/v1/events`;
  stop = async () => {
    live.close();
    server.close();
    server.closeAllConnections();
    await watcher.close();
    await db.close();
  };
});

afterEach(async () => {
  await stop();
  await database.drop();
});

type Told = { id?: string; event: string; data: ProgressEvent };

/** Follows over HTTP until `isLast`; comments come as events named ":". */
async function follow(
  isLast: (told: Told[]) => boolean,
  {
    query = "",
    lastId = "",
    ready = async () => {},
  }: { query?: string; lastId?: string; ready?: () => Promise<void> } = {},
): Promise<Told[]> {
  const leaving = new AbortController();
  const response = await fetch(url + query, {
    headers: { authorization: `Bearer ${key}`, ...(lastId && { "last-event-id": lastId }) },
    signal: leaving.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const told: Told[] = [];
  let rest = "";
  let isReady = false;
  for await (const chunk of response.body ?? []) {
    rest += new TextDecoder().decode(chunk);
    const parts = rest.split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      if (part.startsWith(":")) told.push({ event: ":", data: {} as ProgressEvent });
      else {
        const fields = Object.fromEntries(part.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
        told.push({ ...fields, data: JSON.parse(fields.data) });
      }
    }
    if (!isReady) {
      isReady = true;
      await ready();
    }
    if (isLast(told)) break;
  }
  leaving.abort();
  return told;
}

const progressOf = (told: Told[]) => told.filter(({ event }) => event === "progress").map(({ data }) => data);

async function ingest(jobId: string): Promise<string> {
  const ingested = await db.jobs.ingest({ page: jobId, jobId });
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  return ingested.assessmentId;
}

const park = (assessmentId: string) =>
  database.query(
    `with parked as (update stage_tasks set state = 'quarantined' where assessment_id = '${assessmentId}'),
       ended as (update assessments set state = 'quarantined', ended_at = now() where assessment_id = '${assessmentId}')
     select pg_notify('leadfit_assessment', '${assessmentId}')`,
  );

test("a change is told with where its assessment stands; of another job than asked for nothing is told", async () => {
  const [mine, other] = [await ingest("mine"), await ingest("other")];
  const told = await follow((all) => progressOf(all).length > 0, {
    query: "?job_id=mine",
    ready: async () => {
      await park(other);
      await park(mine);
    },
  });
  expect(progressOf(told)).toEqual([
    {
      job_id: "mine",
      assessment_id: mine,
      resume_id: null,
      state: "quarantined",
      stage: "extract",
      stages_done: 0,
      rating: null,
      at: expect.stringMatching(/Z$/),
    },
  ]);
});

test("who comes back is told what is open, and what ended meanwhile", async () => {
  const [open, ended] = [await ingest("open"), await ingest("ended")];
  const [{ now } = { now: new Date(0) }] = await database.query<{ now: Date }>("select now()");
  await park(ended);
  const told = await follow((all) => progressOf(all).length > 1, { lastId: now.toISOString() });
  const states = progressOf(told).map(({ assessment_id, state }) => [assessment_id, state]);
  expect(states.sort()).toEqual(
    [
      [open, "processing"],
      [ended, "quarantined"],
    ].sort(),
  );
});

test("how full the queues are is told first, then only when it has changed", async () => {
  await ingest("one");
  const told = await follow((all) => all.some(({ event }) => event === "queues"));
  expect(told.find(({ event }) => event === "queues")?.data).toMatchObject({
    open_tasks: 1,
    stages: expect.arrayContaining([{ stage: "extract", waiting: 1, running: 0, delayed: 0 }]),
  });
});

test("a client that has nothing to hear is told so, and one that leaves leaves nothing behind", async () => {
  let isSeen = false;
  const clients = Array.from({ length: 20 }, () =>
    follow((all) => isSeen && all.filter(({ event }) => event === ":").length > 2),
  );
  await eventually(async () => expect(live.clients()).toBe(20));
  // All of them share the pool of two connections, and the one that listens.
  const [{ held } = { held: 0 }] = await database.query<{ held: number }>(
    "select count(*)::int as held from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  expect(held).toBeLessThanOrEqual(3);
  isSeen = true;
  await Promise.all(clients);
  await eventually(async () => expect(live.clients()).toBe(0));
});

test("a connection that was lost loses no change", async () => {
  const assessment = await ingest("job");
  const told = await follow((all) => progressOf(all).length > 0, {
    ready: async () => {
      await database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and datname = current_database()",
      );
      await park(assessment);
    },
  });
  expect(progressOf(told).map(({ assessment_id }) => assessment_id)).toContain(assessment);
});

test("a question that the database did not answer is asked again", async () => {
  const assessment = await ingest("job");
  const told = await follow((all) => progressOf(all).length > 0, {
    ready: async () => {
      await database.query("alter table stage_tasks rename to away");
      await database.query(`select pg_notify('leadfit_assessment', '${assessment}')`);
      await eventually(async () => expect(warnings.join()).toContain("stage_tasks"));
      await database.query("alter table away rename to stage_tasks");
    },
  });
  expect(progressOf(told).map(({ assessment_id }) => assessment_id)).toContain(assessment);
});

test("closing ends them all", async () => {
  const following = follow(() => false);
  await eventually(async () => expect(live.clients()).toBe(1));
  live.close();
  await following;
  expect(live.clients()).toBe(0);
});

test("a job id that is none is refused", async () => {
  const headers = { authorization: `Bearer ${key}` };
  expect((await fetch(`${url}?job_id=%20`, { headers })).status).toBe(400);
});
