/**
 * The money that calls of models may cost: limits on a job's assessment, a UTC day and a UTC month, shared by every
 * process on this database. A call reserves the most that it can cost and later pays what it did; the arithmetic is the
 * SQL function llm_reserve (prisma/migrations/*_llm_gates_and_budget).
 */
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type BudgetStore = ReturnType<typeof createBudgetStore>;

/** USD; null: no such limit. */
export type BudgetLimits = { jobUsd: number | null; dayUsd: number | null; monthUsd: number | null };

type Reserved = { kind: "reserved" } | { kind: "over"; scope: "job" | "day" | "month"; until: Date | null };

/** Longer than any call with its wait for a start: 90 s and 20 s, and a margin. */
const holdMs = 180_000;

export function createBudgetStore(statements: Statements) {
  return {
    /** Null where there is no limit: then nothing is asked and nothing is run. */
    of({ jobUsd, dayUsd, monthUsd }: BudgetLimits) {
      if (jobUsd === null && dayUsd === null && monthUsd === null) return null;
      let ready: Promise<unknown> | null = null;
      return {
        /**
         * Sets `amountUsd` aside until `settled` or `unreserve`, at most three minutes. `over`: that would exceed a
         * limit; `until`: the next UTC day or month, sooner where only calls under way are in the way, null where the
         * assessment has spent its own.
         */
        async reserve({
          runId,
          assessmentId,
          amountUsd,
        }: {
          runId: string;
          assessmentId: string;
          amountUsd: number;
        }): Promise<Reserved> {
          // Once a process: what was spent while there was no budget counts as well.
          ready ??= statements.execute(spentSoFar).catch((error) => {
            ready = null;
            throw error;
          });
          await ready;
          type Row = { scope: "job" | "day" | "month" | null; until: Date | null };
          const [row] = await statements.query<Row>(Prisma.sql`
            select scope, until from llm_reserve(${runId}, ${assessmentId}, ${amountUsd}::numeric, ${jobUsd}::numeric,
              ${dayUsd}::numeric, ${monthUsd}::numeric, ${holdMs}::int)`);
          return row?.scope ? { kind: "over", scope: row.scope, until: row.until } : { kind: "reserved" };
        },
      };
    },
  };
}

/** This day and this month (UTC) from the runs; a row that holds more already stays. */
const spentSoFar = Prisma.sql`
  insert into llm_spend as s (period, spent)
  select p.period, coalesce((select sum(r.llm_run_cost) from llm_runs_v2 r where r.llm_run_start >= p.since), 0)
  from (select clock_timestamp() at time zone 'UTC' as utc) t,
    lateral (values
      ('day:' || to_char(utc, 'YYYY-MM-DD'), date_trunc('day', utc) at time zone 'UTC'),
      ('month:' || to_char(utc, 'YYYY-MM'), date_trunc('month', utc) at time zone 'UTC')
    ) as p (period, since)
  order by p.period
  on conflict (period) do update set spent = greatest(s.spent, excluded.spent)`;

/**
 * Parts of a `with` in the statement that ends a run: gives its reservation back and adds what it cost (USD) to its day
 * and month. A run that has ended already is not charged again.
 */
export function settled(runId: string, costUsd: number): Prisma.Sql {
  return Prisma.sql`
    settled as (${unreserve(runId)}),
    charged as (
      insert into llm_spend as s (period, spent)
      select p.period, ${costUsd}::numeric
      from (select clock_timestamp() at time zone 'UTC' as utc) t,
        lateral (values ('day:' || to_char(utc, 'YYYY-MM-DD')), ('month:' || to_char(utc, 'YYYY-MM'))) as p (period)
      where ${costUsd}::numeric > 0
        and not exists (select 1 from llm_runs_v2 where llm_run_id = ${runId} and llm_run_status <> 'started')
      order by p.period
      on conflict (period) do update set spent = s.spent + excluded.spent
    )`;
}

/** A statement of its own, or part of a `with`: gives back what was reserved for a call that was not made. */
export function unreserve(runId: string): Prisma.Sql {
  return Prisma.sql`delete from llm_reservations where reservation_id = ${runId}`;
}
