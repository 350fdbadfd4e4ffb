-- CreateTable
CREATE TABLE "leads" (
    "job_id" TEXT NOT NULL,
    "resume_id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "served_id" TEXT,
    "generation" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "match" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "posted_on" TEXT NOT NULL,
    "fresh_on" TEXT NOT NULL,
    "site" TEXT,
    "salary_year" DOUBLE PRECISION,
    "remote" BOOLEAN,
    "words" TEXT NOT NULL,

    CONSTRAINT "leads_pkey" PRIMARY KEY ("job_id","resume_id")
);

-- A row is written twice and more in its life, in place where its page has room.
ALTER TABLE "leads" SET (fillfactor = 70);

-- How many tasks were done in the last minute or hour. Only done ones: a task enters it once.
CREATE INDEX "stage_tasks_done" ON "stage_tasks" ("done_at") WHERE "done_at" IS NOT NULL;

-- What a job's row says, as lists search and sort by it.
CREATE FUNCTION lead_fields(
  url text, title text, company text, place text, salary jsonb, posted text, created timestamptz,
  OUT posted_on text, OUT fresh_on text, OUT site text, OUT salary_year float8, OUT words text
) LANGUAGE plpgsql STABLE AS $$
BEGIN
  posted_on := coalesce(substring(posted FROM '^\d{4}-\d{2}-\d{2}'), '');
  fresh_on := coalesce(nullif(posted_on, ''), (created AT TIME ZONE 'UTC')::date::text);
  site := lower(substring(url FROM '(?i)^https?://(?:[^/?#@]*@)?(?:www\.)?(\[[^]]+\]|[^/:?#]+)'));
  salary_year := coalesce((salary ->> 'max')::float8, (salary ->> 'min')::float8) * CASE salary ->> 'period'
    WHEN 'HOUR' THEN 2080 WHEN 'DAY' THEN 260 WHEN 'WEEK' THEN 52 WHEN 'MONTH' THEN 12 ELSE 1 END;
  words := lower(concat_ws(' ', title, company, place));
END $$;

-- Makes the one row of a job and a resume ('': none yet) what the tables say. Writers hold the job's row (lock-jobs.ts);
-- who does not (a resume that is bound) waits for the rows of the job's leads, and only then looks: the last one sees all.
-- They come last in the order of locks, and among themselves in that of their resumes.
-- Its plans are kept by each connection, also those made while the tables were empty: they must use the indexes.
CREATE FUNCTION refresh_lead(of_job text, of_resume text) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  newest record;
  whole record;
BEGIN
  PERFORM 1 FROM leads l WHERE l.job_id = of_job ORDER BY l.resume_id FOR UPDATE;
  SELECT a.assessment_id, a.generation, a.state, a.rating, a.match_percentage INTO newest FROM assessments a
  WHERE a.job_id = of_job AND coalesce(a.resume_id, '') = of_resume
    AND a.state IN ('pending', 'completed', 'quarantined')
  ORDER BY a.generation DESC LIMIT 1;
  IF NOT FOUND THEN
    DELETE FROM leads l WHERE l.job_id = of_job AND l.resume_id = of_resume;
    RETURN;
  END IF;
  IF newest.state = 'completed' THEN
    whole := newest;
  ELSE
    SELECT a.assessment_id, a.generation, a.state, a.rating, a.match_percentage INTO whole FROM assessments a
    WHERE a.job_id = of_job AND coalesce(a.resume_id, '') = of_resume AND a.state = 'completed'
    ORDER BY a.generation DESC LIMIT 1;
  END IF;
  UPDATE leads l
  SET assessment_id = newest.assessment_id, served_id = whole.assessment_id, generation = newest.generation,
      state = newest.state, rank = lead_rank(whole.rating), match = coalesce(whole.match_percentage, -1)
  WHERE l.job_id = of_job AND l.resume_id = of_resume;
  IF FOUND THEN RETURN; END IF;
  INSERT INTO leads (
    job_id, resume_id, assessment_id, served_id, generation, state, rank, match, created_at, posted_on, fresh_on,
    site, salary_year, remote, words
  )
  SELECT j.job_id, of_resume, newest.assessment_id, whole.assessment_id, newest.generation, newest.state,
         lead_rank(whole.rating), coalesce(whole.match_percentage, -1), j.created_at, f.posted_on, f.fresh_on,
         f.site, f.salary_year, j.job_remote, f.words
  FROM job_details j,
    lead_fields(j.job_url, j.job_title, j.job_company, j.job_location, j.job_salary, j.job_posted_at, j.created_at) f
  -- A duplicate is no lead; its original is.
  WHERE j.job_id = of_job AND j.duplicate_of IS NULL
  ON CONFLICT (job_id, resume_id) DO UPDATE
  SET assessment_id = excluded.assessment_id, served_id = excluded.served_id, generation = excluded.generation,
      state = excluded.state, rank = excluded.rank, match = excluded.match;
