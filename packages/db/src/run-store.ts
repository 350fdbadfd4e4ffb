/** The audit rows of decisions: what they cost. */
import type { PrismaClient } from "./prisma.ts";

export type RunStore = ReturnType<typeof createRunStore>;

export type Spend = { runs: number; inputTokens: number; outputTokens: number; costUsd: number };

export function createRunStore(prisma: PrismaClient) {
  return {
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
