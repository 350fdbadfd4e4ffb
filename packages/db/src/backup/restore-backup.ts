/**
 * Restores a backup in one transaction: the tables as the backup's Leadfit had them, then their rows; what has come since
 * is migrated after it. The file is read twice: first to know that it is whole and not newer than we are, before anything
 * is touched; then to load it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate, migrationNames } from "../migrate.ts";
import { BackupError } from "./backup-error.ts";
import { type BackupHead, type BackupTable, readBackup } from "./backup-file.ts";
import { loadRows } from "./load-rows.ts";
import type { Progress } from "./write-backup.ts";

const migrationsFolder = join(import.meta.dirname, "../../../../prisma/migrations");

export type RestoreOptions = {
  /** Deletes what the database holds; else only an empty one is taken. */
  replace?: boolean;
  onProgress?: Progress;
};

/**
 * @param url a database that nobody else uses meanwhile
 * @returns rows by table
 * @throws BackupError; the database is as it was then
 */
export async function restoreBackup(
  url: string,
  file: string,
  { replace = false, onProgress = () => {} }: RestoreOptions = {},
): Promise<Record<string, number>> {
  const head = await checkBackup(file);
  const client = new pg.Client({ connectionString: url });
  // A query that it meets rejects as well.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    await refuseOthers(client);
    await emptyDatabase(client, replace);
    await createTables(client, head.migrations);
    const tables = await load(client, file, onProgress);
    await forgetQueue(client);
    await client.query("commit");
    await client.query("analyze");
    await migrate(url);
    return Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));
  } finally {
    // Ends the transaction too, where it is still open.
    await client.end();
  }
}

/** @throws BackupError where the file is not whole, or newer than we are */
async function checkBackup(file: string): Promise<BackupHead> {
  let head: BackupHead | null = null;
  for await (const part of readBackup(file)) if (part.kind === "head") head = part;
  if (!head) throw new BackupError(`${file}: not a backup of Leadfit`);
  const known = migrationNames();
  const unknown = head.migrations.find((name, n) => name !== known[n]);
  if (unknown) throw new BackupError(`${file}: written by a newer Leadfit (${unknown}); update first`);
  return head;
}

async function refuseOthers(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  if (rowCount)
    throw new BackupError(
      `${rowCount} others are connected to this database: stop every process of Leadfit first.`,
    );
}

async function emptyDatabase(client: pg.Client, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  if (rows.length === 0) return;
  if (!replace) {
    const count = async (table: string) => {
      if (!rows.some(({ name }) => name === table)) return 0;
      const counted = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      return counted.rows[0]?.n ?? 0;
    };
    const [jobs, resumes] = [await count("job_details"), await count("resumes")];
    throw new BackupError(
      `This database is in use: ${jobs} jobs, ${resumes} resumes. --replace deletes all that is in it, for good, and puts the backup in its place.`,
    );
  }
  await client.query("drop schema if exists bullmq cascade");
  await client.query("drop schema public cascade");
  await client.query("create schema public");
}

/** As of the backup's last migration; without foreign keys, see load(). */
async function createTables(client: pg.Client, migrations: string[]): Promise<void> {
  for (const name of migrations)
    await client.query(readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8"));
  // As Prisma makes it; its rows are among the backup's.
  await client.query(`
    create table _prisma_migrations (
      id varchar(36) primary key not null,
      checksum varchar(64) not null,
      finished_at timestamptz,
      migration_name varchar(255) not null,
      logs text,
      rolled_back_at timestamptz,
      started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0
    )`);
}

async function load(client: pg.Client, file: string, onProgress: Progress): Promise<BackupTable[]> {
  const { rows: foreignKeys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  // Set again at the end, all rows are checked at once, and tables may come in any order.
  for (const { table, name } of foreignKeys)
    await client.query(`alter table ${table} drop constraint ${name}`);
  const tables = await loadRows(client, readBackup(file), onProgress);
  for (const { table, name, definition } of foreignKeys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  return tables;
}

/**
 * Nobody holds an open task any more, and no queue has heard of it: the relay announces them all. Under a new
 * generation, for a queue that was not restored may still hold hints of the last one.
 */
async function forgetQueue(client: pg.Client): Promise<void> {
  await client.query(
    `update stage_tasks set enqueued_at = null, lease_until = null, enqueue_gen = enqueue_gen + 1
     where state = 'pending'`,
  );
}
