/** The audit rows of decisions: what they cost. */
import { randomUUID } from "node:crypto";
import { runTypes, type Stage, storable } from "@leadfit/contracts";
import type { PrismaClient } from "./prisma.ts";

export type RunStore = ReturnType<typeof createRunStore>;

/** A call about to be made. */
export type NewRun = {
  jobId: string;
  assessmentId: string;
  stage: Stage;
  modelId: string;
  promptId: string;
  input: string;
  /** SHA-256 of all that is asked. */
  requestKey: string;
};

/** What came of it. `costUsd` is what the provider charged. */
export type RunResult = {
  status: "received" | "failed";
  output?: string | undefined;
  error?: string | undefined;
  usage?: { inputTokens: number; outputTokens: number; thinkingTokens: number; costUsd: number } | null;
  providerModel?: string | undefined;
  generationId?: string | null;
};

/** A run as the API shows it: what it was asked with, and what it cost; not what was said. */
export type RunSummary = {
  run_id: string;
  stage: string | null;
  model: string | null;
  prompt_id: string | null;
  prompt_version: number | null;
  status: string;
  input_tokens: number;
  output_tokens: number;
  thinking_tokens: number;
  cost_usd: number;
  started_at: Date | null;
  ended_at: Date | null;
};

export type Spend = { runs: number; inputTokens: number; outputTokens: number; costUsd: number };

export function createRunStore(prisma: PrismaClient) {
  return {
    /** A reply that was received for this very question of this assessment: it is not paid for again. */
    async received(
      assessmentId: string,
      requestKey: string,
    ): Promise<{ runId: string; output: string } | null> {
      const row = await prisma.llmRun.findFirst({
        where: { assessmentId, requestKey, llmRunStatus: "received" },
        select: { llmRunId: true, llmRunOutput: true },
      });
      return row?.llmRunOutput == null ? null : { runId: row.llmRunId, output: row.llmRunOutput };
    },

    /** Writes down that a call begins. @returns its id */
    async begin(run: NewRun): Promise<string> {
      const runId = randomUUID();
      await prisma.llmRun.create({
        data: {
          llmRunId: runId,
          jobId: run.jobId,
          assessmentId: run.assessmentId,
          stage: run.stage,
          llmRunType: runTypes[run.stage],
          llmRunModelId: run.modelId,
          llmRunSystemPromptId: run.promptId,
          llmRunInput: storable(run.input),
          requestKey: run.requestKey,
          llmRunStatus: "started",
          llmRunStart: new Date(),
        },
        select: { llmRunId: true },
      });
      return runId;
    },

    /** Writes down what came of it, before anybody looks into it. */
    async end(
      runId: string,
      { status, output, error, usage, providerModel, generationId }: RunResult,
    ): Promise<void> {
      await prisma.llmRun.update({
        where: { llmRunId: runId },
        data: {
          llmRunStatus: status,
          llmRunEnd: new Date(),
          ...(output !== undefined && { llmRunOutput: storable(output) }),
          ...(error !== undefined && { llmRunError: storable(error) }),
          ...(providerModel !== undefined && { llmRunProviderModel: providerModel }),
          ...(generationId && { llmRunGenerationId: generationId }),
          ...(usage && {
            llmRunInputTokens: usage.inputTokens,
            llmRunOutputTokens: usage.outputTokens,
            llmRunThinkingTokens: usage.thinkingTokens,
            llmRunTotalTokens: usage.inputTokens + usage.outputTokens,
            llmRunCost: usage.costUsd,
          }),
        },
        select: { llmRunId: true },
      });
    },

    /** The call was never made. */
    async drop(runId: string): Promise<void> {
      await prisma.llmRun.deleteMany({ where: { llmRunId: runId } });
    },

    /** An answer that did not pass our checks: kept and paid for, but never given again. */
    async reject(runId: string, detail: string): Promise<void> {
      await prisma.llmRun.updateMany({
        where: { llmRunId: runId },
        data: { llmRunStatus: "failed", llmRunError: detail },
      });
    },

    /** All runs of an assessment, in their order. */
    async ofAssessment(assessmentId: string): Promise<RunSummary[]> {
      return await prisma.$queryRaw<RunSummary[]>`
        select r.llm_run_id as run_id, r.stage, coalesce(r.llm_run_provider_model, r.llm_run_model_id) as model,
               p.prompt_id, p.prompt_version, r.llm_run_status as status,
               coalesce(r.llm_run_input_tokens, 0) as input_tokens,
               coalesce(r.llm_run_output_tokens, 0) as output_tokens,
               coalesce(r.llm_run_thinking_tokens, 0) as thinking_tokens,
               coalesce(r.llm_run_cost, 0)::float8 as cost_usd,
               r.llm_run_start as started_at, r.llm_run_end as ended_at
        from llm_runs_v2 r left join prompts p on p.prompt_id = r.llm_run_system_prompt_id
        where r.assessment_id = ${assessmentId} order by r.llm_run_start`;
    },

    /** Sum over all runs of models; rules cost nothing. */
    async spend(): Promise<Spend> {
      const [row] = await prisma.$queryRaw<Spend[]>`
        select count(*)::int as runs,
               coalesce(sum(llm_run_input_tokens), 0)::int as "inputTokens",
               coalesce(sum(llm_run_output_tokens), 0)::int as "outputTokens",
               coalesce(sum(llm_run_cost), 0)::float8 as "costUsd"
        from llm_runs_v2 where llm_run_model_id <> 'rules'`;
      return row ?? { runs: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };
    },
  };
}
