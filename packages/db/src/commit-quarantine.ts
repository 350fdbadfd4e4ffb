/** Commit of a quarantine: the task and its assessment are parked, with a reason. */
import { randomUUID } from "node:crypto";
import type { Quarantined } from "@leadfit/contracts";
import { assessmentChannel } from "./assessment-rows.ts";
import { jobFields } from "./commit-extract.ts";
import { fencedColumns, givenTask, isHeld, runRows, taskColumns } from "./commit-rows.ts";
import { givenRows } from "./given-rows.ts";
import { lockJobs } from "./lock-jobs.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import { defaultResume } from "./resume-rows.ts";
import type { HeldTask } from "./task.ts";
import { deliveryRows } from "./webhook-rows.ts";

const givenTasks = givenRows(taskColumns);

/** @returns false where this worker was fenced out */
export async function commitQuarantine(
  prisma: PrismaClient,
  task: HeldTask,
  why: Quarantined,
): Promise<boolean> {
  return await prisma.$transaction(async (tx) => {
    if (why.reason === "missing_resume") {
      // A default set since the stage looked would find nobody waiting: look again under its lock.
      await tx.$executeRaw`lock table resumes in share mode`;
      if (await defaultResume(tx)) {
        await tx.$executeRaw`
          update stage_tasks
          set lease_until = null, due_at = now(), enqueued_at = null, enqueue_gen = enqueue_gen + 1
          where assessment_id = ${task.assessmentId} and stage = ${task.stage} and fence = ${task.fence}
            and state = 'pending'`;
        return true;
      }
    }
    await lockJobs(tx, [task.jobId]);
    const rows = await tx.$queryRaw<unknown[]>`
      with given as (${givenTasks([givenTask(task, why.run)])}),
      fenced as (
        update stage_tasks t set state = 'quarantined', lease_until = null, last_error = ${why.detail}
        from given where ${isHeld}
        returning ${fencedColumns}
      ),
      parked as (
        update assessments a set state = 'quarantined', ended_at = now()
        from fenced where a.assessment_id = fenced.assessment_id
        returning a.assessment_id, a.job_id
      ),
      reason as (
        insert into job_quarantine (job_quarantine_id, job_id, assessment_id, stage, job_quarantine_reason, detail, message)
        select ${randomUUID()}, job_id, assessment_id, stage, ${why.reason}, ${why.detail}, ${why.message}
        from fenced
      ),
      runs as (${runRows}),
      deliveries as (${deliveryRows("job.quarantined", Prisma.sql`parked`)})
      select pg_notify(${assessmentChannel}, assessment_id)::text from fenced`;
    if (rows.length === 1 && why.fields) {
      // A page that cannot be read has nothing better to say than the one that could.
      await tx.$executeRaw`
        update job_details set ${jobFields(why.fields)}
        where job_id = ${task.jobId} and job_description is null`;
    }
    return rows.length === 1;
  });
}
