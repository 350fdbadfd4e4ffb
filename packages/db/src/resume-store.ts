/** Resumes: versioned documents, at most one of them the default. */
import { createHash, randomUUID } from "node:crypto";
import {
  type ParsedResume,
  parsedResumeSchema,
  type Resume,
  type ResumeDetail,
  type ResumeFormat,
  type ResumeText,
} from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import { releaseWaitingForResume } from "./quarantine-rows.ts";
import type { Statements } from "./statements.ts";

/** One document: what a version of a resume is made of. */
export type ResumeDocument = {
  format: ResumeFormat;
  /** As it came in; of a PDF or DOCX its text. */
  content: string;
  text: string;
  parsed?: ParsedResume | undefined;
  /** The uploaded PDF or DOCX. */
  file?: Uint8Array<ArrayBuffer> | undefined;
};

export type NewResume = ResumeDocument & {
  resumeId?: string | undefined;
  name: string;
  /** Undefined: the default only where there is none yet. */
  makeDefault?: boolean | undefined;
};

export type NewVersion = ResumeDocument & {
  resumeId: string;
  /** Undefined: as it was. */
  name?: string | undefined;
  makeDefault?: boolean | undefined;
};

export type ResumeStore = ReturnType<typeof createResumeStore>;

export function createResumeStore(prisma: PrismaClient, statements: Statements) {
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

    /** With the text of `version`, else of the newest; null where there is no such resume or version. */
    async get(resumeId: string, version?: number): Promise<ResumeDetail | null> {
      const row = await prisma.resume.findUnique({
        where: { resumeId },
        include: {
          versions: {
            orderBy: { version: "desc" },
            select: { version: true, format: true, createdAt: true },
          },
        },
      });
      const wanted = version ?? row?.versions[0]?.version;
      const found =
        wanted !== undefined &&
        (await prisma.resumeVersion.findUnique({
          where: { resumeId_version: { resumeId, version: wanted } },
          select: { version: true, format: true, text: true, parsed: true },
        }));
      if (!row || !found) return null;
      return {
        resume_id: resumeId,
        name: row.name,
        format: found.format as ResumeFormat,
        version: found.version,
        default: row.isDefault,
        created_at: row.createdAt.toISOString(),
        versions: row.versions.map(({ version, format, createdAt }) => ({
          version,
          format: format as ResumeFormat,
          created_at: createdAt.toISOString(),
        })),
        parsed: parsedResumeSchema.nullable().parse(found.parsed),
        text: found.text,
      };
    },

    /** Stores a resume as version 1. The same name with the same content comes back as the resume it already is. */
    async create(resume: NewResume): Promise<{ kind: "created"; resumeId: string } | { kind: "exists" }> {
      const { sha256, ...document } = versionRow(resume);
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
          await tx.resume.create({
            data: { resumeId, name: resume.name, versions: { create: { version: 1, sha256, ...document } } },
          });
        }
        const first =
          resume.makeDefault === undefined && !(await tx.resume.count({ where: { isDefault: true } }));
        if (resume.makeDefault || first) await makeDefault(tx, resumeId);
        return { kind: "created", resumeId };
      });
    },

    /**
     * Adds a document as the next version; the newest one again adds none. Assessments keep the version they had.
     * @returns the version that is newest now, null where there is no such resume
     */
    async addVersion({
      resumeId,
      name,
      makeDefault: isDefault,
      ...document
    }: NewVersion): Promise<number | null> {
      const row = versionRow(document);
      return await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`lock table resumes in share row exclusive mode`;
        const newest = await tx.resumeVersion.findFirst({
          where: { resumeId },
          orderBy: { version: "desc" },
          select: { version: true, format: true, sha256: true },
        });
        if (!newest) return null;
        const isSame = newest.sha256 === row.sha256 && newest.format === row.format;
        const version = isSame ? newest.version : newest.version + 1;
        if (!isSame) await tx.resumeVersion.create({ data: { resumeId, version, ...row } });
        if (name !== undefined) await tx.resume.update({ where: { resumeId }, data: { name } });
        if (isDefault) await makeDefault(tx, resumeId);
        return version;
      });
    },

    /** @returns false where there is no such resume */
    async setDefault(resumeId: string): Promise<boolean> {
      return await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`lock table resumes in share row exclusive mode`;
        // Without a version it is being erased.
        if (!(await tx.resumeVersion.findFirst({ where: { resumeId } }))) return false;
        await makeDefault(tx, resumeId);
        return true;
      });
    },

    /** The text match reads for an assessment: its own resume, else the default one, which it is then bound to. */
    async forAssessment(assessmentId: string): Promise<ResumeText | null> {
      const rows = await statements.query<ResumeText>(Prisma.sql`
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
        )`);
      return rows[0] ?? null;
    },
  };
}

function versionRow({ format, content, text, parsed, file }: ResumeDocument) {
  return {
    format,
    content,
    text,
    ...(parsed && { parsed }),
    ...(file && { file }),
    sha256: createHash("sha256")
      .update(file ?? content)
      .digest("hex"),
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
