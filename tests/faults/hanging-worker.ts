/**
 * All five workers in one process, the real ones, but each stage stops for ever at the job named after it: so a
 * test can kill a worker in the middle of a task of each stage.
 */
import { stages } from "@leadfit/contracts";
import { startStageWorker } from "@leadfit/pipeline";
import { openRuntime, settingsFromEnv } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { openStage } from "@leadfit/stages";

const log = createLogger({ name: "hanging", level: "silent" });
const settings = { ...settingsFromEnv(process.env), databaseUrl: process.env.DATABASE_URL as string };
const { db, queues, relay } = await openRuntime(settings, log, { role: "all", workers: stages.length });
const reader = {
  page: db.jobs.page,
  resume: db.resumes.forAssessment,
  corrections: async () => [],
};
for (const stage of stages) {
  const { handler } = openStage[stage](reader, null);
  await startStageWorker(
    stage,
    async (task, signal) => {
      if (task.jobId !== `hangs-at-${stage}`) return await handler(task, signal);
      process.stdout.write(`hanging at ${stage}\n`);
      return await Promise.withResolvers<never>().promise;
    },
    { store: db.tasks, queues, log, poke: () => relay.poke() },
  );
}
process.stdout.write("workers ready\n");
