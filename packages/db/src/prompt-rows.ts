/** Rows of prompts and their labels, inside somebody's transaction. */
import type { NewPrompt, PromptLabel, PromptRunType, SavedPrompt } from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";

type Tx = Prisma.TransactionClient;

/** A row `p` of prompts as a FrozenPrompt. */
export const frozenColumns = Prisma.sql`
  p.prompt_id as "promptId", p.prompt_version as version, p.llm_run_type as "runType", p.model_id as "modelId",
  p.prompt_fallback_models as "fallbackModels", p.prompt_system_prompt as "systemPrompt",
  p.prompt_template as template, p.prompt_temperature as temperature,
  p.prompt_response_schema as "responseSchema",
  case
    when p.prompt_reasoning_effort is not null then jsonb_build_object('effort', p.prompt_reasoning_effort)
    when p.prompt_thinking_budget is not null then jsonb_build_object('budget', p.prompt_thinking_budget)
  end as reasoning,
  p.prompt_max_output_tokens as "maxOutputTokens", p.prompt_provider as provider`;

/** Held until the transaction ends: versions are numbered and labels moved by one at a time. Nobody who reads waits. */
export async function lockPrompts(tx: Tx): Promise<void> {
  await tx.$executeRaw`lock table prompts, prompt_labels in share row exclusive mode`;
}

/** Adds the next version of its step, unless it is there. Under lockPrompts. */
export async function addVersion(
  tx: Tx,
  prompt: NewPrompt,
  origin: "shipped" | "saved",
): Promise<SavedPrompt> {
  const { promptId, runType, reasoning } = prompt;
  const there = await tx.prompt.findUnique({ where: { promptId }, select: { promptVersion: true } });
  const saved = (version: number, created: boolean) => ({
    prompt_id: promptId,
    run_type: runType,
    version,
    created,
  });
  if (there) return saved(there.promptVersion, false);
  const { _max } = await tx.prompt.aggregate({
    where: { llmRunType: runType },
    _max: { promptVersion: true },
  });
  const version = (_max.promptVersion ?? 0) + 1;
  await tx.prompt.create({
    data: {
      promptId,
      llmRunType: runType,
      promptVersion: version,
      modelId: prompt.modelId,
      promptFallbackModels: prompt.fallbackModels,
      promptSystemPrompt: prompt.systemPrompt,
      promptTemplate: prompt.template,
      promptTemperature: prompt.temperature,
      promptResponseSchema: prompt.responseSchema,
      promptThinkingBudget: reasoning && "budget" in reasoning ? reasoning.budget : null,
      promptReasoningEffort: reasoning && "effort" in reasoning ? reasoning.effort : null,
      promptMaxOutputTokens: prompt.maxOutputTokens,
      ...(prompt.provider && { promptProvider: prompt.provider as Prisma.InputJsonObject }),
      promptOrigin: origin,
      promptNote: prompt.note,
    },
  });
  return saved(version, true);
}

/** Under lockPrompts. */
export async function setLabel(
  tx: Tx,
  runType: PromptRunType,
  label: PromptLabel,
  promptId: string,
): Promise<void> {
  await tx.promptLabel.upsert({
    where: { llmRunType_label: { llmRunType: runType, label } },
    create: { llmRunType: runType, label, promptId },
    update: { promptId, movedAt: new Date() },
  });
}

/** The experiment that runs for a step. */
export async function runningExperiment(tx: Tx, runType: PromptRunType): Promise<string | null> {
  const running = await tx.experiment.findFirst({
    where: { llmRunType: runType, state: "running" },
    select: { experimentId: true },
  });
  return running?.experimentId ?? null;
}

/** True where `promptId` is a version of that step. */
export async function isVersionOf(tx: Tx, runType: PromptRunType, promptId: string): Promise<boolean> {
  return (await tx.prompt.count({ where: { promptId, llmRunType: runType } })) === 1;
}
