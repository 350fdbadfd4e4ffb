/** Joins a stage to the queue and the database. */
import type { Stage } from "@leadfit/contracts";
import { type StageWorker, startStageWorker } from "@leadfit/pipeline";
import { openStage, type StageReader } from "@leadfit/stages";
import { measureStage } from "./measure-stage.ts";
import { openModel } from "./open-model.ts";
import type { Runtime } from "./open-runtime.ts";

/** Resolves once the stage's worker listens. */
export async function startWorker(stage: Stage, runtime: Runtime): Promise<StageWorker> {
  const { db, queues, relay, log, settings } = runtime;
  const reader: StageReader = {
    page: (jobId) => db.jobs.page(jobId),
    resume: (assessmentId) => db.resumes.forAssessment(assessmentId),
    corrections: (assessmentId) => db.reviews.forAssessment(assessmentId),
  };
  const { handler, close } = openStage[stage](reader, openModel(runtime));
  const worker = await startStageWorker(
    stage,
    measureStage(stage, handler),
    { store: db.tasks, queues, log, poke: () => relay.poke() },
    settings.concurrency[stage],
  );
  return {
    isRunning: () => worker.isRunning(),
    activity: () => worker.activity(),
    async stop(graceMs) {
      await worker.stop(graceMs);
      await close();
    },
  };
}
