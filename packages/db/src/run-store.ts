/** The audit rows of decisions: what they cost. */
import { randomUUID } from "node:crypto";
import { runTypes, type Stage, storable } from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";

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

export function createRunStore(prisma: PrismaClient, statements: Statements) {
  return {
    /**
     * Writes down that a call begins, unless a reply was received for this very question of this assessment: that one
     * is not paid for again. @returns the run's id, and the reply where there is one
     */
    async begin(run: NewRun): Promise<{ runId: string; received: string | null }> {
      const runId = randomUUID();
      const [row] = await statements.query<{ runId: string; received: string | null }>(Prisma.sql`
        with stored as (
          select llm_run_id, llm_run_output from llm_runs_v2
          where assessment_id = ${run.assessmentId} and request_key = ${run.requestKey}
            and llm_run_status = 'received' and llm_run_output is not null
          limit 1
        ),
        begun as (
          insert into llm_runs_v2 (
            llm_run_id, job_id, assessment_id, stage, llm_run_type, llm_run_model_id, llm_run_system_prompt_id,
            llm_run_input, request_key, llm_run_status, llm_run_start
          )
          select ${runId}, ${run.jobId}, ${run.assessmentId}, ${run.stage}, ${runTypes[run.stage]}, ${run.modelId},
                 ${run.promptId}, ${storable(run.input)}, ${run.requestKey}, 'started', clock_timestamp()
          where not exists (select 1 from stored)
        )
        select coalesce(max(llm_run_id), ${runId}) as "runId", max(llm_run_output) as received from stored`);
      return row ?? { runId, received: null };
    },

    /** Writes down what came of it, before anybody looks into it. */
    async end(
      runId: string,
      { status, output, error, usage, providerModel, generationId }: RunResult,
    ): Promise<void> {
      const { inputTokens = null, outputTokens = null, thinkingTokens = null, costUsd = null } = usage ?? {};
      const text = (value: string | undefined) => (value === undefined ? null : storable(value));
      await statements.execute(Prisma.sql`
        update llm_runs_v2
        set llm_run_status = ${status}, llm_run_end = clock_timestamp(), llm_run_output = ${text(output)},
            llm_run_error = ${text(error)}, llm_run_provider_model = ${providerModel ?? null},
            llm_run_generation_id = ${generationId ?? null},
            llm_run_input_tokens = coalesce(${inputTokens}::int, llm_run_input_tokens),
            llm_run_output_tokens = coalesce(${outputTokens}::int, llm_run_output_tokens),
            llm_run_thinking_tokens = coalesce(${thinkingTokens}::int, llm_run_thinking_tokens),
            llm_run_total_tokens = coalesce(${inputTokens}::int + ${outputTokens}::int, llm_run_total_tokens),
            llm_run_cost = coalesce(${costUsd}::float8, llm_run_cost)
        where llm_run_id = ${runId}`);
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