END $$;

CREATE FUNCTION lead_rank(rating text) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE rating WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END::smallint
$$;

CREATE FUNCTION assessment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM refresh_lead(new.job_id, coalesce(new.resume_id, ''));
  END IF;
  IF TG_OP <> 'INSERT' THEN
    IF TG_OP = 'DELETE' OR old.resume_id IS DISTINCT FROM new.resume_id OR old.job_id <> new.job_id THEN
      PERFORM refresh_lead(old.job_id, coalesce(old.resume_id, ''));
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER leads_of_new_assessment AFTER INSERT OR DELETE ON assessments
FOR EACH ROW EXECUTE FUNCTION assessment_changed();

CREATE TRIGGER leads_of_assessment AFTER UPDATE ON assessments
FOR EACH ROW WHEN (
  (old.job_id, old.resume_id, old.state, old.generation, old.rating, old.match_percentage)
  IS DISTINCT FROM (new.job_id, new.resume_id, new.state, new.generation, new.rating, new.match_percentage)
) EXECUTE FUNCTION assessment_changed();

CREATE FUNCTION job_changed() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  IF new.duplicate_of IS NOT NULL THEN
    PERFORM 1 FROM leads l WHERE l.job_id = new.job_id ORDER BY l.resume_id FOR UPDATE;
    DELETE FROM leads l WHERE l.job_id = new.job_id;
  ELSIF old.duplicate_of IS NOT NULL THEN
    PERFORM refresh_lead(new.job_id, slot.resume_id)
    FROM (SELECT DISTINCT coalesce(a.resume_id, '') AS resume_id FROM assessments a WHERE a.job_id = new.job_id) slot;
  ELSE
    PERFORM 1 FROM leads l WHERE l.job_id = new.job_id ORDER BY l.resume_id FOR UPDATE;
    UPDATE leads l
    SET created_at = new.created_at, posted_on = f.posted_on, fresh_on = f.fresh_on, site = f.site,
        salary_year = f.salary_year, remote = new.job_remote, words = f.words
    FROM lead_fields(new.job_url, new.job_title, new.job_company, new.job_location, new.job_salary,
                     new.job_posted_at, new.created_at) f
    WHERE l.job_id = new.job_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER leads_of_job AFTER UPDATE ON job_details
FOR EACH ROW WHEN (
  (old.duplicate_of, old.job_url, old.job_title, old.job_company, old.job_location, old.job_salary,
   old.job_posted_at, old.job_remote, old.created_at)
  IS DISTINCT FROM
  (new.duplicate_of, new.job_url, new.job_title, new.job_company, new.job_location, new.job_salary,
   new.job_posted_at, new.job_remote, new.created_at)
) EXECUTE FUNCTION job_changed();

-- What is there already.
SELECT refresh_lead(slot.job_id, slot.resume_id)
FROM (SELECT DISTINCT job_id, coalesce(resume_id, '') AS resume_id FROM assessments) slot;
