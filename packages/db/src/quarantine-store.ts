/** Parked jobs: why, and letting them go. */
import type { Quarantine, QuarantineReason, Stage } from "@leadfit/contracts";
import type { PrismaClient } from "./prisma.ts";
import { releaseAssessments } from "./quarantine-rows.ts";

export type QuarantineStore = ReturnType<typeof createQuarantineStore>;

export function createQuarantineStore(prisma: PrismaClient) {
  return {
    /** Open ones, newest first. */
    async list(limit: number): Promise<Quarantine[]> {
      const rows = await prisma.jobQuarantine.findMany({
        where: { clearedAt: null },
        orderBy: { jobQuarantineTimestamp: "desc" },
        take: limit,
        include: { job: { select: { jobTitle: true } } },
      });
      return rows.map((row) => ({
        quarantine_id: row.jobQuarantineId,
        job_id: row.jobId,
        assessment_id: row.assessmentId,
        job_title: row.job.jobTitle,
        stage: row.stage as Stage,
        reason: row.jobQuarantineReason as QuarantineReason,
        detail: row.detail,
        message: row.message,
        created_at: row.jobQuarantineTimestamp.toISOString(),
      }));
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
