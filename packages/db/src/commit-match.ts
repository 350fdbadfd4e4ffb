/** Commit of match: one job_skills row an atom, the rating, and the assessment is whole. */
import { randomUUID } from "node:crypto";
import type { Completed, StageOutputs } from "@leadfit/contracts";
import { assessmentChannel } from "./assessment-rows.ts";
import { runRow } from "./commit-rows.ts";
import type { PrismaClient } from "./prisma.ts";
import type { HeldTask } from "./task.ts";

/** @returns false where this worker was fenced out */
export async function commitMatch(
  prisma: PrismaClient,
  task: HeldTask,
  { output, run }: Completed<"match">,
): Promise<boolean> {
  const [classify] = await prisma.$queryRaw<{ output: StageOutputs["classify"] | null }[]>`
    select output from stage_tasks where assessment_id = ${task.assessmentId} and stage = 'classify'`;
  if (!classify?.output) throw new Error(`assessment ${task.assessmentId} has no output of stage classify`);
  const { classified_objects } = classify.output;
  const verdicts = new Map(output.assessed_objects.map((assessed) => [assessed.id, assessed]));
  const skills = classified_objects.map((atom, position) => {
    const verdict = verdicts.get(atom.id);
    return {
      skill_id: randomUUID(),
      position,
      atomic: atom.requirement_string,
      type: atom.classification,
      atom_id: atom.id ?? null,
      atom_group: atom.group ?? null,
      reasoning: verdict?.match_reasoning ?? null,
      matched: verdict?.match ?? null,
      evidence: verdict?.evidence_quote ?? null,
      decided_by: verdict?.decided_by ?? null,
      run_id: verdict?.run_id ?? null,
    };
  });
  const { rating } = output;
  const rows = await prisma.$queryRaw<{ hit: boolean }[]>`
    with fenced as (
      update stage_tasks
      set state = 'done', output = ${JSON.stringify(output)}::jsonb, done_at = now(), lease_until = null,
          last_error = null
      -- The job's row first: the order in which everybody locks (lock-jobs.ts).
      from (select job_id from job_details where job_id = ${task.jobId} for update) job
      where assessment_id = ${task.assessmentId} and stage = 'match' and fence = ${task.fence} and state = 'pending'
      returning assessment_id
    ),
    whole as (
      update assessments a
      set state = 'completed', ended_at = now(), rating = ${rating.rating},
          rating_description = ${rating.rating_description}, match_percentage = ${rating.match_percentage},
          required_qualifications_count = ${rating.required_qualifications_count},
          required_matched_count = ${rating.required_matched_count},
          additional_qualifications_count = ${rating.additional_qualifications_count},
          assessed_by = case when exists (
            select 1 from llm_runs_v2 r
            where r.assessment_id = a.assessment_id and r.llm_run_status = 'received' and r.llm_run_model_id <> 'rules'
          ) then 'model' else 'rules' end
      from fenced where a.assessment_id = fenced.assessment_id
      returning a.assessment_id, a.job_id, a.resume_id
    ),
    skill_rows as (
      insert into job_skills (
        job_skill_id, job_id, assessment_id, position, job_skills_atomic_string, job_skills_type,
        job_skills_match_reasoning, job_skills_match, job_skills_resume_id, atom_id, atom_group, evidence_quote,
        decided_by, llm_run_id
      )
      select s.skill_id, w.job_id, w.assessment_id, s.position, s.atomic, s.type, s.reasoning, s.matched,
             w.resume_id, s.atom_id, s.atom_group, s.evidence, s.decided_by, s.run_id
      from whole w, jsonb_to_recordset(${JSON.stringify(skills)}::jsonb) as s(
        skill_id text, position int, atomic text, type text, reasoning text, matched boolean, atom_id text,
        atom_group text, evidence text, decided_by text, run_id text)
    ),
    run as (${runRow(task, run)}),
    told as (select pg_notify(${assessmentChannel}, assessment_id) from fenced)
    select true as hit from fenced, told`;
  return rows.length === 1;
}
