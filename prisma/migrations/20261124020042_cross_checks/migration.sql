-- AlterTable
ALTER TABLE "job_details" ADD COLUMN     "job_flags" JSONB;

-- AlterTable
ALTER TABLE "resume_versions" ADD COLUMN     "file" BYTEA,
ADD COLUMN     "parsed" JSONB;

-- AlterTable
ALTER TABLE "assessments" ADD COLUMN     "quality" JSONB;

-- AlterTable
ALTER TABLE "job_skills" ADD COLUMN     "confidence" DOUBLE PRECISION,
ADD COLUMN     "evidence_end" INTEGER,
ADD COLUMN     "evidence_start" INTEGER,
ADD COLUMN     "level" TEXT,
ADD COLUMN     "min_years" DOUBLE PRECISION,
ADD COLUMN     "missing" TEXT,
ADD COLUMN     "posting_end" INTEGER,
ADD COLUMN     "posting_start" INTEGER,
ADD COLUMN     "unverified" BOOLEAN NOT NULL DEFAULT false;
