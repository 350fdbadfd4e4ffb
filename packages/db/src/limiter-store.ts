/**
 * Who may call a model provider, and when: one rate and one number of slots a route, shared by every process on this
 * database. The arithmetic is the SQL function llm_acquire (prisma/migrations/*_llm_limiter). Knows no model and no
 * HTTP: a route is a name.
 */
import { hostname } from "node:os";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type LimiterStore = ReturnType<typeof createLimiterStore>;

type Acquired = {
  granted: { lease: string | null; startInMs: number }[];
  busy: { retryInMs: number; reason: "rate_limited" | "no_slot" } | null;
};

type AcquiredRow =
  | { busy: null; lease: string | null; startInMs: number }
  | { busy: "rate" | "slots"; retryInMs: number };

export function createLimiterStore(prisma: PrismaClient, statements: Statements) {
  const holder = `${hostname()}:${process.pid}`;
  return {
    /**
     * Asks for the starts of up to `count` calls. `rpm` (starts in any sliding minute) and `slots` (calls at a time):
     * null for no such limit, else above 0. A granted start is at most 10 s ahead; its lease is good for `leaseMs` from
     * that start, and is null where slots are not counted. `busy` where fewer were granted than asked for.
     */
    async acquire(
      route: string,
      { rpm, slots, leaseMs }: { rpm: number | null; slots: number | null; leaseMs: number },
      count: number,
    ): Promise<Acquired> {
      const rows = await statements.query<AcquiredRow>(Prisma.sql`
        select lease, start_in_ms as "startInMs", busy, retry_in_ms as "retryInMs"
        from llm_acquire(${route}, ${rpm}::float8, ${slots}::int, ${leaseMs}::int, ${holder}, ${count}::int)`);
      const acquired: Acquired = { granted: [], busy: null };
      for (const row of rows) {
        if (row.busy === null) acquired.granted.push({ lease: row.lease, startInMs: row.startInMs });
        else
          acquired.busy = {
            retryInMs: row.retryInMs,
            reason: row.busy === "rate" ? "rate_limited" : "no_slot",
          };
      }
      return acquired;
    },

    /** Gives slots back. A lease that has run out, or was given back before, is no error. */
    async release(leases: string[]): Promise<void> {
      await statements.execute(Prisma.sql`delete from llm_leases where lease_id = any(${leases})`);
    },

    /** No start is granted on this route before `ms` from now; a longer pause already set stays. */
    async pause(route: string, ms: number): Promise<void> {
      await prisma.$executeRaw`
        insert into llm_routes as r (route, next_start)
        values (${route}, clock_timestamp() + ${ms} * interval '1 millisecond')
        on conflict (route) do update
        -- Read again: excluded's clock stopped before the wait for the row's lock.
        set next_start = greatest(r.next_start, clock_timestamp() + ${ms} * interval '1 millisecond')`;
    },
  };
}
