/**
 * Task rows: the truth of the pipeline. Every write of a worker is fenced: it counts only while the fence it
 * claimed is still the row's. Time is the database's, so that a worker's wrong clock cannot split ownership.
 * States and edges: docs/state-machine.md.
 */
import {
  type Completed,
  type Quarantined,
  type Stage,
  type StageOutputs,
  storableDeep,
} from "@leadfit/contracts";
import { isAway } from "./away.ts";
import { type Claiming, claimTasks, whyNot } from "./claim-tasks.ts";
import { commitExtract } from "./commit-extract.ts";
import { commitMatches, type MatchCommit } from "./commit-match.ts";
import { commitQuarantine } from "./commit-quarantine.ts";
import { unwaited } from "./commit-rows.ts";
import { type Commit, commitTasks } from "./commit-tasks.ts";
import { grouped } from "./grouped.ts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";
import type { Announcement, Claim, HeldTask, TaskRef } from "./task.ts";

/** Claims or commits that one statement carries, at most. */
const mostAtOnce = 32;

export type TaskStore = ReturnType<typeof createTaskStore>;

const announcementColumns = Prisma.sql`
  assessment_id as "assessmentId", stage, enqueue_gen as "enqueueGen",
  greatest(0, extract(epoch from due_at - now()) * 1000)::int as "delayMs",
  lease_until is not null or crash_count > 0 as abandoned`;

