/** Whether 100 model slots stay busy: the real stages, asking a model that takes a second for each reply. */
import { strict as assert } from "node:assert";
import { stages } from "@leadfit/contracts";
import { openRuntime, type Runtime, settingsFromEnv, startWorker } from "@leadfit/runtime";
import { eventually, samplePages, sampleResume } from "@leadfit/testkit";
import { modelDecidesAll, startFakeProvider } from "./fake-provider.ts";
import { type Backend, say, silentLog } from "./ground.ts";
import type { Measured, Scenario } from "./scenario.ts";

const jobs = 500;
const slots = 100;
const replyMs = 1_000;
/**
 * Passed before the clock starts: the processes of a fleet that runs have compiled their code, and each slot its connection
 * to the model.
 */
const warmUpJobs = slots;
/** The median of these counts: one round differs from the next by a tenth. */
const rounds = 3;
const deadlineMs = 180_000;
/** Of the stages that wait for a model; extract, which computes, keeps its own. */
const concurrency = Object.fromEntries(
  stages.slice(1).map((stage) => [`LEADFIT_${stage.toUpperCase()}_CONCURRENCY`, String(slots)]),
);

export const slotsBusy: Scenario = {
  name: "slots",
  how: `${jobs} jobs, after ${warmUpJobs} to warm up, wait in the queue of a running fleet, and then go through the real stages by the model's way, in one process, with ${slots} slots and a fake OpenRouter (a process of its own) that takes ${replyMs} ms a reply. Ideal is the calls that were made × ${replyMs} ms ÷ ${slots}; the median of ${rounds} rounds.`,
  async run({ backends }) {
    const measured: Measured = { ratios: [], absolutes: [] };
    for (const backend of backends) {
      const all: Assessed[] = [];
      for (let round = 0; round < rounds; round++) {
        const assessed = await assessByModel(backend);
        const { wallMs, calls, idealMs, maxConcurrent } = assessed;
        say(
          `  ${backend.name}: ${calls} calls in ${wallMs} ms, ideal ${idealMs} ms, at most ${maxConcurrent}`,
        );
        all.push(assessed);
      }
      const { wallMs, calls, idealMs } = medianOf(all);
      const maxConcurrent = Math.max(...all.map((each) => each.maxConcurrent));
      measured.ratios.push({
        what: `${slots} slots on ${backend.name}: time ÷ ideal`,
        value: wallMs / idealMs,
        target: { atMost: backend.name === "Redis" ? 1.15 : 1.3 },
      });
      measured.absolutes.push({
        what: `${jobs} jobs on ${slots} slots, ${backend.name}`,
        value: `${(wallMs / 1000).toFixed(1)} s for ${calls} calls (busy share ${(idealMs / wallMs).toFixed(2)}), at most ${maxConcurrent} at a time`,
      });
    }
    return measured;
  },
};

type Assessed = { wallMs: number; calls: number; idealMs: number; maxConcurrent: number };

const medianOf = (all: Assessed[]): Assessed =>
  all.toSorted((a, b) => a.wallMs / a.idealMs - b.wallMs / b.idealMs)[Math.floor(all.length / 2)] as Assessed;

async function assessByModel(backend: Backend): Promise<Assessed> {
  const provider = await startFakeProvider(replyMs);
  const { databaseUrl, queueUrl, close } = await backend.open();
  const env = { ...provider.env, ...concurrency, ...modelDecidesAll, LEADFIT_LLM_SLOTS: String(slots) };
  const settings = { ...settingsFromEnv(env), databaseUrl, queueUrl };
  const runtime = await openRuntime(settings, silentLog, { role: "all", workers: stages.length });
  const { db, relay, queues } = runtime;
  const resume = { name: "Mara", format: "markdown", content: sampleResume, text: sampleResume } as const;
  await db.resumes.create(resume);
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  const extract = queues.queue("extract");
  /** @returns ms from the moment that all are in the queue until all have ended */
  const assess = async (first: number, count: number): Promise<number> => {
    await extract.pause();
    await db.jobs.ingestMany(
      Array.from({ length: count }, (_, n) => ({ page: samplePages.numbered(first + n) })),
    );
    relay.poke();
    await untilNone(db, "select stage from stage_tasks where enqueued_at is null");
    const started = Date.now();
    await extract.resume();
    await untilNone(db, "select state from assessments where state <> 'completed'");
    return Date.now() - started;
  };
  await assess(0, warmUpJobs);
  const warmUp = await provider.stats();
  const wallMs = await assess(warmUpJobs, jobs);
  const { starts, maxConcurrent } = await provider.stats();
  await Promise.all(workers.map((worker) => worker.stop()));
  await runtime.close();
  await close();
  await provider.stop();
  const calls = starts.length - warmUp.starts.length;
  return { wallMs, calls, idealMs: (calls * replyMs) / slots, maxConcurrent };
}

/** On the pool that is there already: a connection of its own for each look would take its share of the machine. */
async function untilNone({ pool }: Runtime["db"], what: string): Promise<void> {
  await eventually(async () => assert.deepEqual((await pool.query(`${what} limit 1`)).rows, []), deadlineMs);
}
