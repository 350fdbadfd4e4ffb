/**
 * Who may call a model provider, and when: one rate and one number of slots a route, shared by every process on this
 * database. The arithmetic is the SQL function llm_acquire (prisma/migrations/*_llm_limiter). Knows no model and no
 * HTTP: a route is a name.
 */
import { hostname } from "node:os";
import type { PrismaClient } from "./prisma.ts";

export type LimiterStore = ReturnType<typeof createLimiterStore>;

type Acquired =
  | { kind: "granted"; lease: string | null; startInMs: number }
  | { kind: "busy"; retryInMs: number; reason: "rate_limited" | "no_slot" };

export function createLimiterStore(prisma: PrismaClient) {
  const holder = `${hostname()}:${process.pid}`;
  return {
    /**
     * Asks for the start of one call. `rpm` (starts in any sliding minute) and `slots` (calls at a time): null for no
     * such limit, else above 0. A granted start is at most 10 s ahead; its lease is good for `leaseMs` from that start,
     * and is null where slots are not counted.
     */
    async acquire(
      route: string,
      { rpm, slots, leaseMs }: { rpm: number | null; slots: number | null; leaseMs: number },
    ): Promise<Acquired> {
      const [row] = await prisma.$queryRaw<
        {
          lease: string | null;
          startInMs: number;
          busy: "rate" | "slots" | null;
          retryInMs: number;
        }[]
      >`
        select lease, start_in_ms as "startInMs", busy, retry_in_ms as "retryInMs"
        from llm_acquire(${route}, ${rpm}::float8, ${slots}::int, ${leaseMs}::int, ${holder})`;
      if (!row) throw new Error("llm_acquire gave no row");
      if (row.busy === null) return { kind: "granted", lease: row.lease, startInMs: row.startInMs };
      return {
        kind: "busy",
        retryInMs: row.retryInMs,
        reason: row.busy === "rate" ? "rate_limited" : "no_slot",
      };
    },

    /** Gives the slot back. A lease that has run out, or was given back before, is no error. */
    async release(lease: string): Promise<void> {
      await prisma.$executeRaw`delete from llm_leases where lease_id = ${lease}`;
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
