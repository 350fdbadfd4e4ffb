/**
 * Experiments: production and challenger of one step side by side, the jobs split between them (prompt-store.ts chooses).
 * What came of it is read from the runs, the verdicts and people's corrections; nothing is counted on the way.
 */
import { randomUUID } from "node:crypto";
import type { Experiment, PromptRunType } from "@leadfit/contracts";
import { type Figures, readFigures } from "./experiment-figures.ts";
import type { Prisma, PrismaClient } from "./prisma.ts";
import { isVersionOf, lockPrompts, runningExperiment, setLabel } from "./prompt-rows.ts";

export type NewExperiment = {
  runType: PromptRunType;
  /** Absent: the version that is labelled so. */
  challengerPromptId?: string | undefined;
  /** Of the jobs that the challenger gets, between 0 and 1. */
  share: number;
};

export type StartedExperiment =
  | { kind: "started"; experimentId: string }
  | { kind: "unknown_prompt" }
  | { kind: "no_challenger" }
  | { kind: "no_production" }
  | { kind: "same_version" }
  | { kind: "running"; experimentId: string };

export type EndedExperiment =
  | { kind: "ended" }
  | { kind: "unknown_experiment" }
  | { kind: "not_running"; state: string };

export type ExperimentStore = ReturnType<typeof createExperimentStore>;

export function createExperimentStore(prisma: PrismaClient) {
  const end = async (experimentId: string, state: "promoted" | "stopped"): Promise<EndedExperiment> =>
    await prisma.$transaction(async (tx) => {
      await lockPrompts(tx);
      const experiment = await tx.experiment.findUnique({ where: { experimentId } });
      if (!experiment) return { kind: "unknown_experiment" };
      if (experiment.state !== "running") return { kind: "not_running", state: experiment.state };
      await tx.experiment.update({ where: { experimentId }, data: { state, endedAt: new Date() } });
      const { llmRunType, challengerPromptId } = experiment;
      if (state === "promoted") {
        await setLabel(tx, llmRunType as PromptRunType, "production", challengerPromptId);
        // It challenges nobody any more.
        await tx.promptLabel.deleteMany({
          where: { llmRunType, label: "challenger", promptId: challengerPromptId },
        });
      }
      return { kind: "ended" };
    });

  return {
    /** Starts one for a step that has none. The label `challenger` moves to the version that it names. */
    async start({ runType, challengerPromptId, share }: NewExperiment): Promise<StartedExperiment> {
      return await prisma.$transaction(async (tx) => {
        await lockPrompts(tx);
        const running = await runningExperiment(tx, runType);
        if (running) return { kind: "running", experimentId: running };
        if (challengerPromptId !== undefined && !(await isVersionOf(tx, runType, challengerPromptId)))
          return { kind: "unknown_prompt" };
        const labels = await tx.promptLabel.findMany({ where: { llmRunType: runType } });
        const standing = (name: string) => labels.find(({ label }) => label === name)?.promptId;
        const production = standing("production");
        const challenger = challengerPromptId ?? standing("challenger");
        if (!production) return { kind: "no_production" };
        if (!challenger) return { kind: "no_challenger" };
        if (challenger === production) return { kind: "same_version" };
        await setLabel(tx, runType, "challenger", challenger);
        const experimentId = randomUUID();
        await tx.experiment.create({
          data: {
            experimentId,
            llmRunType: runType,
            productionPromptId: production,
            challengerPromptId: challenger,
            share,
          },
        });
        return { kind: "started", experimentId };
      });
    },

    /** Moves production to the challenger and ends it. */
    promote: (experimentId: string) => end(experimentId, "promoted"),

    /** Ends it; production stays where it is. */
    stop: (experimentId: string) => end(experimentId, "stopped"),

    /** The newest first. */
    async list(): Promise<Experiment[]> {
      return (await prisma.experiment.findMany({ orderBy: { createdAt: "desc" } })).map(view);
    },

    /** One with what has come of it; null where there is none of this id. */
    async result(experimentId: string): Promise<{ experiment: Experiment; figures: Figures } | null> {
      const row = await prisma.experiment.findUnique({ where: { experimentId } });
      return row && { experiment: view(row), figures: await readFigures(prisma, row) };
    },
  };
}

function view(row: Prisma.ExperimentGetPayload<object>): Experiment {
  return {
    experiment_id: row.experimentId,
    run_type: row.llmRunType as PromptRunType,
    production_prompt_id: row.productionPromptId,
    challenger_prompt_id: row.challengerPromptId,
    share: row.share,
    state: row.state as Experiment["state"],
    created_at: row.createdAt.toISOString(),
    ended_at: row.endedAt?.toISOString() ?? null,
  };
}
