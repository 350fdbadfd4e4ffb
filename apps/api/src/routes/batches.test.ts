import { type Batch, type StartedBatch, stages } from "@leadfit/contracts";
import { watchAssessments } from "@leadfit/db";
import { type StageHandler, startStageWorker } from "@leadfit/pipeline";
import { startResumeReader } from "@leadfit/resume";
import { openRuntime, settingsFromEnv, startSweeper } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { allSucceed, createTestDatabase, eventually, succeed, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { testDeps } from "../test-deps.ts";

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let processes: Process[];

beforeEach(async () => {
  database = await createTestDatabase();
  processes = [];
});

afterEach(async () => {
  await Promise.all(processes.map((running) => running.stop()));
  await database.drop();
});

/** API, sweeper and workers as one process has them, with an extract of the test's own. */
async function openProcess(extract: StageHandler) {
  const log = createLogger({ name: "test", level: "silent" });
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  const runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
  const { db, queues, relay } = runtime;
  const poke = () => relay.poke();
  const handlers = allSucceed({ extract });
  const workers = await Promise.all(
    stages.map((stage) =>
      startStageWorker(stage, handlers[stage], { store: db.tasks, queues, log, poke }, 10),
    ),
  );
  const sweeper = startSweeper(runtime);
  const watcher = watchAssessments(database.url, () => {});
  const resumeReader = startResumeReader();
  await db.keys.setAdmin(key);
  const app = createApp({
    db,
    queues,
    watcher,
    log,
    ...testDeps({ db, watcher, log }),
    poke,
    credits: null,
    planRegenerate: async () => null,
    resumeReader,
    masterResumeId: undefined,
  });
  let stopped: Promise<void> | undefined;
  return {
    db,
    async send<T>(method: "GET" | "POST", path: string, body?: unknown, bearer = key) {
      const response = await app.request(`http://127.0.0.1:8787${path}`, {
        method,
        headers: {
          host: "127.0.0.1:8787",
          authorization: `Bearer ${bearer}`,
          "content-type": "application/json",
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const json = (await response.json()) as { data: T; error: { code: string; message: string } };
      return { status: response.status, headers: response.headers, json };
    },
    stop() {
      stopped ??= (async () => {
        await sweeper.stop();
        await Promise.all(workers.map((worker) => worker.stop(0)));
        await watcher.close();
        await resumeReader.close();
        await runtime.close();
      })();
      return stopped;
    },
  };
}
type Process = Awaited<ReturnType<typeof openProcess>>;

async function startProcess(extract: StageHandler): Promise<Process> {
  const started = await openProcess(extract);
  processes.push(started);
  return started;
}

/** A stage that holds every task until it is let go. */
function createGate() {
  const held = new Map<string, () => void>();
  const handler: StageHandler = async (task, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    held.set(task.jobId, resolve);
    signal.addEventListener("abort", () => reject(signal.reason));
    await promise;
    return await succeed(task);
  };
  const letGo = (jobId: string) => {
    held.get(jobId)?.();
    held.delete(jobId);
  };
  return { handler, held, letGo };
}

async function addJobs(count: number): Promise<void> {
  await database.query(
    `insert into job_details (job_id, ingest_key)
     select id, id from (select 'job-' || n as id from generate_series(1, $1) as n) x`,
    [count],
  );
}

const addResume = ({ db }: Process) =>
  db.resumes.create({ name: "Mara", format: "text", content: "Welder.", text: "Welder." });
const generate = (process: Process, body: object) =>
  process.send<StartedBatch>("POST", "/v1/assessments/generate", body);
const status = async (process: Process, batchId: string) =>
  (await process.send<Batch>("GET", `/v1/batches/${batchId}`)).json.data;
const ends = (process: Process, batchId: string) =>
  eventually(async () => {
    const batch = await status(process, batchId);
    expect(batch.state).toBe("ended");
    return batch;
  });

test("never more than the concurrency of a batch are open at once, with two processes at it", async () => {
  const gate = createGate();
  const first = await startProcess(gate.handler);
  await startProcess(gate.handler);
  await addResume(first);
  await addJobs(5);
  const started = await generate(first, { concurrency: 2 });
  expect(started).toMatchObject({ status: 202, json: { data: { total: 5 } } });
  const { batch_id } = started.json.data;
  expect(started.headers.get("location")).toBe(`/v1/batches/${batch_id}`);
  for (let completed = 0; completed < 5; completed++) {
    const open = Math.min(2, 5 - completed);
    await eventually(async () => expect(gate.held.size).toBe(open));
    const pending = await database.query("select 1 from assessments where state = 'pending'");
    expect(pending).toHaveLength(open);
    const waiting = 5 - completed - open;
    expect(await status(first, batch_id)).toMatchObject({ open, completed, waiting, state: "running" });
    gate.letGo([...gate.held.keys()][0] as string);
    await eventually(async () => expect((await status(first, batch_id)).completed).toBe(completed + 1));
  }
  expect(await ends(first, batch_id)).toEqual({
    batch_id,
    total: 5,
    open: 0,
    completed: 5,
    quarantined: 0,
    waiting: 0,
    state: "ended",
  });
});

test("a job that fails does not stop the others", async () => {
  const process = await startProcess(async (task) =>
    task.jobId === "job-2"
      ? { kind: "quarantined", reason: "failed_generate_assessment", detail: "stage_error", message: "" }
      : await succeed(task),
  );
  await addResume(process);
  await addJobs(4);
  const { batch_id } = (await generate(process, { concurrency: 1 })).json.data;
  expect(await ends(process, batch_id)).toMatchObject({ completed: 3, quarantined: 1, open: 0, waiting: 0 });
});

test("a batch whose process is stopped half-way is finished by the next one", async () => {
  const gate = createGate();
  const before = await startProcess(gate.handler);
  await addResume(before);
  await addJobs(4);
  const { batch_id } = (await generate(before, { concurrency: 2 })).json.data;
  await eventually(async () => expect(gate.held.size).toBe(2));
  await before.stop();
  const after = await startProcess(succeed);
  expect(await ends(after, batch_id)).toMatchObject({ total: 4, completed: 4 });
});

test("bad input is a clear error and makes no batch", async () => {
  const process = await startProcess(succeed);
  expect(await generate(process, {})).toMatchObject({
    status: 409,
    json: { error: { code: "missing_resume" } },
  });
  await addResume(process);
  const wrong = [
    { limit: 0 },
    { limit: 1001 },
    { days_back: 0 },
    { concurrency: 51 },
    { semaphore_count: 5 },
  ];
  for (const body of wrong) {
    expect(await generate(process, body)).toMatchObject({
      status: 400,
      json: { error: { code: "invalid_body" } },
    });
  }
  expect(await process.send("GET", "/v1/batches/nobody")).toMatchObject({
    status: 404,
    json: { error: { code: "unknown_batch" } },
  });
  for (const path of ["/v1/assessments/generate", "/v1/batches/nobody"]) {
    const method = path.startsWith("/v1/a") ? "POST" : "GET";
    const body = method === "POST" ? {} : undefined;
    expect((await process.send(method, path, body, "wrong-key-wrong-key")).status).toBe(401);
  }
  expect(await database.query("select 1 from batches")).toEqual([]);
});
