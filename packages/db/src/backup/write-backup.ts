/**
 * Writes every table to one file, as of one moment, while Leadfit runs: a transaction that sees what was committed when
 * it began, whatever is committed later. The queue's own tables are left out: tasks are rows, and are announced anew.
 */
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { BackupError } from "./backup-error.ts";
import { type BackupTable, createBackupLines } from "./backup-file.ts";

/** Told how many rows of how many are through. */
export type Progress = (rows: number, of: number) => void;

/** What calls of models hold while they are under way, and who is up: of no use to anybody later. */
const passing = ["llm_leases", "llm_reservations", "processes"];
/** Rows fetched at once are about this long together; at most so many. */
const fetchBytes = 2 * 1024 * 1024;
const fetchRows = 500;

/**
 * @param file appears whole or not at all, readable by its owner only; it must not exist
 * @returns rows by table
 * @throws BackupError
 */
export async function writeBackup(
  url: string,
  file: string,
  onProgress: Progress = () => {},
): Promise<Record<string, number>> {
  const draft = `${file}.part`;
  const handle = await openNew(file, draft);
  const client = new pg.Client({ connectionString: url });
  // A query that it meets rejects as well.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("begin isolation level repeatable read read only");
    const tables = await listTables(client);
    await pipeline(
      Readable.from(linesOf(client, tables, onProgress)),
      createGzip(),
      handle.createWriteStream({ flush: true }),
    );
    await rename(draft, file);
    return Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close().catch(() => {});
    await client.end();
  }
}

async function openNew(file: string, draft: string) {
  const existing = await open(file, "r").catch(() => null);
  await existing?.close();
  if (existing) throw new BackupError(`${file}: is there already`);
  return await open(draft, "w", 0o600).catch((error: { code?: string }) => {
    throw new BackupError(`${file}: cannot be written (${error.code})`);
  });
}

async function listTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
     group by c.relname order by c.relname`,
    [passing],
  );
  if (!rows.some(({ table }) => table === "_prisma_migrations"))
    throw new BackupError("There is nothing to back up: this database holds no tables of Leadfit.");
  const tables: BackupTable[] = [];
  for (const { table, columns } of rows) {
    const counted = await client.query<{ n: number }>(`select count(*)::int as n from "${table}"`);
    tables.push({ table, columns, rows: counted.rows[0]?.n ?? 0 });
  }
  return tables;
}

async function* linesOf(
  client: pg.Client,
  tables: BackupTable[],
  onProgress: Progress,
): AsyncGenerator<string> {
  const lines = createBackupLines();
  const { rows: applied } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  const migrations = applied.map(({ name }) => name);
  yield lines.head({ created_at: new Date().toISOString(), migrations, rows: total });
  let done = 0;
  for (const table of tables) {
    yield lines.table(table);
    for await (const rows of batchesOf(client, table.table)) {
      yield rows.map((json) => lines.row(json)).join("");
      done += rows.length;
      onProgress(done, total);
    }
    yield lines.endTable(table);
  }
  yield lines.end();
}

/** Through a cursor of the transaction, so that a table is never in memory as a whole. */
async function* batchesOf(client: pg.Client, table: string): AsyncGenerator<string[]> {
  await client.query(
    `declare part no scroll cursor for select row_to_json(t)::text as json from "${table}" t`,
  );
  for (let count = 1; ; ) {
    const { rows } = await client.query<{ json: string }>(`fetch ${count} from part`);
    if (rows.length === 0) break;
    yield rows.map(({ json }) => json);
    const bytes = rows.reduce((sum, { json }) => sum + json.length, 0) / rows.length;
    count = Math.max(1, Math.min(fetchRows, count * 2, Math.floor(fetchBytes / bytes)));
  }
  await client.query("close part");
}
