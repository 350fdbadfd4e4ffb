/**
 * The rows that five stages write, written by plain pg without queue, relay or Prisma: a claim and a commit a stage, each
 * one statement. Like the pipeline it waits for the disk at the last commit only. What the database alone costs.
 */
import { randomUUID } from "node:crypto";
import { runTypes, type Stage, stages } from "@leadfit/contracts";
import pg from "pg";
import { fillJobs } from "./fill-jobs.ts";

const claim = {
  name: "claim",
  text: `update stage_tasks set fence = fence + 1, lease_until = now() + interval '15 s',
           enqueued_at = coalesce(enqueued_at, now())
         where assessment_id = $1 and stage = $2 and state = 'pending' and due_at <= now()
         returning fence, set_config('synchronous_commit', 'off', true)`,
};

const job = `, job as (
  update job_details set job_title = 'T', job_description = 'D', job_expired = false, job_sources = '{}', updated_at = now()
  from fenced where job_id = $4)`;
const whole = `, whole as (
  update assessments a set state = 'completed', ended_at = now(), rating_description = '', assessed_by = 'rules',
    required_qualifications_count = 0, required_matched_count = 0, additional_qualifications_count = 0
  from fenced where a.assessment_id = fenced.assessment_id)`;
const extraWrites: Partial<Record<Stage, string>> = { extract: job, match: whole };

const commit = (stage: Stage) => ({
  name: `commit-${stage}`,
  text: `with fenced as (
      update stage_tasks set state = 'done', output = $6::jsonb, done_at = now(), lease_until = null, last_error = null
      where assessment_id = $1 and stage = $2 and fence = $7 and state = 'pending' returning assessment_id
    ), next_task as (
      insert into stage_tasks (assessment_id, stage)
      select assessment_id, $8::text from fenced where $8::text is not null on conflict do nothing
    ), run as (
      insert into llm_runs_v2 (llm_run_id, job_id, assessment_id, stage, llm_run_type, llm_run_model_id, llm_run_input,
        llm_run_output, llm_run_input_tokens, llm_run_output_tokens, llm_run_thinking_tokens, llm_run_total_tokens,
        llm_run_cost, llm_run_start, llm_run_end)
      select $3, $4, assessment_id, $2, $5, 'rules', '', '', 0, 0, 0, 0, 0, now(), now() from fenced
    )${extraWrites[stage] ?? ""}, told as (select pg_notify('leadfit_assessment', assessment_id) from fenced)
    select ${stage === "match" ? "true" : "set_config('synchronous_commit', 'off', true)"} from fenced, told`,
});

export type RawSqlLoop = {
  /** @returns ms for all five stages of `jobs` jobs, `loops` of them at a time */
  send(work: { jobs: number; loops: number; name: string }): Promise<number>;
  close(): Promise<void>;
};

export async function openRawSqlLoop(databaseUrl: string): Promise<RawSqlLoop> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: stages.length + 8 });
  pool.on("error", () => {});
  // The connection is not what is measured.
  await pool.query("select 1");

  const assess = async (jobId: string): Promise<void> => {
    for (const [index, stage] of stages.entries()) {
      const { rows } = await pool.query({ ...claim, values: [`a-${jobId}`, stage] });
      const values = [`a-${jobId}`, stage, randomUUID(), jobId, runTypes[stage], "{}", rows[0].fence];
      await pool.query({ ...commit(stage), values: [...values, stages[index + 1] ?? null] });
    }
  };

  return {
    async send({ jobs, loops, name }) {
      const started = performance.now();
      await fillJobs(pool, jobs, name);
      let next = 0;
      const loop = async () => {
        while (next < jobs) await assess(`${name}${++next}`);
      };
      await Promise.all(Array.from({ length: loops }, loop));
      return performance.now() - started;
    },
    close: () => pool.end(),
  };
}
