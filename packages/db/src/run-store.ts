/** The audit rows of decisions: what they cost. */
import { randomUUID } from "node:crypto";
import { type Stage, storable } from "@leadfit/contracts";
import { settled, unreserve } from "./budget-store.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type RunStore = ReturnType<typeof createRunStore>;

/** A call about to be made. */
export type NewRun = {
  jobId: string;
  assessmentId: string;
  stage: Stage;
  /** `llm_run_type`: which prompt is asked. */
  runType: string;
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
  usage?: {
    inputTokens: number;
    outputTokens: number;
    thinkingTokens: number;
    cachedTokens: number;
    costUsd: number;
  } | null;
  providerModel?: string | undefined;
  provider?: string | null;
  generationId?: string | null;
};

/** A run as the API shows it: what it was asked with, and what it cost; not what was said. */
export type RunSummary = {
  run_id: string;
  stage: string | null;
  /** Which prompt was asked. */
  run_type: string | null;
  model: string | null;
  prompt_id: string | null;
  prompt_version: number | null;
  /** started | received | failed | reused: the reply to the same question in another assessment, at no cost */
  status: string;
  /** What was wrong with it. */
  error: string | null;
  provider: string | null;
  generation_id: string | null;
  input_tokens: number;
  /** Inside input_tokens. */
  cached_tokens: number;
  output_tokens: number;
  thinking_tokens: number;
  cost_usd: number;
  /** From the request to the end of the reply; null while there is none. */
  latency_ms: number | null;
  started_at: Date | null;
  ended_at: Date | null;
};

export type Spend = { runs: number; inputTokens: number; outputTokens: number; costUsd: number };

