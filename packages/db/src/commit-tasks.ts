/** Commits of the stages between the first and the last, many in one statement. */
import type { Completed, Stage } from "@leadfit/contracts";
import { assessmentChannel } from "./assessment-rows.ts";
import {
  done,
  fencedColumns,
  givenTask,
  isHeld,
  nextTasks,
  runRows,
  taskColumns,
  unwaited,
} from "./commit-rows.ts";
import { givenRows } from "./given-rows.ts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";
import { type HeldTask, type TaskRef, taskKey } from "./task.ts";

export type Commit = { task: HeldTask; result: Completed<Stage>; next: Stage | null };

const givenCommits = givenRows({ ...taskColumns, output: "jsonb", next: "text" });

/** @returns for each, in the order of `commits`: false where this worker was fenced out */
export async function commitTasks(statements: Statements, commits: Commit[]): Promise<boolean[]> {
  const given = commits.map(({ task, result: { output, run }, next }) => ({
    ...givenTask(task, run),
    output,
    next,
  }));
  const rows = await statements.query<TaskRef>(Prisma.sql`
    with given as (${givenCommits(given)}),
    fenced as (
      update stage_tasks t set ${done}
      from given
      where ${isHeld}
      returning ${fencedColumns}, given.next
    ),
    next_tasks as (${nextTasks}),
    runs as (${runRows})
    select assessment_id as "assessmentId", stage, pg_notify(${assessmentChannel}, assessment_id), ${unwaited}
    from fenced`);
  return hits(commits, rows);
}

/** Which of the commits are among the rows that were written. */
export function hits(commits: { task: HeldTask }[], rows: TaskRef[]): boolean[] {
  const written = new Set(rows.map(taskKey));
  return commits.map(({ task }) => written.delete(taskKey(task)));
}
