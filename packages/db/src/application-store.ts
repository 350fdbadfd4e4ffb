/** How far the candidate has come with each lead, and what was noted about it. */
import type { Application, ApplicationStatus } from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";

export type ApplicationStore = ReturnType<typeof createApplicationStore>;

export type ApplicationChange = {
  /** Undefined: as it was. */
  status?: ApplicationStatus | null | undefined;
  note?: string | null | undefined;
};

type Row = { job_id: string; status: string | null; note: string | null; updated_at: Date };

export function createApplicationStore(prisma: PrismaClient) {
  return {
    /**
     * Changes the applications of these jobs; a duplicate's is its original's. One that says nothing any more is removed.
     * @returns by the ids given; without those that are no jobs
     */
    async change(
      jobIds: string[],
      { status, note }: ApplicationChange,
    ): Promise<Map<string, Application | null>> {
      return await prisma.$transaction(async (tx) => {
        const jobs = await tx.$queryRaw<{ asked: string; target: string }[]>`
          select job_id as asked, coalesce(duplicate_of, job_id) as target from job_details
          where job_id = any(${jobIds}) order by target`;
        const targets = [...new Set(jobs.map(({ target }) => target))];
        const kept = (column: "status" | "note", value: unknown) =>
          value === undefined ? Prisma.raw(`applications.${column}`) : Prisma.raw(`excluded.${column}`);
        const rows = await tx.$queryRaw<Row[]>`
          insert into applications (job_id, status, note)
          select id, ${status ?? null}::text, ${note ?? null}::text from unnest(${targets}::text[]) as id order by id
          on conflict (job_id) do update
          set status = ${kept("status", status)}, note = ${kept("note", note)}, updated_at = now()
          returning *`;
        const empty = rows.filter((row) => row.status === null && row.note === null);
        if (empty.length > 0)
          await tx.application.deleteMany({ where: { jobId: { in: empty.map((row) => row.job_id) } } });
        const changed = new Map(rows.map((row) => [row.job_id, applicationOf(row)]));
        return new Map(jobs.map(({ asked, target }) => [asked, changed.get(target) ?? null]));
      });
    },
  };
}

function applicationOf({ status, note, updated_at }: Row): Application | null {
  if (status === null && note === null) return null;
  return { status: status as ApplicationStatus | null, note, updated_at: updated_at.toISOString() };
}
