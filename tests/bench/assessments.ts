/** What the specification claims of an assessment: seconds a job, and how many jobs come to one where calls fail. */
import { stages } from "@leadfit/contracts";
import { openRuntime, settingsFromEnv, startWorker } from "@leadfit/runtime";
import { samplePages, sampleResume } from "@leadfit/testkit";
import { type FakeProvider, modelDecidesAll, startFakeProvider } from "./fake-provider.ts";
import { type Ground, query, say, silentLog } from "./ground.ts";
import { type Measured, median, type Scenario } from "./scenario.ts";

const alone = 20;
const replyMs = 1_000;
const together = 200;
const failing = 0.05;
const deadlineMs = 180_000;

export const assessments: Scenario = {
  name: "assessments",
  how: `On Postgres, real stages in one process. Seconds: ${alone} jobs one after the other, from the ingest's return to the completed assessment, median; by rules, and by a fake OpenRouter that takes ${replyMs} ms a reply, asked in every stage, or only about what the rules cannot settle. Completed: ${together} jobs at once against a fake of which every ${Math.round(1 / failing)}th call fails in turn (503, connection reset, broken JSON, empty, cut off, an error inside a 200).`,
  async run(ground) {
    const measured: Measured = { ratios: [], absolutes: [] };
    for (const [name, env] of [
      ["by rules", null],
      ["by a model that decides all", modelDecidesAll],
      ["by a model in one call for a simple posting", { LEADFIT_RULES_FIRST: "off" }],
    ] as const) {
      const provider = env && (await startFakeProvider(replyMs));
      const seconds = await secondsAlone(ground, provider, env ?? {});
      await provider?.stop();
      say(`  ${name}: ${seconds.toFixed(2)} s a job`);
      measured.absolutes.push({ what: `one job alone, ${name}`, value: `${seconds.toFixed(2)} s` });
    }
    const provider = await startFakeProvider(50, failing);
    const { completed, calls } = await completedOf(ground, provider);
    await provider.stop();
    say(`  ${completed} of ${together} completed, ${calls} calls`);
    measured.ratios.push({
      what: `completed ÷ jobs that hold a posting, ${failing * 100} % of calls failing`,
      value: completed / together,
      target: { atLeast: 0.9 },
    });
    return measured;
  },
};

async function openStages(ground: Ground, provider: FakeProvider | null, env: Record<string, string>) {
  const databaseUrl = await ground.openDatabase();
  const settings = { ...settingsFromEnv({ ...provider?.env, ...env }), databaseUrl };
  const runtime = await openRuntime(settings, silentLog, { role: "all", workers: stages.length });
  const resume = { name: "Mara", format: "markdown", content: sampleResume, text: sampleResume } as const;
  await runtime.db.resumes.create(resume);
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  return {
    runtime,
    /** Resolves when no assessment is open. @throws by the deadline */
    async ended() {
      const deadline = Date.now() + deadlineMs;
      for (;;) {
        const open = await query(databaseUrl, "select 1 from assessments where state = 'pending' limit 1");
        if (open.length === 0) return;
        if (Date.now() > deadline) throw new Error("assessments are still open");
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    completed: async () => {
      const sql = "select count(*)::int as count from assessments where state = 'completed'";
      return (await query<{ count: number }>(databaseUrl, sql))[0]?.count ?? 0;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await runtime.close();
    },
  };
}

async function secondsAlone(ground: Ground, provider: FakeProvider | null, env: Record<string, string>) {
  const { runtime, ended, close } = await openStages(ground, provider, env);
  const seconds: number[] = [];
  for (let n = 0; n < alone; n++) {
    await runtime.db.jobs.ingest({ page: samplePages.numbered(n), jobId: `alone-${n}` });
    const started = performance.now();
    runtime.relay.poke();
    await ended();
    seconds.push((performance.now() - started) / 1000);
  }
  await close();
  return median(seconds);
}

async function completedOf(ground: Ground, provider: FakeProvider) {
  const { runtime, ended, completed, close } = await openStages(ground, provider, modelDecidesAll);
  for (let n = 0; n < together; n++) await runtime.db.jobs.ingest({ page: samplePages.numbered(n) });
  runtime.relay.poke();
  await ended();
  const result = { completed: await completed(), calls: (await provider.stats()).starts.length };
  await close();
  return result;
}
