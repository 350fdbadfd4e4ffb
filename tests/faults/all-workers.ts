/**
 * All five workers as one process, with the life of an app of the fleet: for tests that need several workers and not fifteen
 * processes. `dies-at-<stage>` is a job at which the process ends without a word, as one does that runs out of memory.
 */
import { stages } from "@leadfit/contracts";
import { keepWorker, runApp, startSweeper } from "@leadfit/runtime";

await runApp("workers", { role: "all", workers: stages.length }, async (runtime, giveUp) => {
  const { page } = runtime.db.jobs;
  const jobs = {
    ...runtime.db.jobs,
    page: async (jobId: string) => {
      if (jobId.startsWith("dies-")) process.exit(134);
      return await page(jobId);
    },
  };
  const db = { ...runtime.db, jobs };
  const workers = await Promise.all(stages.map((stage) => keepWorker(stage, { ...runtime, db }, giveUp)));
  const sweeper = startSweeper(runtime);
  return {
    isRunning: () => workers.every((worker) => worker.isRunning?.() ?? true),
    async stop() {
      await Promise.all([sweeper.stop(), ...workers.map((worker) => worker.stop())]);
    },
  };
});