export function createTaskStore(prisma: PrismaClient, statements: Statements) {
  const held = ({ assessmentId, stage, fence }: HeldTask) => Prisma.sql`
    assessment_id = ${assessmentId} and stage = ${stage} and fence = ${fence} and state = 'pending'`;

  const claim = grouped((asked: Claiming[]) => claimTasks(statements, asked), mostAtOnce);
  const commit = grouped((commits: Commit[]) => commitTasks(statements, commits), mostAtOnce);
  const commitMatch = grouped((commits: MatchCommit[]) => commitMatches(statements, commits), mostAtOnce);

  return {
    /** Takes the task for `leaseMs`, with what it reads. A lease found run out means that its holder died: that is counted. */
    async claim({ assessmentId, stage }: TaskRef, leaseMs: number): Promise<Claim> {
      const ref = { assessmentId, stage };
      // Asked by each for itself: a claim that was made must not be lost to another's failing question.
      return (await claim({ ...ref, leaseMs })) ?? (await whyNot(statements, ref));
    },

    /** @returns false where the task is no longer ours: stop working on it */
    async renew(task: HeldTask, leaseMs: number): Promise<boolean> {
      const hits = await statements.execute(Prisma.sql`
        update stage_tasks set lease_until = now() + ${leaseMs} * interval '1 millisecond' where ${held(task)}`);
      return hits === 1;
    },

    /** Lets go without a result and without counting a try; due again in `delayMs`. */
    async release(task: HeldTask, delayMs: number): Promise<boolean> {
      const hits = await statements.execute(Prisma.sql`
        update stage_tasks
        set lease_until = null, due_at = now() + ${delayMs} * interval '1 millisecond'
        where ${held(task)}`);
      return hits === 1;
    },

    /** Lets go after a try that threw; due again in `delayMs`. `error` is for people, without documents. */
    async failTry(task: HeldTask, error: string, delayMs: number): Promise<boolean> {
      const hits = await statements.execute(Prisma.sql`
        update stage_tasks
        set lease_until = null, attempts = attempts + 1, last_error = ${error},
            due_at = now() + ${delayMs} * interval '1 millisecond'
        where ${held(task)}`);
      return hits === 1;
    },

    /**
     * Commits a stage's result, its run and the next task in one transaction.
     * @returns false where this worker was fenced out; nothing is written then
     */
    async complete<S extends Stage>(
      task: HeldTask & { stage: S },
      unchecked: Completed<S>,
      next: Stage | null,
    ): Promise<boolean> {
      // What a page or a model wrote may hold what Postgres refuses.
      const result = storableDeep(unchecked);
      if (task.stage === "extract")
        return await commitExtract(prisma, statements, task, result as Completed<"extract">, next);
      if (task.stage === "match") return await commitMatch({ task, result: result as Completed<"match"> });
      return await commit({ task, result, next });
    },

    /** Parks the task and its assessment. @returns false where this worker was fenced out */
    async quarantine(task: HeldTask, why: Quarantined): Promise<boolean> {
      return await commitQuarantine(prisma, task, storableDeep(why));
    },

    /** Takes up to `limit` tasks that the queue has not heard of, and marks them as announced. */
    async takeUnannounced(limit: number): Promise<Announcement[]> {
      return await statements.query<Announcement>(Prisma.sql`
        update stage_tasks set enqueued_at = now()
        where (assessment_id, stage) in (
          select assessment_id, stage from stage_tasks
          where state = 'pending' and enqueued_at is null
          order by due_at for update skip locked limit ${limit}
        )
        returning ${announcementColumns},
                  -- A mark that a dying server forgets is made again, and the queue takes a task twice under one id
                  -- as once.
                  ${unwaited}`);
    },

    /** The queue did not take them: they count as unannounced again. */
    async unannounce(tasks: Announcement[]): Promise<void> {
      await prisma.$executeRaw`
        update stage_tasks t set enqueued_at = null
        from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
          as x("assessmentId" text, stage text, "enqueueGen" int)
        where t.assessment_id = x."assessmentId" and t.stage = x.stage and t.enqueue_gen = x."enqueueGen"
          and t.state = 'pending'`;
    },

    /**
     * Open tasks that are due and that nobody holds: those that somebody who died has held, announced over `abandonedMs`
     * ago, then the others, announced over `quietMs` ago; the longest silent first.
     */
    async silent(quietMs: number, abandonedMs: number, limit: number): Promise<Announcement[]> {
      return await prisma.$queryRaw<Announcement[]>`
        select ${announcementColumns} from stage_tasks
        where state = 'pending' and enqueued_at < now() - interval '1 millisecond'
            * case when lease_until is null then ${quietMs}::int else ${abandonedMs}::int end
          and due_at < now() and (lease_until is null or lease_until < now())
        order by lease_until is null, enqueued_at limit ${limit}`;
    },

    /** The queue still has these: look again later. */
    async seenQueued(tasks: TaskRef[]): Promise<void> {
      await prisma.$executeRaw`
        update stage_tasks t set enqueued_at = now()
        from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as x("assessmentId" text, stage text)
        where t.assessment_id = x."assessmentId" and t.stage = x.stage and t.state = 'pending'
          and t.enqueued_at is not null`;
    },

    /** The queue lost these: they are announced anew, under the next generation, but for those that somebody holds since. */
    async announceAgain(tasks: Announcement[]): Promise<number> {
      return await prisma.$executeRaw`
        update stage_tasks t set enqueued_at = null, enqueue_gen = t.enqueue_gen + 1
        from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
          as x("assessmentId" text, stage text, "enqueueGen" int)
        where t.assessment_id = x."assessmentId" and t.stage = x.stage and t.enqueue_gen = x."enqueueGen"
          and t.state = 'pending' and (t.lease_until is null or t.lease_until < now())`;
    },

    /** True for an error that says that Postgres cannot be reached just now; the same call may work later. */
    isAway,

    /** One sweep at a time in the whole fleet. @returns null where another process is sweeping */
    async exclusively<T>(work: () => Promise<T>): Promise<T | null> {
      return await prisma.$transaction(
        async (tx) => {
          const [row] = await tx.$queryRaw<{ got: boolean }[]>`
            select pg_try_advisory_xact_lock(hashtext('leadfit.sweep')) as got`;
          return row?.got ? await work() : null;
        },
        { timeout: 60_000 },
      );
    },

    /** What earlier stages committed. @throws where one has not: the pipeline never starts a stage before that */
    async outputs<S extends Stage>(assessmentId: string, of: S[]): Promise<Pick<StageOutputs, S>> {
      const rows = await statements.query<{ stage: S; output: StageOutputs[S] }>(Prisma.sql`
        select stage, output from stage_tasks
        where assessment_id = ${assessmentId} and stage = any(${of}::text[]) and output is not null`);
      if (rows.length !== of.length)
        throw new Error(`assessment ${assessmentId} lacks an output of the stages ${of.join(", ")}`);
      return Object.fromEntries(rows.map(({ stage, output }) => [stage, output])) as Pick<StageOutputs, S>;
    },

    /** Seconds the oldest due and open task has waited; null where there is none. */
    async oldestDueAge(): Promise<number | null> {
      const [row] = await prisma.$queryRaw<{ age: number | null }[]>`
        select extract(epoch from now() - min(due_at))::float8 as age from stage_tasks
        where state = 'pending' and due_at < now()`;
      return row?.age ?? null;
    },
  };
}
