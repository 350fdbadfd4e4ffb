/** Commit of match: one job_skills row an atom, the rating, and the assessment is whole. */
import type { Completed } from "@leadfit/contracts";
import { assessmentChannel } from "./assessment-rows.ts";
import { done, fencedColumns, givenTask, isHeld, runRows, taskColumns } from "./commit-rows.ts";
import { hits } from "./commit-tasks.ts";
import { givenRows } from "./given-rows.ts";
import { lockedJobs } from "./lock-jobs.ts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";
import type { HeldTask, TaskRef } from "./task.ts";
import { deliveryRows } from "./webhook-rows.ts";

export type MatchCommit = { task: HeldTask; result: Completed<"match"> };

const givenMatches = givenRows({ ...taskColumns, output: "jsonb" });

/** @returns for each, in the order of `commits`: false where this worker was fenced out */
export async function commitMatches(statements: Statements, commits: MatchCommit[]): Promise<boolean[]> {
  const given = commits.map(({ task, result: { output, run } }) => ({
    ...givenTask(task, run),
    output,
  }));
  const rows = await statements.query<TaskRef>(Prisma.sql`
    with given as (${givenMatches(given)}),
    fenced as (
      update stage_tasks t set ${done}
      -- The jobs' rows first: the order in which everybody locks (lock-jobs.ts).
      from given cross join (${lockedJobs(commits.map(({ task }) => task.jobId))}) jobs
      where ${isHeld}
      returning ${fencedColumns}, given.output
    ),
    whole as (
      update assessments a
      set state = 'completed', ended_at = now(),
          rating = rated.rating, rating_description = rated.rating_description,
          match_percentage = rated.match_percentage,
          required_qualifications_count = rated.required_qualifications_count,
          required_matched_count = rated.required_matched_count,
          additional_qualifications_count = rated.additional_qualifications_count,
          quality = nullif(fenced.output->'quality', 'null'),
          assessed_by = case when exists (
            select 1 from llm_runs_v2 r
            where r.assessment_id = a.assessment_id and r.llm_run_status in ('received', 'reused')
              and r.llm_run_model_id <> 'rules'
          ) then 'model' else 'rules' end,
          degraded = coalesce(fenced.output->>'degraded', (
            select max(t.output->>'degraded') from stage_tasks t where t.assessment_id = a.assessment_id
          ))
      from fenced cross join lateral jsonb_to_record(fenced.output->'rating') as rated(
        rating text, rating_description text, match_percentage float8, required_qualifications_count int,
        required_matched_count int, additional_qualifications_count int
      )
      where a.assessment_id = fenced.assessment_id
      returning a.assessment_id, a.job_id, a.resume_id, fenced.output
    ),
    verdicts as (
      select distinct on (w.assessment_id, value->>'id') w.assessment_id, value->>'id' as id, value
      from whole w, jsonb_array_elements(w.output->'assessed_objects') as assessed(value)
    ),
    requirements as (
      select distinct on (tag.assessment_id, value->>'id') tag.assessment_id, value->>'id' as id, value
      from whole w
      join stage_tasks tag on tag.assessment_id = w.assessment_id and tag.stage = 'tag',
        jsonb_array_elements(tag.output->'tagged_list') as tagged(value)
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
      cross join lateral (select w.output->'corrected'->(atom.value->>'id')) correction(value)
      left join verdicts verdict
        on verdict.assessment_id = w.assessment_id and verdict.id = atom.value->>'id'
      -- Atom r3.1 is the first of requirement r3.
      left join requirements requirement
        on requirement.assessment_id = w.assessment_id
          and requirement.id = split_part(atom.value->>'id', '.', 1)
    ),
    runs as (${runRows}),
    deliveries as (${deliveryRows("assessment.completed", Prisma.sql`whole`)})
    select assessment_id as "assessmentId", stage, pg_notify(${assessmentChannel}, assessment_id) from fenced`);
  return hits(commits, rows);
}
