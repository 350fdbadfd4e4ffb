/** Prompts: versions a step, the highest is the latest. */
import type { PrismaClient } from "./prisma.ts";

export type NewPrompt = {
  promptId: string;
  runType: string;
  modelId: string;
  systemPrompt: string;
  template: string;
  temperature: number;
  /** JSON Schema as text. */
  responseSchema: string;
  thinkingBudget: number | null;
};

export type PromptStore = ReturnType<typeof createPromptStore>;

export function createPromptStore(prisma: PrismaClient) {
  return {
    /** Adds each prompt that is not there yet as the next version of its step. */
    async seed(prompts: NewPrompt[]): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`lock table prompts in share row exclusive mode`;
        for (const prompt of prompts) {
          if (await tx.prompt.findUnique({ where: { promptId: prompt.promptId } })) continue;
          const { _max } = await tx.prompt.aggregate({
            where: { llmRunType: prompt.runType },
            _max: { promptVersion: true },
          });
          await tx.prompt.create({
            data: {
              promptId: prompt.promptId,
              llmRunType: prompt.runType,
              promptVersion: (_max.promptVersion ?? 0) + 1,
              modelId: prompt.modelId,
              promptSystemPrompt: prompt.systemPrompt,
              promptTemplate: prompt.template,
              promptTemperature: prompt.temperature,
              promptResponseSchema: prompt.responseSchema,
              promptThinkingBudget: prompt.thinkingBudget,
            },
          });
        }
      });
    },

    /** The latest prompt of a step; null where there is none. */
    async latestOf(runType: string): Promise<(NewPrompt & { version: number }) | null> {
      const row = await prisma.prompt.findFirst({
        where: { llmRunType: runType },
        orderBy: { promptVersion: "desc" },
      });
      return (
        row && {
          promptId: row.promptId,
          version: row.promptVersion,
          runType: row.llmRunType,
          modelId: row.modelId,
          systemPrompt: row.promptSystemPrompt,
          template: row.promptTemplate,
          temperature: row.promptTemperature,
          responseSchema: row.promptResponseSchema,
          thinkingBudget: row.promptThinkingBudget,
        }
      );
    },
  };
}
