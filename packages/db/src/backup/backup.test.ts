import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { createTestDatabase, repositoryRoot, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../database.ts";
import { migrationNames } from "../migrate.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

let folder: string;
let file: string;
let source: TestDatabase;
let target: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "leadfit-backup-"));
  file = join(folder, "leadfit.backup");
  source = await createTestDatabase();
  target = await createTestDatabase();
  await target.query("drop schema public cascade");
  await target.query("create schema public");
  await source.query(rowsOfEachTable);
});

afterEach(async () => {
  await source.drop();
  await target.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Values that a careless format would lose: bytes, line ends, U+2028, quotes, micro-seconds, 12 decimals, arrays, nulls. */
const rowsOfEachTable = `
  insert into resumes (resume_id, name, is_default) values ('mara', E'Mara\\n"Lind" \\\\ \\u2028#', true);
  insert into resume_versions (resume_id, version, format, content, text, sha256, file, parsed)
  values ('mara', 1, 'pdf', 'c', E'# t\\r\\n{}', 's', '\\x00ff0a23'::bytea, '{"skills": ["a\\u2028b"], "n": 1.10}');
  insert into job_details (job_id, ingest_key, job_salary, duplicate_of) values ('a', 'id:a', '{"min": 1}', 'b'),
    ('b', 'id:b', null, null);
  insert into job_pages (job_id, content, sha256) values ('a', repeat('page ', 300000), 's'), ('b', '', '');
  insert into assessments (assessment_id, job_id, resume_id, resume_version, generation, match_percentage, created_at)
  values ('as', 'a', 'mara', 1, 1, 0.1::float8 + 0.2, '2026-11-25 10:11:12.123456+02');
  insert into assessments (assessment_id, job_id, generation) values ('lead', 'b', 1);
  insert into applications (job_id, status, note) values ('b', 'saved', E'\\n');
  insert into webhooks (webhook_id, url, secret, events) values ('w', 'https://x', 's', '{a,b}');
  insert into webhook_deliveries (delivery_id, webhook_id, event, job_id, assessment_id) values ('d', 'w', 'e', 'b', 'lead');
  insert into processes (process_id, role, host, pid, started_at, state) values ('p', 'api', 'h', 1, now(), '{}');
  insert into stage_tasks (assessment_id, stage, state, output, enqueued_at, lease_until, enqueue_gen, fence)
  values ('as', 'extract', 'done', '{"a": null}', now(), null, 0, 1), ('as', 'tag', 'pending', null, now(), now(), 2, 3);
  insert into job_skills (job_skill_id, job_id, assessment_id, position, job_skills_atomic_string, job_skills_type)
  values ('sk', 'a', 'as', 0, 'Welding', 'required_qualification');
  insert into llm_runs_v2 (llm_run_id, job_id, assessment_id, llm_run_cost) values ('r', 'a', 'as', 0.000000000001);
  insert into prompts (prompt_id, llm_run_type, prompt_version, model_id, prompt_system_prompt, prompt_template,
    prompt_temperature, prompt_response_schema, prompt_fallback_models)
  values ('p', 't', 1, 'm', '', '', 0, '{}', '{"a,b","c\\"d"}');
  insert into prompt_labels (llm_run_type, label, prompt_id) values ('t', 'production', 'p');
  insert into experiments (experiment_id, llm_run_type, production_prompt_id, challenger_prompt_id, share)
  values ('e', 't', 'p', 'p', 0.5);
  insert into verdict_cache (atom_key, prompt_id, model_id, resume_sha256, resume_id, match, reasoning, run_id)
  values ('k', 'p', 'm', 's', 'mara', true, '', 'r');
  insert into reviews (review_id, job_id, resume_id, atom_key, job_skill_id, match)
  values ('rv', 'a', 'mara', 'k', 'sk', false);
  insert into job_quarantine (job_quarantine_id, job_id, assessment_id, stage, job_quarantine_reason, detail, message)
  values ('q', 'a', 'as', 'tag', 'failed_generate_assessment', 'd', 'm');
  insert into batches (batch_id, resume_id, resume_version, concurrency) values ('bt', 'mara', 1, 5);
  insert into batch_jobs (batch_id, position, job_id, assessment_id) values ('bt', 1, 'a', 'as');
  insert into api_keys (key_hash, name, scopes) values ('h', 'n', '{admin,read}');
  insert into sessions (token_hash, kind, key_hash, expires_at) values ('t', 'cookie', 'h', 'infinity');
  insert into llm_spend (period, spent) values ('day:2026-11-25', 1.5);
  insert into llm_routes (route, next_start) values ('r', now());
  insert into llm_leases (lease_id, route, holder, expires_at) values ('l', 'r', 'h', now());
  insert into llm_reservations (reservation_id, assessment_id, amount, expires_at) values ('r', 'as', 1, now());`;

const tablesOf = async (database: TestDatabase) =>
  (
    await database.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    )
  ).map(({ name }) => name);

/** Every row of every table as Postgres writes it. */
async function contents(database: TestDatabase): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const name of await tablesOf(database)) {
    const rows = await database.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

test("every row of every table comes back as it was; open tasks are nobody's, and no queue has heard of them", async () => {
  const before = await contents(source);
  // A table that comes later gets rows here too.
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
  const written = await writeBackup(source.url, file);
  expect(written).toMatchObject({ job_details: 2, job_pages: 2, resumes: 1 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["leadfit.backup"]);

  const shown: number[] = [];
  const restored = await restoreBackup(target.url, file, { onProgress: (rows) => shown.push(rows) });
  expect(restored).toEqual(written);
  expect(shown.at(-1)).toBe(Object.values(written).reduce((sum, rows) => sum + rows, 0));
  const tasks = await target.query(
    "select state, fence, enqueue_gen, enqueued_at, lease_until from stage_tasks where stage = 'tag'",
  );
  expect(tasks).toEqual([
    { state: "pending", fence: 3, enqueue_gen: 3, enqueued_at: null, lease_until: null },
  ]);
  await target.query(`update stage_tasks set enqueue_gen = 2 where stage = 'tag'`);
  await source.query(`update stage_tasks set enqueued_at = null, lease_until = null where stage = 'tag'`);
  expect(await contents(target)).toEqual({
    ...(await contents(source)),
    // What calls under way had set aside.
    llm_leases: [],
    llm_reservations: [],
    // Nobody is up.
    processes: [],
  });
  // Keys between tables and all indexes stand again.
  const structure = `select conname as name from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexname from pg_indexes where schemaname = 'public' order by 1`;
  expect(await target.query(structure)).toEqual(await source.query(structure));
});

test("no table counts its rows by a sequence, which a backup would have to carry too", async () => {
  expect(await source.query("select 1 from pg_class where relkind = 'S'")).toEqual([]);
});

test("a backup is as of one moment: what is committed while it is written is in the next one", async () => {
  let added: Promise<unknown> | undefined;
  const db = openDatabase({ url: source.url, poolMax: 2, onError: () => {} });
  const written = await writeBackup(source.url, file, () => {
    added ??= db.jobs.ingest({ page: "late", jobId: "late" });
  });
  await added;
  expect(written.job_details).toBe(2);
  await restoreBackup(target.url, file);
  expect(await target.query("select 1 from job_details")).toHaveLength(2);
  expect(await source.query("select 1 from job_details")).toHaveLength(3);
  await db.close();
});

test("a backup does not overwrite a file, and one that fails leaves none", async () => {
  writeFileSync(file, "mine");
  await expect(writeBackup(source.url, file)).rejects.toThrow("is there already");
  expect(readFileSync(file, "utf8")).toBe("mine");
  rmSync(file);
  await expect(writeBackup(target.url, file)).rejects.toThrow("nothing to back up");
  expect(readdirSync(folder)).toEqual([]);
});

test("a file that is damaged, cut off, newer or no backup is refused before anything is touched", async () => {
  await writeBackup(source.url, file);
  const whole = readFileSync(file);
  const text = gunzipSync(whole).toString("utf8");
  const variants: [string, Buffer, RegExp][] = [
    ["cut off", whole.subarray(0, whole.length - 20), /damaged/],
    ["a bit flipped", Buffer.from(whole.map((byte, at) => (at === 400 ? byte ^ 4 : byte))), /damaged/],
    ["another value", gzipSync(text.replace('"Welding"', '"Wedding"')), /damaged/],
    ["a row missing", gzipSync(text.replace(/^\{"job_skill_id.*\n/m, "")), /damaged/],
    ["a table missing", gzipSync(text.replace(/^#\{"table":"reviews"[\s\S]*?^#\{"end".*\n/m, "")), /damaged/],
    ["the end missing", gzipSync(text.replace(/#\{"end":"backup".*\n$/, "")), /damaged/],
    ["more after the end", gzipSync(`${text}{}\n`), /damaged/],
    ["newer migrations", gzipSync(text.replace(migrationNames().at(-1) ?? "", "29990101_later")), /damaged/],
    ["a newer format", gzipSync(text.replace('"leadfit_backup":1', '"leadfit_backup":2')), /newer Leadfit/],
    ["another file", gzipSync('#{"hello":1}\n'), /not a backup/],
    ["no gzip", Buffer.from("hello"), /damaged/],
  ];
  for (const [name, bytes, message] of variants) {
    writeFileSync(file, bytes);
    const error = await restoreBackup(target.url, file).catch((thrown: Error) => thrown);
    expect([name, (error as Error).name, (error as Error).message]).toEqual([
      name,
      "BackupError",
      expect.stringMatching(message),
    ]);
    expect(await tablesOf(target)).toEqual([]);
  }
  await expect(restoreBackup(target.url, join(folder, "none"))).rejects.toThrow("no such file");
});

test("a backup of an older Leadfit is restored as that one had it, and migrated", async () => {
  const [first = ""] = migrationNames();
  await target.query(readFileSync(join(repositoryRoot, "prisma/migrations", first, "migration.sql"), "utf8"));
  await target.query(
    `create table _prisma_migrations as select * from (values ('x', 'x', now(), '${first}', '', null::timestamptz, now(), 1))
       as t (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)`,
  );
  await target.query(
    `insert into prompts (prompt_id, llm_run_type, prompt_version, model_id, prompt_system_prompt, prompt_template,
       prompt_temperature, prompt_response_schema) values ('p', 't', 1, 'm', '', '', 0, '{}')`,
  );
  await writeBackup(target.url, file);
  await restoreBackup(source.url, file, { replace: true });
  // What a later migration makes of old rows.
  expect(await source.query("select label, prompt_id from prompt_labels")).toEqual([
    { label: "production", prompt_id: "p" },
  ]);
  const applied = await source.query("select migration_name as name from _prisma_migrations order by 1");
  expect(applied.map(({ name }) => name)).toEqual(migrationNames());
});

test("a whole backup of a newer Leadfit is refused by the migration that is not known here", async () => {
  await source.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name) values ('x', 'x', now(), '29990101_later')`,
  );
  await writeBackup(source.url, file);
  await expect(restoreBackup(target.url, file)).rejects.toThrow("newer Leadfit (29990101_later)");
  expect(await tablesOf(target)).toEqual([]);
});

test("a database that is in use, or that others are connected to, is refused; --replace takes the former", async () => {
  await writeBackup(source.url, file);
  await restoreBackup(target.url, file);
  await target.query("insert into job_details (job_id, ingest_key) values ('own', 'id:own')");
  await target.query("create schema bullmq");
  await expect(restoreBackup(target.url, file)).rejects.toThrow(/in use: 3 jobs, 1 resumes. --replace/);
  const db = openDatabase({ url: target.url, poolMax: 1, onError: () => {} });
  await db.ping();
  await expect(restoreBackup(target.url, file, { replace: true })).rejects.toThrow("stop every process");
  await db.close();
  expect(await target.query("select 1 from job_details where job_id = 'own'")).toHaveLength(1);
  copyFileSync(file, `${file}.2`);
  await restoreBackup(target.url, `${file}.2`, { replace: true });
  expect(await target.query("select 1 from job_details where job_id = 'own'")).toEqual([]);
  expect(await target.query("select 1 from pg_namespace where nspname = 'bullmq'")).toEqual([]);
});

test("rows that contradict each other are refused, and the database stays empty", async () => {
  await source.query("alter table job_pages drop constraint job_pages_job_id_fkey");
  await source.query("insert into job_pages (job_id, content, sha256) values ('nobody', '', '')");
  await writeBackup(source.url, file);
  await expect(restoreBackup(target.url, file)).rejects.toThrow("job_pages_job_id_fkey");
  expect(await tablesOf(target)).toEqual([]);
});
