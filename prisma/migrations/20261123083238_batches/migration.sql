-- CreateTable
CREATE TABLE "batches" (
    "batch_id" TEXT NOT NULL,
    "resume_id" TEXT NOT NULL,
    "resume_version" INTEGER NOT NULL,
    "concurrency" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "batches_pkey" PRIMARY KEY ("batch_id")
);

-- CreateTable
CREATE TABLE "batch_jobs" (
    "batch_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "job_id" TEXT NOT NULL,
    "assessment_id" TEXT,

    CONSTRAINT "batch_jobs_pkey" PRIMARY KEY ("batch_id","position")
);

-- CreateIndex
CREATE INDEX "batch_jobs_job_id_idx" ON "batch_jobs"("job_id");

-- CreateIndex
CREATE INDEX "batch_jobs_assessment_id_idx" ON "batch_jobs"("assessment_id");

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_resume_id_fkey" FOREIGN KEY ("resume_id") REFERENCES "resumes"("resume_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_jobs" ADD CONSTRAINT "batch_jobs_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("batch_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_jobs" ADD CONSTRAINT "batch_jobs_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_details"("job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_jobs" ADD CONSTRAINT "batch_jobs_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;
