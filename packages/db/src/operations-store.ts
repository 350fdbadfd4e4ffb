/** Where the system stands as the tables tell it: queues by stage, routes to models, what was done when. */
import {
  type OperationsBucket,
  type RouteFigures,
  type Stage,
  type StageFigures,
  stages,
} from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type OperationsStore = ReturnType<typeof createOperationsStore>;

/** A route as the database has it; what its breakers say is each process's own. */
export type RouteRow = Omit<RouteFigures, "breaker">;

export function createOperationsStore(statements: Statements) {
  return {
    /** All stages, in their order. */
    async stages(): Promise<StageFigures[]> {
      type Row = Omit<StageFigures, "error_rate_last_hour">;
      const rows = await statements.query<Row>(Prisma.sql`
        with open as (
          select stage,
                 (count(*) filter (where lease_until > now()))::int as running,
                 (count(*) filter (where due_at <= now() and (lease_until is null or lease_until <= now())))::int
                   as waiting,
                 (count(*) filter (where due_at > now() and (lease_until is null or lease_until <= now())))::int
                   as delayed,
                 extract(epoch from now() - min(due_at) filter (
                   where due_at <= now() and (lease_until is null or lease_until <= now())
                 ))::float8 as oldest_age_seconds
          from stage_tasks where state = 'pending' group by stage
        ), done as (
          select stage, count(*)::int as hour,
                 (count(*) filter (where done_at > now() - interval '1 minute'))::int as minute
          from stage_tasks where done_at > now() - interval '1 hour' group by stage
        ), parked as (
          select stage, count(*)::int as hour from job_quarantine
          where job_quarantine_timestamp > now() - interval '1 hour' group by stage
        )
        select stage, coalesce(open.waiting, 0) as waiting, coalesce(open.running, 0) as running,
               coalesce(open.delayed, 0) as delayed, open.oldest_age_seconds,
               coalesce(done.minute, 0) as done_last_minute, coalesce(done.hour, 0) as done_last_hour,
               coalesce(parked.hour, 0) as quarantined_last_hour
        from unnest(${[...stages]}::text[]) with ordinality as stage(stage, position)
        left join open using (stage) left join done using (stage) left join parked using (stage)
        order by position`);
      return rows.map((row) => {
        const ended = row.done_last_hour + row.quarantined_last_hour;
        return {
          ...row,
          stage: row.stage as Stage,
          error_rate_last_hour: ended === 0 ? null : row.quarantined_last_hour / ended,
        };
      });
    },

    async routes(): Promise<RouteRow[]> {
      type Row = Omit<RouteRow, "gate_until" | "next_start"> & { gate_until: Date | null; next_start: Date };
      const rows = await statements.query<Row>(Prisma.sql`
        select r.route, r.gate, r.gate_until, r.next_start,
               (select count(*)::int from llm_leases l where l.route = r.route and l.expires_at > now())
                 as slots_used
        from llm_routes r order by r.route`);
      return rows.map((row) => ({
        ...row,
        gate_until: row.gate_until?.toISOString() ?? null,
        next_start: row.next_start.toISOString(),
      }));
    },

    async totals(): Promise<{ openTasks: number; quarantined: number; jobs: number; databaseBytes: number }> {
      const [row] = await statements.query<{
        openTasks: number;
        quarantined: number;
        jobs: number;
        databaseBytes: number;
      }>(Prisma.sql`
        select (select count(*)::int from stage_tasks where state = 'pending') as "openTasks",
               (select count(*)::int from job_quarantine where cleared_at is null) as quarantined,
               (select count(*)::int from job_details) as jobs,
               pg_database_size(current_database())::float8 as "databaseBytes"`);
      return row ?? { openTasks: 0, quarantined: 0, jobs: 0, databaseBytes: 0 };
    },

    /** Since `hours` ago in buckets of `minutes`, on the clock's full ones; the oldest first, the empty ones too. */
    async history(hours: number, minutes: number): Promise<OperationsBucket[]> {
      const bin = (column: string) => Prisma.sql`
        date_bin(${minutes} * interval '1 minute', ${Prisma.raw(column)}, timestamptz '2000-01-01 00:00Z')`;
      const since = Prisma.sql`now() - ${hours} * interval '1 hour'`;
      const rows = await statements.query<{ at: Date; what: string; n: number }>(Prisma.sql`
        select at, what, n from (
          select ${bin("done_at")} as at, stage as what, count(*)::int as n from stage_tasks
          where done_at > ${since} group by 1, 2
          union all
          select ${bin("job_quarantine_timestamp")}, 'quarantined', count(*)::int from job_quarantine
          where job_quarantine_timestamp > ${since} group by 1
          union all
          select ${bin("created_at")}, 'ingested', count(*)::int from job_details
          where created_at > ${since} group by 1
        ) counted
        union all
        select at, '', 0 from generate_series(${bin(`now() - ${Number(hours)} * interval '1 hour'`)}, now(),
                                              ${minutes} * interval '1 minute') at
        order by at`);
      const buckets = new Map<string, OperationsBucket>();
      for (const { at, what, n } of rows) {
        const key = at.toISOString();
        const bucket = buckets.get(key) ?? emptyBucket(key);
        buckets.set(key, bucket);
        if (what === "quarantined" || what === "ingested") bucket[what] = n;
        else if (what !== "") bucket.done[what as Stage] = n;
      }
      return [...buckets.values()];
    },
  };
}

const emptyBucket = (at: string): OperationsBucket => ({
  at,
  done: { extract: 0, tag: 0, atomize: 0, classify: 0, match: 0 },
  quarantined: 0,
  ingested: 0,
});
