/** Claims of tasks, many in one statement. */
import { type StageOutputs, stageReads } from "@leadfit/contracts";
import { isOpen, unwaited } from "./commit-rows.ts";
import { givenRows } from "./given-rows.ts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";
import { type Claim, type TaskRef, taskKey } from "./task.ts";

/** `leaseMs`: how long the claim holds. */
export type Claiming = TaskRef & { leaseMs: number };

const givenRefs = givenRows({ assessment_id: "text", stage: "text", lease_ms: "int" });

type Claimed = Extract<Claim, { kind: "claimed" }>;

/** @returns in the order of `asked`, null for what it did not get; of two that ask for one task at once the first may have it */
export async function claimTasks(statements: Statements, asked: Claiming[]): Promise<(Claimed | null)[]> {
  const given = asked.map(({ assessmentId, stage, leaseMs }) => ({
    assessment_id: assessmentId,
    stage,
    lease_ms: leaseMs,
  }));
  const rows = await statements.query<{
    assessmentId: string;
    stage: TaskRef["stage"];
    fence: number;
    attempts: number;
    crashCount: number;
    jobId: string;
    earlier: Partial<StageOutputs> | null;
  }>(Prisma.sql`
    update stage_tasks t
    set fence = fence + 1,
        lease_until = now() + x.lease_ms * interval '1 millisecond',
        crash_count = crash_count + case when lease_until is null then 0 else 1 end,
        -- However it got here, it is on the queue: no relay need announce it.
        enqueued_at = coalesce(enqueued_at, now())
    from (${givenRefs(given)}) x
         join assessments a on a.assessment_id = x.assessment_id
    where t.assessment_id = x.assessment_id and t.stage = x.stage and ${isOpen}
      and t.due_at <= now() and (t.lease_until is null or t.lease_until < now())
    returning t.assessment_id as "assessmentId", t.stage, t.fence, t.attempts, t.crash_count as "crashCount",
              a.job_id as "jobId",
              (
                select jsonb_object_agg(e.stage, e.output) from stage_tasks e
                where e.assessment_id = t.assessment_id and e.output is not null
                  and ${JSON.stringify(stageReads)}::jsonb -> t.stage ? e.stage
              ) as earlier,
              -- A claim that a dying server forgets is one nobody holds, and of two who then hold the same fence
              -- one commits, for the row is done after it.
              ${unwaited}`);
  const claimed = new Map(rows.map((row) => [taskKey(row), row]));
  return asked.map(({ assessmentId, stage }): Claimed | null => {
    const ref = { assessmentId, stage };
    const row = claimed.get(taskKey(ref));
    if (!row) return null;
    claimed.delete(taskKey(ref));
    const { jobId, fence, earlier, attempts, crashCount } = row;
    return { kind: "claimed", task: { ...ref, jobId, fence }, earlier: earlier ?? {}, attempts, crashCount };
  });
}

/** Of a task that could not be claimed. */
export async function whyNot(statements: Statements, { assessmentId, stage }: TaskRef): Promise<Claim> {
  const [row] = await statements.query<{ waitMs: number | null }>(Prisma.sql`
    select (extract(epoch from greatest(due_at, lease_until) - now()) * 1000)::int as "waitMs"
    from stage_tasks
    where assessment_id = ${assessmentId} and stage = ${stage} and state = 'pending'`);
  return row ? { kind: "later", waitMs: Math.max(row.waitMs ?? 0, 0) } : { kind: "settled" };
}
