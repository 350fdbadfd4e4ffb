/** Parked jobs: why, and letting them go. */
import type {
  Quarantine,
  QuarantineCause,
  QuarantineReason,
  QuarantineSelection,
  Stage,
} from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import { discardAssessments, releaseAssessments } from "./quarantine-rows.ts";

export type QuarantineStore = ReturnType<typeof createQuarantineStore>;

/** Parked jobs of one cause, with the newest of them. */
export type QuarantineCount = QuarantineCause & { count: number; newest_at: string; example: Quarantine };

/** Let go at once: each holds the rows of its jobs. */
const jobsATime = 100;

export function createQuarantineStore(prisma: PrismaClient) {
  const openIds = async ({ quarantine_ids, group }: QuarantineSelection): Promise<string[]> => {
    const rows = await prisma.$queryRaw<{ id: string }[]>`
      select job_quarantine_id as id from job_quarantine
      where cleared_at is null and ${
        group
          ? Prisma.sql`stage = ${group.stage} and job_quarantine_reason = ${group.reason} and detail = ${group.detail}`
          : Prisma.sql`job_quarantine_id = any (${quarantine_ids ?? []})`
      }
      order by job_quarantine_timestamp`;
    return rows.map(({ id }) => id);
  };

  /** @returns the ids of those that `letGo` was given; `missed`: those asked for by id that are not open */
  const each = async (selection: QuarantineSelection, letGo: typeof releaseAssessments) => {
    const ids = await openIds(selection);
    const done: string[] = [];
    for (let n = 0; n < ids.length; n += jobsATime) {
      done.push(
        ...(await prisma.$transaction(async (tx) => {
          // Somebody else may have let it go meanwhile.
          const rows = await tx.jobQuarantine.findMany({
            where: { jobQuarantineId: { in: ids.slice(n, n + jobsATime) }, clearedAt: null },
            select: { jobQuarantineId: true, assessmentId: true },
          });
          await letGo(
            tx,
            rows.map((row) => row.assessmentId),
          );
          return rows.map((row) => row.jobQuarantineId);
        })),
      );
    }
    const missed = (selection.quarantine_ids ?? []).filter((id) => !done.includes(id));
    return { done, missed: [...new Set(missed)] };
  };

  return {
    /** By cause, the most frequent first. */
    async groups(): Promise<QuarantineCount[]> {
      type Row = QuarantineCause & { count: number; newest_at: Date; example_id: string };
      const rows = await prisma.$queryRaw<Row[]>`
        select stage, job_quarantine_reason as reason, detail, count(*)::int as count,
               max(job_quarantine_timestamp) as newest_at,
               (array_agg(job_quarantine_id order by job_quarantine_timestamp desc))[1] as example_id
        from job_quarantine where cleared_at is null
        group by stage, job_quarantine_reason, detail order by count desc, newest_at desc`;
      const examples = await prisma.jobQuarantine.findMany({
        where: { jobQuarantineId: { in: rows.map((row) => row.example_id) } },
        include: { job: { select: { jobTitle: true } } },
      });
      return rows.flatMap(({ example_id, newest_at, ...row }) => {
        const example = examples.find(({ jobQuarantineId }) => jobQuarantineId === example_id);
        return example ? [{ ...row, newest_at: newest_at.toISOString(), example: shown(example) }] : [];
      });
    },

    /** Sends them on from the stages where they stood. */
    async retryMany(selection: QuarantineSelection) {
      return await each(selection, releaseAssessments);
    },

    /** Gives them up: their assessments are cancelled. A result that a job had before is served as it was. */
    async discard(selection: QuarantineSelection) {
      return await each(selection, discardAssessments);
    },

    /** Open ones, newest first. */
    async list(limit: number): Promise<Quarantine[]> {
      const rows = await prisma.jobQuarantine.findMany({
        where: { clearedAt: null },
        orderBy: { jobQuarantineTimestamp: "desc" },
        take: limit,
        include: { job: { select: { jobTitle: true } } },
      });
      return rows.map(shown);
    },

    /**
     * Sends a parked assessment on from the stage where it stood.
     * @returns its ids; null where no open quarantine has this id
     */
    async retry(quarantineId: string): Promise<{ jobId: string; assessmentId: string } | null> {
      return await prisma.$transaction(async (tx) => {
        const row = await tx.jobQuarantine.findFirst({
          where: { jobQuarantineId: quarantineId, clearedAt: null },
          select: { jobId: true, assessmentId: true },
        });
        if (row) await releaseAssessments(tx, [row.assessmentId]);
        return row;
      });
    },
  };
}

type Row = Prisma.JobQuarantineGetPayload<{ include: { job: { select: { jobTitle: true } } } }>;

function shown(row: Row): Quarantine {
  return {
    quarantine_id: row.jobQuarantineId,
    job_id: row.jobId,
    assessment_id: row.assessmentId,
    job_title: row.job.jobTitle,
    stage: row.stage as Stage,
    reason: row.jobQuarantineReason as QuarantineReason,
    detail: row.detail,
    message: row.message,
    created_at: row.jobQuarantineTimestamp.toISOString(),
  };
}
