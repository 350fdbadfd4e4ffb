/**
 * What a scenario stands on: a database whose task events are recorded, a queue, a fake OpenRouter, processes of the fleet,
 * and proxies to let them down with. Everything is checked and cleared away by `close`.
 */
import { join } from "node:path";
import { type Stage, stages } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import {
  type Checked,
  checkInvariants,
  eventually,
  type FakeOpenRouter,
  repositoryRoot,
  samplePages,
  sampleResume,
  startFakeOpenRouter,
  startProcess,
  startTestRedis,
  type TestDatabase,
  type TestProcess,
  type TestRedis,
  watchCommits,
} from "@leadfit/testkit";
import { fleetEnv } from "../fleet-env.ts";
import { type OwnServer, openOwnServer } from "./own-server.ts";
import type { Figure, Place } from "./scenario.ts";

/** One app of the fleet; "workers" is all five and the sweeper in one process. */
export type App = "api" | "sweeper" | `worker-${Stage}` | "workers";

export const fleetWorkers = stages.map((stage) => `worker-${stage}` as const);

export const apiKey = "a-key-for-the-faults-only";

/** Every stage asks the model, each with a call of its own. */
export const modelDecidesAll = { LEADFIT_RULES_FIRST: "off", LEADFIT_ONE_CALL: "off" };

export type StandOptions = {
  /** A Postgres of its own instead of a database on the shared one. */
  ownServer?: boolean | { home: string };
  /** How long the fake takes for an answer, ms; absent: no model, the rules decide. */
  latencyMs?: number;
  /** Settings of every process. */
  env?: Record<string, string>;
  /** redis.conf lines. */
  redis?: string[];
};

export type Stand = {
  database: TestDatabase;
  server: OwnServer | null;
  redis: TestRedis | null;
  queueUrl: string | undefined;
  fake: FakeOpenRouter | null;
  /** The stores, for putting in and looking at jobs. */
  db: Database;
  /** Starts an app; resolves at once. @param nodeArgs of the process, before its script */
  start(app: App, env?: Record<string, string>, nodeArgs?: string[]): TestProcess;
  /** The same, and waits until it says that it is ready. */
  startReady(app: App, env?: Record<string, string>, nodeArgs?: string[]): Promise<TestProcess>;
  /** Puts jobs in as the API does: `count` sample pages of which none is like another. */
  post(count: number, name?: string): Promise<void>;
  /** Waits until no assessment is open. */
  allEnded(withinMs: number): Promise<void>;
  count(sql: string): Promise<number>;
  /**
   * All that must hold when all is at rest. @throws naming what does not
   * @param evidence.inFlight calls under way at the faults, at most; absent: those whose end nobody wrote down
   */
  check(evidence?: { accepted?: number; inFlight?: number }): Promise<Checked>;
  /** SIGKILL to every process. */
  stopAll(): Promise<void>;
  /** Ends all processes and servers. */
  close(): Promise<void>;
};

