/** Where assessments stand, for whoever watches them: the state of some, and what has changed since a moment. */
import {
  type ProgressEvent,
  type QueuesEvent,
  type RatingLevel,
  type Stage,
  stages,
} from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type ProgressStore = ReturnType<typeof createProgressStore>;

/** So many at once; who was away for longer looks at the list anew. */
const changedLimit = 2_000;

const states: Record<string, ProgressEvent["state"]> = {
  pending: "processing",
  completed: "completed",
  quarantined: "quarantined",
  cancelled: "cancelled",
  duplicate: "duplicate",
};

type Row = {
  job_id: string;
  assessment_id: string;
  resume_id: string | null;
  state: string;
  stage: string | null;
  stages_done: number;
  rating: string | null;
  at: Date;
};

export function createProgressStore(statements: Statements) {
  return {
    /** As they stand now; without those that are gone. */
    async of(assessmentIds: string[]): Promise<ProgressEvent[]> {
      const rows = await statements.query<Row>(Prisma.sql`
        select a.job_id, a.assessment_id, a.resume_id, a.state, a.rating, clock_timestamp() as at,
               (select count(*)::int from stage_tasks t
                where t.assessment_id = a.assessment_id and t.state = 'done') as stages_done,
               (select t.stage from stage_tasks t
                where t.assessment_id = a.assessment_id and t.state in ('pending', 'quarantined') limit 1) as stage
        from assessments a where a.assessment_id = any (${assessmentIds})`);
      return rows.map((row) => ({
        ...row,
        state: states[row.state] ?? "processing",
        stage: row.stage as Stage | null,
        rating: row.rating as RatingLevel | null,
        at: row.at.toISOString(),
      }));
    },

    /** Ids of those that are open, and of those that changed in another way since `since`. */
    async changedSince(since: Date): Promise<string[]> {
      const rows = await statements.query<{ id: string }>(Prisma.sql`
        select id from (
          select l.assessment_id as id from leads l where l.state = 'pending'
          union select a.assessment_id from assessments a where a.ended_at > ${since}
          union select q.assessment_id from job_quarantine q where q.cleared_at > ${since}
          union select s.assessment_id from reviews r join job_skills s on s.job_skill_id = r.job_skill_id
            where r.created_at > ${since}
        ) changed limit ${changedLimit}`);
      return rows.map(({ id }) => id);
    },

    /** How full the queues are. `leases` tell who runs: a task whose worker died counts as waiting. */
    async queues(): Promise<QueuesEvent> {
      type Count = { stage: string; waiting: number; running: number; delayed: number };
      const [row] = await statements.query<{
        at: Date;
        quarantined: number;
        stages: Count[] | null;
      }>(Prisma.sql`
        select clock_timestamp() as at,
               (select count(*)::int from job_quarantine where cleared_at is null) as quarantined,
               (select jsonb_agg(s) from (
                 select stage, count(*) filter (where lease_until > now()) as running,
                        count(*) filter (where due_at <= now() and (lease_until is null or lease_until <= now()))
                          as waiting,
                        count(*) filter (where due_at > now() and (lease_until is null or lease_until <= now()))
                          as delayed
                 from stage_tasks where state = 'pending' group by stage
               ) s) as stages`);
      const counts = row?.stages ?? [];
      return {
        at: (row?.at ?? new Date()).toISOString(),
        open_tasks: counts.reduce(
          (sum, { waiting, running, delayed }) => sum + waiting + running + delayed,
          0,
        ),
        quarantined: row?.quarantined ?? 0,
        stages: stages.map((stage) => {
          const {
            waiting = 0,
            running = 0,
            delayed = 0,
          } = counts.find((count) => count.stage === stage) ?? {};
          return { stage, waiting, running, delayed };
        }),
      };
    },
  };
}
