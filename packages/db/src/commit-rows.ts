/**
 * Pieces of SQL that every stage commit is made of: what it is given (givenTask, for givenRows), a CTE `fenced` with those
 * of it that are still the worker's, and what hangs on that: no row there, nothing written.
 */
import { randomUUID } from "node:crypto";
import { type Run, runTypes } from "@leadfit/contracts";
import type { Columns } from "./given-rows.ts";
import { Prisma } from "./prisma.ts";
import type { HeldTask } from "./task.ts";

/** The audit row of a decision; where there is none, run_id is null. */
const runColumns = {
  run_id: "text",
  run_type: "text",
  run_model_id: "text",
  run_input: "text",
  run_output: "text",
  run_input_tokens: "int",
  run_output_tokens: "int",
  run_thinking_tokens: "int",
  run_started_at: "timestamptz",
  run_ended_at: "timestamptz",
} as const satisfies Columns;

export const taskColumns = {
  assessment_id: "text",
  job_id: "text",
  stage: "text",
  fence: "int",
  ...runColumns,
} as const satisfies Columns;

export function givenTask({ assessmentId, jobId, stage, fence }: HeldTask, run: Run | undefined) {
  return {
    assessment_id: assessmentId,
    job_id: jobId,
    stage,
    fence,
    run_id: run && randomUUID(),
    run_type: run && runTypes[stage],
    run_model_id: run?.model_id,
    run_input: run?.input,
    run_output: run?.output,
    run_input_tokens: run?.input_tokens,
    run_output_tokens: run?.output_tokens,
    run_thinking_tokens: run?.thinking_tokens,
    run_started_at: run?.started_at,
    run_ended_at: run?.ended_at,
  };
}

/**
 * That a task `t` is open, said so that no plan looks for it among all that are: Postgres knows of few, as there were when it
 * last counted, and in a backlog there are many.
 */
export const isOpen = Prisma.sql`t.state || '' = 'pending'`;

/** Which of the given tasks `t` are the worker's. */
export const isHeld = Prisma.sql`
  t.assessment_id = given.assessment_id and t.stage = given.stage and t.fence = given.fence and ${isOpen}`;

/** What becomes of a task whose result is given. */
export const done = Prisma.sql`
  state = 'done', output = given.output, done_at = now(), lease_until = null, last_error = null`;

/** What `fenced` returns at least. */
export const fencedColumns = Prisma.raw(
  Object.keys(taskColumns)
    .map((name) => `given.${name}`)
    .join(", "),
);

/**
 * The next stages' tasks, from a further column `next` of `fenced`; none for null. They count as announced: whoever commits
 * tells the queue of them.
 */
export const nextTasks = Prisma.sql`
  insert into stage_tasks (assessment_id, stage, enqueued_at)
  select assessment_id, next, now() from fenced where next is not null
  on conflict do nothing`;

export const runRows = Prisma.sql`
  insert into llm_runs_v2 (
    llm_run_id, job_id, assessment_id, stage, llm_run_type, llm_run_model_id, llm_run_input, llm_run_output,
    llm_run_input_tokens, llm_run_output_tokens, llm_run_thinking_tokens, llm_run_total_tokens, llm_run_cost,
    llm_run_start, llm_run_end
  )
  select run_id, job_id, assessment_id, stage, run_type, run_model_id, run_input, run_output,
         run_input_tokens, run_output_tokens, run_thinking_tokens, run_input_tokens + run_output_tokens, 0,
         run_started_at, run_ended_at
  from fenced where run_id is not null`;

/**
 * A column for a statement whose commit need not be on disk when it returns. What a dying server forgets then was, in
 * the log's order, the newest of it, and is done again: docs/decisions/0009.
 */
export const unwaited = Prisma.sql`set_config('synchronous_commit', 'off', true)`;
