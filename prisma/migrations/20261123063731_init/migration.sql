-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "job_details" (
    "job_id" TEXT NOT NULL,
    "ingest_key" TEXT NOT NULL,
    "job_url" TEXT,
    "job_canonical_url" TEXT,
    "job_external_key" TEXT,
    "job_title" TEXT,
    "job_company" TEXT,
    "job_location" TEXT,
    "job_remote" BOOLEAN,
    "job_employment_type" TEXT,
    "job_salary" JSONB,
    "job_posted_at" TEXT,
    "job_valid_through" TEXT,
    "job_language" TEXT,
    "job_expired" BOOLEAN NOT NULL DEFAULT false,
    "job_description" TEXT,
    "job_sources" JSONB,
    "duplicate_of" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_details_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "job_pages" (
    "job_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_pages_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "resumes" (
    "resume_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resumes_pkey" PRIMARY KEY ("resume_id")
);

-- CreateTable
CREATE TABLE "resume_versions" (
    "resume_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resume_versions_pkey" PRIMARY KEY ("resume_id","version")
);

-- CreateTable
CREATE TABLE "assessments" (
    "assessment_id" TEXT NOT NULL,
    "job_id" TEXT NOT NULL,
    "resume_id" TEXT,
    "resume_version" INTEGER,
    "generation" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "rating" TEXT,
    "rating_description" TEXT,
    "match_percentage" DOUBLE PRECISION,
    "required_qualifications_count" INTEGER,
    "required_matched_count" INTEGER,
    "additional_qualifications_count" INTEGER,
    "assessed_by" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("assessment_id")
);

-- CreateTable
CREATE TABLE "stage_tasks" (
    "assessment_id" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "crash_count" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enqueued_at" TIMESTAMPTZ(6),
    "enqueue_gen" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "output" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "stage_tasks_pkey" PRIMARY KEY ("assessment_id","stage")
);

-- CreateTable
CREATE TABLE "job_skills" (
    "job_skill_id" TEXT NOT NULL,
    "job_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "job_skills_atomic_string" TEXT NOT NULL,
    "job_skills_type" TEXT NOT NULL,
    "job_skills_match_reasoning" TEXT,
    "job_skills_match" BOOLEAN,
    "job_skills_resume_id" TEXT,
    "atom_id" TEXT,
    "atom_group" TEXT,
    "evidence_quote" TEXT,
    "decided_by" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_skills_pkey" PRIMARY KEY ("job_skill_id")
);

-- CreateTable
CREATE TABLE "llm_runs_v2" (
    "llm_run_id" TEXT NOT NULL,
    "job_id" TEXT,
    "assessment_id" TEXT,
    "stage" TEXT,
    "llm_run_type" TEXT,
    "llm_run_model_id" TEXT,
    "llm_run_system_prompt_id" TEXT,
    "llm_run_input" TEXT,
    "llm_run_output" TEXT,
    "llm_run_input_tokens" INTEGER,
    "llm_run_output_tokens" INTEGER,
    "llm_run_thinking_tokens" INTEGER,
    "llm_run_total_tokens" INTEGER,
    "llm_run_cost" DECIMAL(18,12),
    "llm_run_start" TIMESTAMPTZ(6),
    "llm_run_end" TIMESTAMPTZ(6),

    CONSTRAINT "llm_runs_v2_pkey" PRIMARY KEY ("llm_run_id")
);

-- CreateTable
CREATE TABLE "prompts" (
    "prompt_id" TEXT NOT NULL,
    "llm_run_type" TEXT NOT NULL,
    "prompt_version" INTEGER NOT NULL,
    "model_id" TEXT NOT NULL,
    "prompt_system_prompt" TEXT NOT NULL,
    "prompt_template" TEXT NOT NULL,
    "prompt_temperature" DOUBLE PRECISION NOT NULL,
    "prompt_response_schema" TEXT NOT NULL,
    "prompt_created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "prompt_thinking_budget" INTEGER,

    CONSTRAINT "prompts_pkey" PRIMARY KEY ("prompt_id")
);

-- CreateTable
CREATE TABLE "job_quarantine" (
    "job_quarantine_id" TEXT NOT NULL,
    "job_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "job_quarantine_reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "job_quarantine_timestamp" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cleared_at" TIMESTAMPTZ(6),

    CONSTRAINT "job_quarantine_pkey" PRIMARY KEY ("job_quarantine_id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "key_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("key_hash")
);

-- CreateTable
CREATE TABLE "sessions" (
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "job_details_ingest_key_key" ON "job_details"("ingest_key");

-- CreateIndex
CREATE INDEX "job_details_job_canonical_url_idx" ON "job_details"("job_canonical_url");

-- CreateIndex
CREATE INDEX "job_details_job_external_key_idx" ON "job_details"("job_external_key");

-- CreateIndex
CREATE INDEX "job_details_created_at_idx" ON "job_details"("created_at");

-- CreateIndex
CREATE INDEX "assessments_job_id_state_generation_idx" ON "assessments"("job_id", "state", "generation");

-- CreateIndex
CREATE INDEX "assessments_resume_id_idx" ON "assessments"("resume_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessments_job_id_generation_key" ON "assessments"("job_id", "generation");

-- CreateIndex
CREATE INDEX "job_skills_job_id_idx" ON "job_skills"("job_id");

-- CreateIndex
CREATE INDEX "job_skills_created_at_idx" ON "job_skills"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_skills_assessment_id_position_key" ON "job_skills"("assessment_id", "position");

-- CreateIndex
CREATE INDEX "llm_runs_v2_assessment_id_idx" ON "llm_runs_v2"("assessment_id");

-- CreateIndex
CREATE INDEX "llm_runs_v2_job_id_idx" ON "llm_runs_v2"("job_id");

-- CreateIndex
CREATE UNIQUE INDEX "prompts_llm_run_type_prompt_version_key" ON "prompts"("llm_run_type", "prompt_version");

-- CreateIndex
CREATE INDEX "job_quarantine_job_id_idx" ON "job_quarantine"("job_id");

-- CreateIndex
CREATE INDEX "job_quarantine_assessment_id_idx" ON "job_quarantine"("assessment_id");

-- AddForeignKey
ALTER TABLE "job_details" ADD CONSTRAINT "job_details_duplicate_of_fkey" FOREIGN KEY ("duplicate_of") REFERENCES "job_details"("job_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_pages" ADD CONSTRAINT "job_pages_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_details"("job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resume_versions" ADD CONSTRAINT "resume_versions_resume_id_fkey" FOREIGN KEY ("resume_id") REFERENCES "resumes"("resume_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_details"("job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_resume_id_fkey" FOREIGN KEY ("resume_id") REFERENCES "resumes"("resume_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_tasks" ADD CONSTRAINT "stage_tasks_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_skills" ADD CONSTRAINT "job_skills_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_details"("job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_skills" ADD CONSTRAINT "job_skills_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "llm_runs_v2" ADD CONSTRAINT "llm_runs_v2_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_quarantine" ADD CONSTRAINT "job_quarantine_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job_details"("job_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_quarantine" ADD CONSTRAINT "job_quarantine_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("assessment_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_key_hash_fkey" FOREIGN KEY ("key_hash") REFERENCES "api_keys"("key_hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows the schema language cannot say.

-- The relay's look: tasks nobody announced yet.
CREATE INDEX "stage_tasks_unannounced" ON "stage_tasks" ("due_at") WHERE "state" = 'pending' AND "enqueued_at" IS NULL;

-- The reconciler's look: tasks announced a while ago and still open.
CREATE INDEX "stage_tasks_open" ON "stage_tasks" ("enqueued_at") WHERE "state" = 'pending';

-- At most one default resume.
CREATE UNIQUE INDEX "resumes_one_default" ON "resumes" ("is_default") WHERE "is_default";

-- At most one open quarantine an assessment.
CREATE UNIQUE INDEX "job_quarantine_one_open" ON "job_quarantine" ("assessment_id") WHERE "cleared_at" IS NULL;
