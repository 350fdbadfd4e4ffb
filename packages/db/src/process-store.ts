/** Processes that are up: each says so every few seconds, and a clean stop takes its row away. */
import { type Process, type ProcessState, processStateSchema } from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type ProcessStore = ReturnType<typeof createProcessStore>;

export type Heartbeat = {
  processId: string;
  role: string;
  host: string;
  pid: number;
  startedAt: Date;
  state: ProcessState;
};

/** Three heartbeats were missed: it died, or hangs. */
export const processAliveSeconds = 15;

export function createProcessStore(statements: Statements) {
  return {
    /** By the database's clock, so that hosts whose clocks differ compare. */
    async beat({ processId, role, host, pid, startedAt, state }: Heartbeat): Promise<void> {
      await statements.execute(Prisma.sql`
        insert into processes (process_id, role, host, pid, started_at, seen_at, state)
        values (${processId}, ${role}, ${host}, ${pid}, ${startedAt}, now(), ${JSON.stringify(state)}::jsonb)
        on conflict (process_id) do update set seen_at = now(), state = excluded.state`);
    },

    async leave(processId: string): Promise<void> {
      await statements.execute(Prisma.sql`delete from processes where process_id = ${processId}`);
    },

    /** Forgets those that have not been seen for a day. @returns how many */
    async forget(): Promise<number> {
      return await statements.execute(
        Prisma.sql`delete from processes where seen_at < now() - interval '1 day'`,
      );
    },

    /** By role; those that have died are among them for a day. */
    async list(): Promise<Process[]> {
      type Row = Omit<Process, "started_at" | "seen_at"> & { started_at: Date; seen_at: Date };
      const rows = await statements.query<Row>(Prisma.sql`
        select process_id, role, host, pid, started_at, seen_at, state,
               seen_at > now() - ${processAliveSeconds} * interval '1 second' as alive
        from processes order by role, started_at, process_id`);
      return rows.map((row) => ({
        ...row,
        started_at: row.started_at.toISOString(),
        seen_at: row.seen_at.toISOString(),
        state: processStateSchema.safeParse(row.state).data ?? null,
      }));
    },
  };
}