export function createRunStore(prisma: PrismaClient, statements: Statements) {
  return {
    /**
     * Writes down that a call begins, unless a reply to this very question is here already: that one is not paid for
     * again. One of this assessment's own is given with its own run; another's leaves a row `reused`, without tokens,
     * under the provider's id of the reply.
     * @returns the run's id, and the reply where there is one; `spoilt`: an earlier reply to it was no good
     */
    async begin(run: NewRun): Promise<{ runId: string; received: string | null; spoilt: boolean }> {
      const runId = randomUUID();
      const columns = Prisma.sql`
        llm_run_id, job_id, assessment_id, stage, llm_run_type, llm_run_model_id, llm_run_system_prompt_id, request_key,
        llm_run_start`;
      const values = Prisma.sql`
        ${runId}, ${run.jobId}, ${run.assessmentId}, ${run.stage}, ${run.runType}, ${run.modelId}, ${run.promptId},
        ${run.requestKey}, clock_timestamp()`;
      const [row] = await statements.query<{
        runId: string;
        received: string | null;
        spoilt: boolean;
      }>(Prisma.sql`
        with stored as (
          select llm_run_id, llm_run_output, llm_run_provider_model, llm_run_provider, llm_run_generation_id,
                 assessment_id = ${run.assessmentId} as own
          from llm_runs_v2
          where request_key = ${run.requestKey} and llm_run_status = 'received' and llm_run_output is not null
          order by own desc limit 1
        ),
        reused as (
          insert into llm_runs_v2 (${columns}, llm_run_status, llm_run_end, llm_run_provider_model, llm_run_provider,
            llm_run_generation_id)
          select ${values}, 'reused', clock_timestamp(), llm_run_provider_model, llm_run_provider, llm_run_generation_id
          from stored where not own
        ),
        begun as (
          insert into llm_runs_v2 (${columns}, llm_run_status, llm_run_input)
          select ${values}, 'started', ${storable(run.input)} where not exists (select 1 from stored)
        )
        select coalesce(max(llm_run_id) filter (where own), ${runId}) as "runId", max(llm_run_output) as received,
               exists (
                 select 1 from llm_runs_v2
                 where request_key = ${run.requestKey} and llm_run_status = 'failed' and llm_run_generation_id is not null
               ) as spoilt
        from stored`);
      return row ?? { runId, received: null, spoilt: false };
    },

    /** The reply to this very question, where there is one. */
    async received(requestKey: string): Promise<string | null> {
      const row = await prisma.llmRun.findFirst({
        where: { requestKey, llmRunStatus: "received", llmRunOutput: { not: null } },
        select: { llmRunOutput: true },
      });
      return row?.llmRunOutput ?? null;
    },

    /**
     * Writes down what came of it, before anybody looks into it.
     * @param charge whether there is a budget that it was reserved from; every call writes the day's row then
     */
    async end(runId: string, result: RunResult, charge: boolean): Promise<void> {
      const { status, output, error, usage, providerModel, provider, generationId } = result;
      const {
        inputTokens = null,
        outputTokens = null,
        thinkingTokens = null,
        cachedTokens = null,
        costUsd = null,
      } = usage ?? {};
      const text = (value: string | undefined) => (value === undefined ? null : storable(value));
      await statements.execute(Prisma.sql`
        ${charge ? Prisma.sql`with ${settled(runId, costUsd ?? 0)}` : Prisma.empty}
        update llm_runs_v2
        set llm_run_status = ${status}, llm_run_end = clock_timestamp(), llm_run_output = ${text(output)},
            llm_run_error = ${text(error)}, llm_run_provider_model = ${providerModel ?? null},
            llm_run_provider = ${provider ?? null}, llm_run_generation_id = ${generationId ?? null},
            llm_run_input_tokens = coalesce(${inputTokens}::int, llm_run_input_tokens),
            llm_run_cached_tokens = coalesce(${cachedTokens}::int, llm_run_cached_tokens),
            llm_run_output_tokens = coalesce(${outputTokens}::int, llm_run_output_tokens),
            llm_run_thinking_tokens = coalesce(${thinkingTokens}::int, llm_run_thinking_tokens),
            llm_run_total_tokens = coalesce(${inputTokens}::int + ${outputTokens}::int, llm_run_total_tokens),
            llm_run_cost = coalesce(${costUsd}::float8, llm_run_cost)
        where llm_run_id = ${runId}`);
    },

    /** The call was never made. */
    async drop(runId: string): Promise<void> {
      await statements.execute(Prisma.sql`
        with given_back as (${unreserve(runId)}) delete from llm_runs_v2 where llm_run_id = ${runId}`);
    },

    /** An answer that did not pass our checks: kept and paid for, but never given again. */
    async reject(runId: string, detail: string): Promise<void> {
      await prisma.llmRun.updateMany({
        where: { llmRunId: runId },
        data: { llmRunStatus: "failed", llmRunError: detail },
      });
    },

    /** All runs of an assessment, in their order, and those of others whose verdicts it has taken over. */
    async ofAssessment(assessmentId: string): Promise<RunSummary[]> {
      return await prisma.$queryRaw<RunSummary[]>`
        select r.llm_run_id as run_id, r.stage, r.llm_run_type as run_type,
               coalesce(r.llm_run_provider_model, r.llm_run_model_id) as model,
               p.prompt_id, p.prompt_version, r.llm_run_status as status, r.llm_run_error as error,
               r.llm_run_provider as provider, r.llm_run_generation_id as generation_id,
               coalesce(r.llm_run_input_tokens, 0) as input_tokens,
               coalesce(r.llm_run_cached_tokens, 0) as cached_tokens,
               coalesce(r.llm_run_output_tokens, 0) as output_tokens,
               coalesce(r.llm_run_thinking_tokens, 0) as thinking_tokens,
               coalesce(r.llm_run_cost, 0)::float8 as cost_usd,
               (extract(epoch from r.llm_run_end - r.llm_run_start) * 1000)::int as latency_ms,
               r.llm_run_start as started_at, r.llm_run_end as ended_at
        from llm_runs_v2 r left join prompts p on p.prompt_id = r.llm_run_system_prompt_id
        where r.assessment_id = ${assessmentId}
           or r.llm_run_id in (select llm_run_id from job_skills where assessment_id = ${assessmentId})
        order by r.llm_run_start`;
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
