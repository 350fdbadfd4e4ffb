/** A data folder as the first Leadfit left it, taken up by this one. */
import { createHash, randomUUID } from "node:crypto";
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type JobData, promptRunTypes, type Resume, runTypes } from "@leadfit/contracts";
import { startEmbeddedPostgres } from "@leadfit/db";
import { createTestHome, eventually, repositoryRoot, samplePages, sampleResume } from "@leadfit/testkit";
import pg from "pg";
import { expect, test } from "vitest";

const migrations = join(repositoryRoot, "prisma/migrations");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const oldKey = "a-key-that-somebody-still-uses";

/** As Prisma makes it. */
const migrationsTable = `
  create table _prisma_migrations (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0
  )`;

/** A few rows of each table: a job that was assessed, one on its way, one that is parked. */
const rows = `
  insert into job_details (job_id, ingest_key, job_title, job_description)
  values ('done', 'id:done', 'Welder', 'Welding.'), ('open', 'id:open', null, null), ('parked', 'id:parked', null, null);
  insert into resumes (resume_id, name, is_default) values ('mara', 'Mara', true);
  insert into assessments (assessment_id, job_id, resume_id, resume_version, generation, state, rating,
    rating_description, match_percentage, required_qualifications_count, required_matched_count,
    additional_qualifications_count, ended_at)
  values ('a-done', 'done', 'mara', 1, 1, 'completed', 'high', 'Fits.', 1, 1, 1, 0, now()),
    ('a-open', 'open', 'mara', 1, 1, 'pending', null, null, null, null, null, null, null),
    ('a-parked', 'parked', 'mara', 1, 1, 'quarantined', null, null, null, null, null, null, now());
  insert into stage_tasks (assessment_id, stage, state, enqueued_at, output)
  values ('a-done', 'extract', 'done', now(), '{}'), ('a-open', 'extract', 'pending', null, null),
    ('a-parked', 'extract', 'quarantined', now(), null);
  insert into job_skills (job_skill_id, job_id, assessment_id, position, job_skills_atomic_string, job_skills_type,
    job_skills_match_reasoning, job_skills_match, job_skills_resume_id, evidence_quote, decided_by)
  values ('s', 'done', 'a-done', 0, 'Welding', 'required_qualification', 'Says so.', true, 'mara', 'Welder', 'rules');
  insert into llm_runs_v2 (llm_run_id, job_id, assessment_id, stage, llm_run_model_id, llm_run_input, llm_run_output,
    llm_run_start)
  values ('r', 'done', 'a-done', 'match', 'rules', '{}', '{}', now());
  insert into prompts (prompt_id, llm_run_type, prompt_version, model_id, prompt_system_prompt, prompt_template,
    prompt_temperature, prompt_response_schema)
  values ('own-1', '${runTypes.tag}', 1, 'm', 's', 't', 0, '{}'), ('own-2', '${runTypes.tag}', 2, 'm', 's', 't2', 0, '{}');
  insert into job_quarantine (job_quarantine_id, job_id, assessment_id, stage, job_quarantine_reason, detail, message)
  values ('q', 'parked', 'a-parked', 'extract', 'failed_generate_assessment', 'stage_error', 'Failed.');
  insert into api_keys (key_hash, name, scopes) values ('${sha256(oldKey)}', 'scraper', '{ingest,read}');
  insert into sessions (token_hash, kind, key_hash, expires_at)
  values ('${sha256("token")}', 'cookie', '${sha256(oldKey)}', now() + interval '1 day')`;

async function makeOldFolder(home: string): Promise<void> {
  chmodSync(home, 0o711);
  const server = await startEmbeddedPostgres({ home });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const [first = ""] = readdirSync(migrations).sort();
    const script = readFileSync(join(migrations, first, "migration.sql"), "utf8");
    await client.query(script);
    await client.query(migrationsTable);
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ($1, $2, now(), $3, 1)`,
      [randomUUID(), sha256(script), first],
    );
    await client.query(rows);
    await client.query(
      `insert into resume_versions (resume_id, version, format, content, text, sha256)
       values ('mara', 1, 'markdown', $1, $1, $2)`,
      [sampleResume, sha256(sampleResume)],
    );
    await client.query(
      "insert into job_pages (job_id, content, sha256) select job_id, $1, $2 from job_details where job_id <> 'done'",
      [samplePages.posting, sha256(samplePages.posting)],
    );
    const { rows: empty } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname), false, true, '')))[1]::text = '0'`,
    );
    expect(empty).toEqual([]);
  } finally {
    await client.end();
    await server.stop();
  }
}

test("a data folder of the first migration is migrated by a start: rows are served, prompts have labels, keys work, jobs go on", async () => {
  const home = createTestHome();
  try {
    await makeOldFolder(home.path);
    const { url, call } = await home.up();

    expect((await call<JobData>("/v1/jobs/done")).data).toMatchObject({
      state: "completed",
      rating: "high",
      required_qualifications: [{ requirement_string: "Welding", match: true, evidence_quote: "Welder" }],
      job_flags: [],
      degraded: null,
    });
    expect((await call<Resume[]>("/v1/resumes")).data).toMatchObject([{ resume_id: "mara", default: true }]);
    expect((await call<{ text: string }>("/v1/resumes/mara")).data.text).toBe(sampleResume);
    expect((await call<unknown[]>("/v1/jobs/done/runs")).data).toHaveLength(1);

    // The newest version of a step was the one in use; steps without one got the shipped prompt.
    const { data: prompts } =
      await call<{ run_type: string; prompt_id: string; labels: string[] }[]>("/v1/prompts");
    const production = prompts.filter(({ labels }) => labels.includes("production"));
    expect(production.map(({ run_type }) => run_type).sort()).toEqual([...promptRunTypes].sort());
    expect(prompts.map(({ prompt_id }) => prompt_id)).toEqual(expect.arrayContaining(["own-1", "own-2"]));

    const asked = await fetch(`${url}/v1/jobs/done`, { headers: { authorization: `Bearer ${oldKey}` } });
    expect(asked.status).toBe(200);

    // What was on its way goes on, and what is parked can be sent on.
    const completed = async (job: string) =>
      await eventually(async () =>
        expect((await call<JobData>(`/v1/jobs/${job}`)).data).toMatchObject({ state: "completed" }),
      );
    await completed("open");
    expect((await call("/v1/quarantine/q/retry", {})).status).toBeLessThan(300);
    await eventually(async () => expect((await call<unknown[]>("/v1/quarantine")).data).toEqual([]));
    expect((await call("/v1/skills/s/review", { match: false })).status).toBe(200);
  } finally {
    await home.remove();
  }
}, 120_000);
