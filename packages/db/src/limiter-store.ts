/**
 * Who may call a model provider, and when: one rate, one number of slots and one gate a route, shared by every process on
 * this database. The arithmetic is the SQL function llm_acquire (prisma/migrations/*_llm_acquire_returned). Knows no
 * model and no HTTP: a route is a name.
 */
import { hostname } from "node:os";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type LimiterStore = ReturnType<typeof createLimiterStore>;

type GateReason = "rate_limited" | "no_credit" | "unauthorized";

type Acquired = {
  granted: { lease: string | null; startInMs: number; probes: GateReason | null }[];
  busy: { retryInMs: number; reason: GateReason | "no_slot" } | null;
};

type AcquiredRow =
  | ({ busy: null } & Acquired["granted"][number])
  | { busy: GateReason | "no_slot"; retryInMs: number };

export function createLimiterStore(prisma: PrismaClient, statements: Statements) {
  const holder = `${hostname()}:${process.pid}`;
  return {
    /**
     * Asks for the starts of up to `count` calls. `rpm` (starts in any sliding minute) and `slots` (calls at a time):
     * null for no such limit, else above 0. A granted start is at most 10 s ahead; its lease is good for `leaseMs` from
     * that start, and is null where slots are not counted. `probes`: it is the one call that a shut gate lets through
     * after its time. `busy` where fewer were granted than asked for. `returned`: leases that are given back first, in
     * the same statement.
     */
    async acquire(
      route: string,
      { rpm, slots, leaseMs }: { rpm: number | null; slots: number | null; leaseMs: number },
      count: number,
      returned: string[] = [],
    ): Promise<Acquired> {
      const rows = await statements.query<AcquiredRow>(Prisma.sql`
        select lease, start_in_ms as "startInMs", probes, busy, retry_in_ms as "retryInMs"
        from llm_acquire(${route}, ${rpm}::float8, ${slots}::int, ${leaseMs}::int, ${holder}, ${count}::int,
          ${returned}::text[])`);
      const acquired: Acquired = { granted: [], busy: null };
      for (const row of rows) {
        if (row.busy === null) {
          const { lease, startInMs, probes } = row;
          acquired.granted.push({ lease, startInMs, probes });
        } else acquired.busy = { retryInMs: row.retryInMs, reason: row.busy };
      }
      return acquired;
    },

    /** Gives slots back. A lease that has run out, or was given back before, is no error. */
    async release(leases: string[]): Promise<void> {
      await statements.execute(Prisma.sql`delete from llm_leases where lease_id = any(${leases})`);
    },

    /**
     * No start is granted on this route before `ms` from now, and then a probe's; a longer wait already set stays. Too
     * many requests do not hide that the account is without credit or the key without use.
     */
    async shut(route: string, reason: GateReason, ms: number): Promise<void> {
      await prisma.$executeRaw`
        insert into llm_routes as r (route, next_start, gate, gate_until)
        values (${route}, clock_timestamp(), ${reason}, clock_timestamp() + ${ms} * interval '1 millisecond')
        on conflict (route) do update
        set gate = case
              when excluded.gate = 'rate_limited' then coalesce(r.gate, excluded.gate) else excluded.gate
            end,
            -- Read again: excluded's clock stopped before the wait for the row's lock.
            gate_until = greatest(r.gate_until, clock_timestamp() + ${ms} * interval '1 millisecond'),
            probe_until = null`;
    },

    /** Opens the gate, unless it was shut anew since the probe began; or lets the next one probe. */
    async probed(route: string, opens: boolean): Promise<void> {
      await prisma.$executeRaw`
        update llm_routes
        set gate = case when ${opens}::boolean and gate_until <= clock_timestamp() then null else gate end,
            gate_until = case when ${opens}::boolean and gate_until <= clock_timestamp() then null else gate_until end,
            probe_until = null
        where route = ${route} and gate is not null`;
    },

    /** Why the gate is shut, and for how long still; 0: its time is over, and a probe is yet to open it. */
    async gate(route: string): Promise<{ reason: GateReason; shutForMs: number } | null> {
      const [row] = await statements.query<{ reason: GateReason; shutForMs: number }>(Prisma.sql`
        select gate as reason,
               greatest(0, ceil(extract(epoch from gate_until - clock_timestamp()) * 1000))::int as "shutForMs"
        from llm_routes where route = ${route} and gate is not null`);
      return row ?? null;
    },
  };
}
