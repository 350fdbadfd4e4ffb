/** Jobs put into the database in one statement, each with its assessment and first task: a backlog, at once. */
import type pg from "pg";

export async function fillJobs(pool: pg.Pool, count: number, name: string): Promise<void> {
  await pool.query(
    `with jobs as (
       insert into job_details (job_id, ingest_key)
       select $1 || n, 'id:' || $1 || n from generate_series(1, $2::int) n returning job_id
     ), opened as (
       insert into assessments (assessment_id, job_id, generation)
       select 'a-' || job_id, job_id, 1 from jobs returning assessment_id
     )
     insert into stage_tasks (assessment_id, stage) select assessment_id, 'extract' from opened`,
    [name, count],
  );
}
