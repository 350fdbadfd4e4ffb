/** Commit of match: one job_skills row an atom, the rating, and the assessment is whole. */
import type { Completed } from "@leadfit/contracts";
import { assessmentChannel } from "./assessment-rows.ts";
import { runRow } from "./commit-rows.ts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";
import type { HeldTask } from "./task.ts";
import { deliveryRows } from "./webhook-rows.ts";

/** @returns false where this worker was fenced out */
export async function commitMatch(
  statements: Statements,
  task: HeldTask,
  { output, run }: Completed<"match">,
): Promise<boolean> {
  const { rating, quality } = output;
  const rows = await statements.query(Prisma.sql`
    with fenced as (
      update stage_tasks
      set state = 'done', output = ${JSON.stringify(output)}::jsonb, done_at = now(), lease_until = null,
          last_error = null
      -- The job's row first: the order in which everybody locks (lock-jobs.ts).
      from (select job_id from job_details where job_id = ${task.jobId} for update) job
      where assessment_id = ${task.assessmentId} and stage = 'match' and fence = ${task.fence} and state = 'pending'
      returning assessment_id, output
    ),
    whole as (
      update assessments a
      set state = 'completed', ended_at = now(), rating = ${rating.rating},
          rating_description = ${rating.rating_description}, match_percentage = ${rating.match_percentage},
          required_qualifications_count = ${rating.required_qualifications_count},
          required_matched_count = ${rating.required_matched_count},
          additional_qualifications_count = ${rating.additional_qualifications_count},
          quality = ${quality ? JSON.stringify(quality) : null}::jsonb,
          assessed_by = case when exists (
            select 1 from llm_runs_v2 r
            where r.assessment_id = a.assessment_id and r.llm_run_status in ('received', 'reused')
              and r.llm_run_model_id <> 'rules'
          ) then 'model' else 'rules' end,
          degraded = coalesce(${output.degraded ?? null}::text, (
            select max(t.output->>'degraded') from stage_tasks t where t.assessment_id = a.assessment_id
          ))
      from fenced where a.assessment_id = fenced.assessment_id
      returning a.assessment_id, a.job_id, a.resume_id, fenced.output->'corrected' as corrected
    ),
    skill_rows as (
      insert into job_skills (
        job_skill_id, job_id, assessment_id, position, job_skills_atomic_string, job_skills_type,
        job_skills_match_reasoning, job_skills_match, job_skills_resume_id, atom_id, atom_group, evidence_quote,
        evidence_start, evidence_end, decided_by, unverified, missing, confidence, llm_run_id, min_years, level,
        posting_start, posting_end, engine_match, engine_type, review_id
      )
      select gen_random_uuid()::text, w.job_id, w.assessment_id, atom.position - 1,
             atom.value->>'requirement_string',
             coalesce(correction.value->>'classification', atom.value->>'classification'),
             verdict.value->>'match_reasoning', (verdict.value->>'match')::boolean, w.resume_id,
             atom.value->>'id', atom.value->>'group', verdict.value->>'evidence_quote',
             (verdict.value->'evidence_span'->>'start')::int, (verdict.value->'evidence_span'->>'end')::int,
             case when correction.value is null then verdict.value->>'decided_by' else 'person' end,
             coalesce((verdict.value->>'unverified')::boolean, false),
             verdict.value->>'missing', (verdict.value->>'confidence')::float8, verdict.value->>'run_id',
             (atom.value->>'min_years')::float8, atom.value->>'level',
             (requirement.value->'span'->>'start')::int, (requirement.value->'span'->>'end')::int,
             (correction.value->>'engine_match')::boolean,
             case when correction.value is not null then atom.value->>'classification' end,
             correction.value->>'review_id'
      from whole w
      join stage_tasks classify on classify.assessment_id = w.assessment_id and classify.stage = 'classify'
      cross join jsonb_array_elements(classify.output->'classified_objects') with ordinality atom(value, position)
      cross join lateral (select w.corrected->(atom.value->>'id')) correction(value)
      left join (
        select distinct on (value->>'id') value
        from fenced, jsonb_array_elements(fenced.output->'assessed_objects') as assessed(value)
      ) verdict on verdict.value->>'id' = atom.value->>'id'
      -- Atom r3.1 is the first of requirement r3.
      left join (
        select distinct on (tagged.value->>'id') tagged.value
        from fenced
        join stage_tasks tag on tag.assessment_id = fenced.assessment_id and tag.stage = 'tag',
          jsonb_array_elements(tag.output->'tagged_list') as tagged(value)
      ) requirement on requirement.value->>'id' = split_part(atom.value->>'id', '.', 1)
    ),
    run as (${runRow(task, run)}),
    deliveries as (${deliveryRows("assessment.completed", Prisma.sql`whole`)}),
    told as (select pg_notify(${assessmentChannel}, assessment_id) from fenced)
    select true as hit from fenced, told`);
  return rows.length === 1;
}
