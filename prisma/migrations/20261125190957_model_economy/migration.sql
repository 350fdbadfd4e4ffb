-- AlterTable
ALTER TABLE "assessments" ADD COLUMN     "degraded" TEXT;

-- AlterTable
ALTER TABLE "job_skills" ADD COLUMN     "engine_match" BOOLEAN,
ADD COLUMN     "engine_type" TEXT,
ADD COLUMN     "review_id" TEXT;

-- AlterTable
ALTER TABLE "llm_runs_v2" ADD COLUMN     "llm_run_cached_tokens" INTEGER,
ADD COLUMN     "llm_run_provider" TEXT;

-- AlterTable
ALTER TABLE "llm_routes" ADD COLUMN     "gate" TEXT,
ADD COLUMN     "gate_until" TIMESTAMPTZ(6),
ADD COLUMN     "probe_until" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "prompts" ADD COLUMN     "prompt_fallback_models" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "prompt_max_output_tokens" INTEGER,
ADD COLUMN     "prompt_note" TEXT,
ADD COLUMN     "prompt_origin" TEXT NOT NULL DEFAULT 'shipped',
ADD COLUMN     "prompt_provider" JSONB,
ADD COLUMN     "prompt_reasoning_effort" TEXT;

-- CreateTable
CREATE TABLE "prompt_labels" (
    "llm_run_type" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "moved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_labels_pkey" PRIMARY KEY ("llm_run_type","label")
);

-- CreateTable
CREATE TABLE "experiments" (
    "experiment_id" TEXT NOT NULL,
    "llm_run_type" TEXT NOT NULL,
    "production_prompt_id" TEXT NOT NULL,
    "challenger_prompt_id" TEXT NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "experiments_pkey" PRIMARY KEY ("experiment_id")
);

-- CreateTable
CREATE TABLE "verdict_cache" (
    "atom_key" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "resume_sha256" TEXT NOT NULL,
    "resume_id" TEXT NOT NULL,
    "match" BOOLEAN NOT NULL,
    "reasoning" TEXT NOT NULL,
    "quote" TEXT,
    "run_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_cache_pkey" PRIMARY KEY ("atom_key","prompt_id","model_id","resume_sha256")
);

-- CreateTable
CREATE TABLE "reviews" (
    "review_id" TEXT NOT NULL,
    "job_id" TEXT NOT NULL,
    "resume_id" TEXT,
    "atom_key" TEXT NOT NULL,
    "job_skill_id" TEXT NOT NULL,
    "match" BOOLEAN,
    "classification" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "llm_reservations" (
    "reservation_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "amount" DECIMAL(18,12) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "llm_reservations_pkey" PRIMARY KEY ("reservation_id")
);

-- CreateTable
CREATE TABLE "llm_spend" (
    "period" TEXT NOT NULL,
    "spent" DECIMAL(24,12) NOT NULL DEFAULT 0,

    CONSTRAINT "llm_spend_pkey" PRIMARY KEY ("period")
);

-- CreateIndex
CREATE INDEX "experiments_llm_run_type_state_idx" ON "experiments"("llm_run_type", "state");

-- CreateIndex
CREATE INDEX "verdict_cache_resume_id_idx" ON "verdict_cache"("resume_id");

-- CreateIndex
CREATE INDEX "reviews_job_id_atom_key_idx" ON "reviews"("job_id", "atom_key");

-- CreateIndex
CREATE INDEX "llm_reservations_assessment_id_idx" ON "llm_reservations"("assessment_id");

-- CreateIndex
CREATE INDEX "llm_runs_v2_llm_run_start_idx" ON "llm_runs_v2"("llm_run_start");

-- AddForeignKey
ALTER TABLE "prompt_labels" ADD CONSTRAINT "prompt_labels_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "prompts"("prompt_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict_cache" ADD CONSTRAINT "verdict_cache_resume_id_fkey" FOREIGN KEY ("resume_id") REFERENCES "resumes"("resume_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_details"("job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_resume_id_fkey" FOREIGN KEY ("resume_id") REFERENCES "resumes"("resume_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until now the newest version of a step was the one in use.
INSERT INTO "prompt_labels" ("llm_run_type", "label", "prompt_id")
SELECT DISTINCT ON ("llm_run_type") "llm_run_type", 'production', "prompt_id"
FROM "prompts" ORDER BY "llm_run_type", "prompt_version" DESC;
