/** Pieces of SQL that every stage commit is made of. Each hangs on a CTE `fenced`: no row there, nothing written. */
import { randomUUID } from "node:crypto";
import { type Run, runTypes, type Stage } from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";
import type { HeldTask } from "./task.ts";

/** The next stage's task; none for null. It counts as announced: whoever commits tells the queue of it. */
export function nextTask(next: Stage | null): Prisma.Sql {
  return Prisma.sql`
    insert into stage_tasks (assessment_id, stage, enqueued_at)
    select assessment_id, ${next}::text, now() from fenced where ${next}::text is not null
    on conflict do nothing`;
}

/** The audit row of a decision. */
export function runRow({ jobId, stage }: HeldTask, run: Run | undefined): Prisma.Sql {
  if (!run) return Prisma.sql`select 1`;
  return Prisma.sql`
    insert into llm_runs_v2 (
      llm_run_id, job_id, assessment_id, stage, llm_run_type, llm_run_model_id, llm_run_input, llm_run_output,
      llm_run_input_tokens, llm_run_output_tokens, llm_run_thinking_tokens, llm_run_total_tokens, llm_run_cost,
      llm_run_start, llm_run_end
    )
    select ${randomUUID()}, ${jobId}, assessment_id, ${stage}, ${runTypes[stage]}, ${run.model_id}, ${run.input},
           ${run.output}, ${run.input_tokens}, ${run.output_tokens}, ${run.thinking_tokens},
           ${run.input_tokens + run.output_tokens}, 0, ${run.started_at}, ${run.ended_at}
    from fenced`;
}

/**
 * A column for a statement whose commit need not be on disk when it returns. What a dying server forgets then was, in
 * the log's order, the newest of it, and is done again: docs/decisions/0009.
 */
export const unwaited = Prisma.sql`set_config('synchronous_commit', 'off', true)`;
