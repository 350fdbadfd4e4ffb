/** Prompts: numbered versions a step, which never change, and labels that say which of them is used. */
import type {
  FrozenPrompt,
  NewPrompt,
  Prompt,
  PromptLabel,
  PromptRunType,
  SavedPrompt,
} from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import {
  addVersion,
  frozenColumns,
  isVersionOf,
  lockPrompts,
  runningExperiment,
  setLabel,
} from "./prompt-rows.ts";
import type { Statements } from "./statements.ts";

export type MovedLabel =
  | { kind: "moved" }
  | { kind: "unknown_prompt" }
  | { kind: "experiment_running"; experimentId: string };

export type PromptStore = ReturnType<typeof createPromptStore>;

export function createPromptStore(prisma: PrismaClient, statements: Statements) {
  /** Versions never change, and are asked for at every call. */
  const versions = new Map<string, FrozenPrompt>();
  const version = async (promptId: string): Promise<FrozenPrompt | null> => {
    const known = versions.get(promptId);
    if (known) return known;
    const [row] = await statements.query<FrozenPrompt>(Prisma.sql`
      select ${frozenColumns} from prompts p where p.prompt_id = ${promptId}`);
    if (row) versions.set(promptId, row);
    return row ?? null;
  };

  return {
    /**
     * Adds each shipped prompt that is not there yet as the next version of its step. `production` moves to it where
     * nothing stood there, or a shipped version did and no experiment compares it; a user's own choice stays.
     */
    async seed(prompts: NewPrompt[]): Promise<void> {
      if (await allStand(statements, prompts)) return;
      await prisma.$transaction(async (tx) => {
        await lockPrompts(tx);
        for (const prompt of prompts) {
          const { runType, promptId } = prompt;
          const { created } = await addVersion(tx, prompt, "shipped");
          const production = await tx.promptLabel.findUnique({
            where: { llmRunType_label: { llmRunType: runType, label: "production" } },
            select: { prompt: { select: { promptOrigin: true } } },
          });
          // A version that was there already may have been rolled back from.
          const follows = created && production?.prompt.promptOrigin === "shipped";
          if (!production || (follows && !(await runningExperiment(tx, runType))))
            await setLabel(tx, runType, "production", promptId);
        }
      });
    },

    /** Adds versions, all or none; one that is there already is answered as it is. No label moves. */
    async save(prompts: NewPrompt[]): Promise<SavedPrompt[]> {
      return await prisma.$transaction(async (tx) => {
        await lockPrompts(tx);
        const saved: SavedPrompt[] = [];
        for (const prompt of prompts) saved.push(await addVersion(tx, prompt, "saved"));
        return saved;
      });
    },

    /** Moves a label to a version of its step. An experiment compares what the labels stand on: it must end first. */
    async moveLabel(runType: PromptRunType, label: PromptLabel, promptId: string): Promise<MovedLabel> {
      return await prisma.$transaction(async (tx) => {
        await lockPrompts(tx);
        if (!(await isVersionOf(tx, runType, promptId))) return { kind: "unknown_prompt" };
        const experimentId = await runningExperiment(tx, runType);
        if (experimentId) return { kind: "experiment_running", experimentId };
        await setLabel(tx, runType, label, promptId);
        return { kind: "moved" };
      });
    },

    /**
     * The version that a job's step is asked with: production; or, while an experiment runs for the step, one of its two,
     * by a hash of the experiment and the job, so that a job stays with its own. Null where the step has no production.
     */
    async choose(runType: PromptRunType, jobId: string): Promise<FrozenPrompt | null> {
      const [chosen] = await statements.query<{ promptId: string | null }>(Prisma.sql`
        select coalesce(
          (
            -- The hash's first 32 bits as a fraction of 1.
            select case
              when ('x' || left(encode(sha256(convert_to(e.experiment_id || ${jobId}::text, 'UTF8')), 'hex'), 8))::bit(32)::bigint
                / 4294967296.0 < e.share then e.challenger_prompt_id
              else e.production_prompt_id
            end
            from experiments e where e.llm_run_type = ${runType} and e.state = 'running' limit 1
          ),
          (select l.prompt_id from prompt_labels l where l.llm_run_type = ${runType} and l.label = 'production')
        ) as "promptId"`);
      return chosen?.promptId ? await version(chosen.promptId) : null;
    },

    /** All versions, or those of a step: by step, the newest first. */
    async list(runType?: PromptRunType): Promise<Prompt[]> {
      return await views(prisma, runType ? Prisma.sql`p.llm_run_type = ${runType}` : Prisma.sql`true`);
    },

    async get(promptId: string): Promise<Prompt | null> {
      const [row] = await views(prisma, Prisma.sql`p.prompt_id = ${promptId}`);
      return row ?? null;
    },
  };
}

/** True where there is nothing to seed: a start then takes no lock. */
async function allStand(statements: Statements, prompts: NewPrompt[]): Promise<boolean> {
  const runTypes = [...new Set(prompts.map(({ runType }) => runType))];
  const [found] = await statements.query<{ versions: number; labels: number }>(Prisma.sql`
    select (select count(*)::int from prompts where prompt_id = any(${prompts.map(({ promptId }) => promptId)}::text[])) as versions,
           (select count(*)::int from prompt_labels
            where label = 'production' and llm_run_type = any(${runTypes}::text[])) as labels`);
  return found?.versions === prompts.length && found.labels === runTypes.length;
}

type ViewRow = FrozenPrompt & {
  labels: PromptLabel[];
  origin: Prompt["origin"];
  note: string | null;
  createdAt: Date;
};

async function views(prisma: PrismaClient, where: Prisma.Sql): Promise<Prompt[]> {
  const rows = await prisma.$queryRaw<ViewRow[]>`
    select ${frozenColumns}, p.prompt_origin as origin, p.prompt_note as note, p.prompt_created_at as "createdAt",
           array(select l.label from prompt_labels l where l.prompt_id = p.prompt_id order by l.label desc) as labels
    from prompts p where ${where} order by p.llm_run_type, p.prompt_version desc`;
  return rows.map((row) => ({
    prompt_id: row.promptId,
    run_type: row.runType,
    version: row.version,
    labels: row.labels,
    origin: row.origin,
    note: row.note,
    created_at: row.createdAt.toISOString(),
    model_id: row.modelId,
    fallback_models: row.fallbackModels,
    system_prompt: row.systemPrompt,
    template: row.template,
    temperature: row.temperature,
    response_schema: JSON.parse(row.responseSchema),
    reasoning: row.reasoning,
    max_output_tokens: row.maxOutputTokens,
    provider: row.provider,
  }));
}
