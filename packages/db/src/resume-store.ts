/** Resumes: versioned documents, at most one of them the default. */
import { randomUUID } from "node:crypto";
import type { Resume, ResumeFormat, ResumeText } from "@leadfit/contracts";
import { hash } from "./indexable.ts";
import type { Prisma, PrismaClient } from "./prisma.ts";
import { releaseWaitingForResume } from "./quarantine-rows.ts";

export type NewResume = {
  resumeId?: string | undefined;
  name: string;
  format: ResumeFormat;
  content: string;
  text: string;
  /** Undefined: the default only where there is none yet. */
  makeDefault?: boolean | undefined;
};

export type ResumeStore = ReturnType<typeof createResumeStore>;

export function createResumeStore(prisma: PrismaClient) {
  const list = async (): Promise<Resume[]> => {
    const rows = await prisma.resume.findMany({
      orderBy: { createdAt: "desc" },
      include: {
        versions: { orderBy: { version: "desc" }, take: 1, select: { version: true, format: true } },
      },
    });
    return rows.flatMap(({ versions: [newest], ...row }) =>
      newest
        ? [
            {
              resume_id: row.resumeId,
              name: row.name,
              format: newest.format as ResumeFormat,
              version: newest.version,
              default: row.isDefault,
              created_at: row.createdAt.toISOString(),
            },
          ]
        : [],
    );
  };

  return {
    list,

    /** Stores a resume as version 1. The same name with the same content comes back as the resume it already is. */
    async create(resume: NewResume): Promise<{ kind: "created"; resumeId: string } | { kind: "exists" }> {
      const sha256 = hash(resume.content);
      return await prisma.$transaction(async (tx) => {
        // Serialises uploads: "is there a default yet" must not be answered twice.
        await tx.$executeRaw`lock table resumes in share row exclusive mode`;
        const same = await tx.resumeVersion.findFirst({
          where: { sha256, format: resume.format, resume: { name: resume.name } },
        });
        const taken =
          resume.resumeId && (await tx.resume.findUnique({ where: { resumeId: resume.resumeId } }));
        if (taken && same?.resumeId !== resume.resumeId) return { kind: "exists" };
        const reuse = same && (!resume.resumeId || same.resumeId === resume.resumeId);
        const resumeId = reuse ? same.resumeId : (resume.resumeId ?? randomUUID());
        if (!reuse) {
          const { name, format, content, text } = resume;
          await tx.resume.create({
            data: { resumeId, name, versions: { create: { version: 1, format, content, text, sha256 } } },
          });
        }
        const first =
          resume.makeDefault === undefined && !(await tx.resume.count({ where: { isDefault: true } }));
        if (resume.makeDefault || first) await makeDefault(tx, resumeId);
        return { kind: "created", resumeId };
      });
    },

    /** @returns false where there is no such resume */
    async setDefault(resumeId: string): Promise<boolean> {
      return await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`lock table resumes in share row exclusive mode`;
        if (!(await tx.resume.findUnique({ where: { resumeId } }))) return false;
        await makeDefault(tx, resumeId);
        return true;
      });
    },

    /** The text match reads for an assessment: its own resume, else the default one, which it is then bound to. */
    async forAssessment(assessmentId: string): Promise<ResumeText | null> {
      const rows = await prisma.$queryRaw<ResumeText[]>`
        with bound as (
          update assessments a
          set resume_id = d.resume_id, resume_version = d.version
          from (
            select v.resume_id, v.version from resume_versions v join resumes r using (resume_id)
            where r.is_default order by v.version desc limit 1
          ) d
          where a.assessment_id = ${assessmentId} and a.resume_id is null and a.state = 'pending'
          returning a.resume_id, a.resume_version
        )
        select v.resume_id, v.version, v.text from resume_versions v
        where (v.resume_id, v.version) in (
          select resume_id, resume_version from bound
          union all
          select resume_id, resume_version from assessments where assessment_id = ${assessmentId}
        )`;
      return rows[0] ?? null;
    },
  };
}

/** Jobs that waited for a default resume go on with it. */
async function makeDefault(tx: Prisma.TransactionClient, resumeId: string): Promise<void> {
  await tx.resume.updateMany({
    where: { isDefault: true, resumeId: { not: resumeId } },
    data: { isDefault: false },
  });
  await tx.resume.update({ where: { resumeId }, data: { isDefault: true } });
  await releaseWaitingForResume(tx);
}
