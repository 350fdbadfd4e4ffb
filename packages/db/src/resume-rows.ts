/** Finding resumes inside a transaction that its caller holds. */
import type { ResumeRef } from "./assessment-rows.ts";
import type { Queryable } from "./prisma.ts";

/** A resume at its newest version. */
export async function resumeRef(tx: Queryable, resumeId: string): Promise<ResumeRef | null> {
  return await tx.resumeVersion.findFirst({
    where: { resumeId },
    orderBy: { version: "desc" },
    select: { resumeId: true, version: true },
  });
}

/** The default resume at its newest version. */
export async function defaultResume(tx: Queryable): Promise<ResumeRef | null> {
  return await tx.resumeVersion.findFirst({
    where: { resume: { isDefault: true } },
    orderBy: { version: "desc" },
    select: { resumeId: true, version: true },
  });
}
