import type { StageHandler } from "@leadfit/pipeline";
import { stopDeadlineMs } from "@leadfit/runtime";
import {
  createTestDatabase,
  eventually,
  findRedisServer,
  freePort,
  openTestPipeline,
  repositoryRoot,
  samplePages,
  startFakeOpenRouter,
  startProcess,
  startTestRedis,
  succeed,
} from "@leadfit/testkit";
import { expect, test } from "vitest";
import { readComposeFile } from "./compose-file.ts";

/** Reads no page: each job is a posting of its own. */
const extract: StageHandler = async (task) => {
  const outcome = await succeed(task);
  if (outcome.kind !== "completed" || !("posting" in outcome.output)) throw new Error("extract completes");
  const description = `Requirements:\n- Knowledge of the Linotype of ${task.jobId}`;
  return { ...outcome, output: { ...outcome.output, posting: { ...outcome.output.posting, description } } };
};

/** A busy machine takes its time to start a process. */
const startMs = 60_000;

/** A worker of tag as a process, and two jobs whose tagging asks the model at the same time. */
async function openFleet(queueUrl?: string) {
  const database = await createTestDatabase();
  const fake = await startFakeOpenRouter({ latencyMs: 4_000 });
  const env = {
    DATABASE_URL: database.url,
    ...(queueUrl && { QUEUE_URL: queueUrl }),
    OPENROUTER_BASE_URL: fake.baseUrl,
    OPENROUTER_API_KEY: fake.apiKey,
    OPENROUTER_DIALECT: "openrouter",
    LEADFIT_RULES_FIRST: "off",
  };
  const pipeline = await openTestPipeline(database, queueUrl);
  await pipeline.run({ extract });
  const tag = startProcess(process.execPath, ["apps/worker-tag/src/main.ts"], { cwd: repositoryRoot, env });
  return {
    database,
    fake,
    tag,
    /** Resolves with both calls under way, the first one stalled for good. */
    async ask() {
      await tag.says(/"ready"/);
      fake.script({ kind: "stall" });
      for (const n of [1, 2]) await pipeline.ingest(samplePages.numbered(n));
      await eventually(async () => expect(fake.calls).toHaveLength(2), startMs);
    },
    async close() {
      tag.destroy();
      await tag.exited;
      await pipeline.close();
      await fake.stop();
      await database.drop();
    },
  };
}

async function stopsInOrder(queueUrl?: string): Promise<void> {
  const { database, tag, ask, close } = await openFleet(queueUrl);
  await ask();
  const told = performance.now();
  tag.child.kill("SIGTERM");
  expect(await tag.exited, tag.output()).toEqual({ code: 0, signal: null });
  expect(performance.now() - told).toBeLessThan(stopDeadlineMs);

  const runs = await database.query(
    `select llm_run_status as status, llm_run_error as error from llm_runs_v2
     where llm_run_model_id <> 'rules' order by status`,
  );
  expect(runs).toEqual([
    { status: "failed", error: "aborted" },
    { status: "received", error: null },
  ]);
  const tasks = await database.query(
    `select state, attempts, crash_count as crashes, lease_until as lease from stage_tasks
     where stage = 'tag' order by state`,
  );
  const nothingCounted = { attempts: 0, crashes: 0, lease: null };
  expect(tasks).toEqual([
    { state: "done", ...nothingCounted },
    { state: "pending", ...nothingCounted },
  ]);
  expect(await database.query("select 1 from llm_leases"), "slots still held").toEqual([]);
  await close();
}

// Both at once: nearly all of it is the grace that a stalled call gets.
test("on SIGTERM a call that ends in time is used, one that does not is aborted and its task handed back, in 25 s", async () => {
  const redis = findRedisServer() ? await startTestRedis() : null;
  await Promise.all([stopsInOrder(), ...(redis ? [stopsInOrder(redis.url)] : [])]);
  await redis?.kill();
}, 120_000);

test("who waits for a rating when the API stops is told where the job stands", async () => {
  const database = await createTestDatabase();
  const port = await freePort();
  const key = "a-key-for-the-tests-only";
  const api = startProcess(process.execPath, ["apps/api/src/main.ts"], {
    cwd: repositoryRoot,
    env: { DATABASE_URL: database.url, PORT: String(port), LEADFIT_API_KEY: key },
  });
  try {
    await api.says(/"ready"/);
    const answer = fetch(`http://127.0.0.1:${port}/html_extract`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        prefer: "wait=300",
      },
      body: JSON.stringify({ html: samplePages.numbered(1) }),
    });
    // Nobody works: it would wait for all of the 300 s.
    await eventually(
      async () => expect(await database.query("select 1 from stage_tasks")).toHaveLength(1),
      startMs,
    );
    api.child.kill("SIGTERM");
    const response = await answer;
    const { data } = (await response.json()) as { data: { job_id: string; state: string } };
    expect([response.status, data.state]).toEqual([202, "processing"]);
    expect(response.headers.get("location")).toBe(`/v1/jobs/${encodeURIComponent(data.job_id)}`);
    expect(await api.exited, api.output()).toEqual({ code: 0, signal: null });
  } finally {
    api.destroy();
    await api.exited;
    await database.drop();
  }
}, 120_000);

test("a second signal ends it at once", async () => {
  const { tag, ask, close } = await openFleet();
  await ask();
  tag.child.kill("SIGTERM");
  await tag.says(/"stopping"/);
  let ended: { code: number | null } | undefined;
  void tag.exited.then((how) => {
    ended = how;
  });
  // One that comes within a second is the same signal twice.
  await eventually(async () => {
    tag.child.kill("SIGINT");
    expect(ended).toMatchObject({ code: 130 });
  }, 15_000);
  await close();
}, 120_000);

test("compose waits for longer than a stop may take", () => {
  const services = readComposeFile({ LEADFIT_API_KEY: "a-key-for-the-tests-only" });
  for (const { image, stop_grace_period: grace } of Object.values(services))
    if (image === "leadfit")
      expect(Number(/^(\d+)s$/.exec(String(grace))?.[1]) * 1000).toBeGreaterThan(stopDeadlineMs);
});