export async function openStand(place: Place, options: StandOptions = {}): Promise<Stand> {
  const { ownServer, latencyMs, env: given = {} } = options;
  const home = typeof ownServer === "object" ? ownServer.home : undefined;
  const server = ownServer ? await openOwnServer(home) : null;
  const database = server?.database ?? (await place.openDatabase());
  const redis = place.backend.name === "redis" ? await startTestRedis(options.redis) : null;
  const queueUrl = redis?.url;
  const fake = latencyMs === undefined ? null : await startFakeOpenRouter({ latencyMs });
  await watchCommits(database.query);
  const db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  const resume = { name: "Mara", format: "markdown", content: sampleResume, text: sampleResume } as const;
  await db.resumes.create(resume);
  const processes: TestProcess[] = [];
  const baseEnv: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    ...fleetEnv,
    DATABASE_URL: database.url,
    LEADFIT_API_KEY: apiKey,
    PORT: "0",
    ...(queueUrl && { QUEUE_URL: queueUrl }),
    ...(fake && { OPENROUTER_BASE_URL: fake.baseUrl, OPENROUTER_API_KEY: fake.apiKey }),
    ...given,
  };

  const start: Stand["start"] = (app, env = {}, nodeArgs = []) => {
    const script = app === "workers" ? "tests/faults/all-workers.ts" : `apps/${app}/src/main.ts`;
    const started = startProcess(process.execPath, [...nodeArgs, join(repositoryRoot, script)], {
      env: { ...baseEnv, ...env },
    });
    processes.push(started);
    return started;
  };

  const stopAll = async () => {
    for (const started of processes) started.destroy();
    await Promise.all(processes.map((started) => started.exited));
  };

  const count: Stand["count"] = async (sql) => (await database.query<{ n: number }>(sql))[0]?.n ?? 0;

  return {
    database,
    server,
    redis,
    queueUrl,
    fake,
    db,
    start,
    async startReady(...args) {
      const started = start(...args);
      await started.says(/"ready"/);
      return started;
    },
    async post(count, name = "job") {
      for (let n = 0; n < count; n++)
        await db.jobs.ingest({ page: pageOf(`${name} ${n}`), jobId: `${name}-${n}` });
    },
    async allEnded(withinMs) {
      await eventually(async () => {
        const open = await count(`select count(*)::int as n from assessments where state = 'pending'`);
        if (open === 0) return;
        const tasks = await database.query(
          `select stage, count(*)::int as n from stage_tasks where state = 'pending' group by stage`,
        );
        throw new Error(`${open} still open, their tasks: ${JSON.stringify(tasks)}`);
      }, withinMs);
    },
    count,
    async check(evidence = {}) {
      const inFlight = await count(
        `select count(*)::int as n from llm_runs_v2 where llm_run_status = 'started'
           or (llm_run_status = 'failed' and llm_run_error = 'aborted')`,
      );
      return await checkInvariants(database.query, { ...(fake && { fake }), inFlight, ...evidence });
    },
    stopAll,
    async close() {
      await stopAll();
      await db.close();
      await fake?.stop();
      await redis?.kill();
      await database.drop();
      await server?.stop();
    },
  };
}

/** A posting like no other, and of which the page's data does not give the place: extract asks a model too. */
export function pageOf(name: string): string {
  return samplePages
    .numbered(0)
    .replaceAll("Backend Engineer 0", `Backend Engineer ${name}`)
    .replace("Linotype 0", `Linotype ${name}`)
    .replace('"jobLocation"', '"where"');
}

/** Tasks of which the database recorded more than one commit. */
export async function committedTwice({ count }: Stand): Promise<Figure> {
  const twice = await count(
    `select count(*)::int as n from (
       select 1 from fault_events where kind = 'commit' group by assessment_id, stage having count(*) > 1) found`,
  );
  return { what: "committed twice", value: twice, limit: { exactly: 0 } };
}

/** Waits until `many` assessments have ended. */
export async function endedAtLeast({ count }: Stand, many: number, withinMs = 60_000): Promise<void> {
  await eventually(async () => {
    const ended = await count("select count(*)::int as n from assessments where state <> 'pending'");
    if (ended < many) throw new Error(`only ${ended} have ended`);
  }, withinMs);
}

/**
 * How long tasks that were held at a moment waited until somebody claimed or committed them again, ms; the longest.
 * @param held as `heldBy` gave them
 */
export async function longestRescueMs({ database }: Stand, faults: Fault[]): Promise<number> {
  let longest = 0;
  for (const { at, held } of faults) {
    if (held.length === 0) continue;
    const [row] = await database.query<{ ms: number | null; lost: number }>(
      `select (extract(epoch from max(again) - $2::timestamptz) * 1000)::float8 as ms,
              count(*) filter (where again is null)::int as lost
       from (
         select min(e.at) as again from jsonb_to_recordset($1::jsonb) as h(assessment_id text, stage text)
         left join fault_events e on e.assessment_id = h.assessment_id and e.stage = h.stage and e.at > $2::timestamptz
         group by h.assessment_id, h.stage
       ) rescue`,
      [JSON.stringify(held), at],
    );
    longest = Math.max(longest, row?.ms ?? 0);
  }
  return longest;
}

export type Fault = { at: string; held: { assessment_id: string; stage: string }[] };

/** The tasks that are held now, of one stage or of all; and the database's time. */
export async function heldNow({ database }: Stand, stage: Stage | null): Promise<Fault> {
  const [row] = await database.query<Fault>(
    `select clock_timestamp()::text as at, coalesce(jsonb_agg(jsonb_build_object(
       'assessment_id', assessment_id, 'stage', stage)) filter (where assessment_id is not null), '[]') as held
     from (select 1) one left join stage_tasks
       on state = 'pending' and lease_until > now() and ($1::text is null or stage = $1)`,
    [stage],
  );
  if (!row) throw new Error("the database did not answer");
  return row;
}
