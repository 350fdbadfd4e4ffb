/** Puts the rows of a backup into tables that stand ready. Knows nothing of what they mean. */
import type pg from "pg";
import { BackupError } from "./backup-error.ts";
import type { BackupPart, BackupTable } from "./backup-file.ts";
import type { Progress } from "./write-backup.ts";

/** One insert takes rows of about this length together. */
const insertCharacters = 4 * 1024 * 1024;

/**
 * @returns the tables, with the rows that went into each
 * @throws BackupError where a table is missing or has other columns
 */
export async function loadRows(
  client: pg.Client,
  parts: AsyncIterable<BackupPart>,
  onProgress: Progress,
): Promise<BackupTable[]> {
  const tables: BackupTable[] = [];
  let total = 0;
  let done = 0;
  let waiting: string[] = [];
  let characters = 0;

  const flush = async (): Promise<void> => {
    const table = tables.at(-1)?.table;
    if (!table || waiting.length === 0) return;
    await client.query(
      // By name, each value by its column's own text form: exact for numbers, times and bytes as well.
      `insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::json)`,
      [`[${waiting.join(",")}]`],
    );
    done += waiting.length;
    waiting = [];
    characters = 0;
    onProgress(done, total);
  };

  for await (const part of parts) {
    if (part.kind === "head") total = part.rows;
    else if (part.kind === "row") {
      waiting.push(part.json);
      characters += part.json.length;
      if (characters > insertCharacters) await flush();
    } else {
      await flush();
      await checkColumns(client, part);
      // A migration may have put rows there; the backup has them, or they were deleted.
      await client.query(`truncate "${part.table}"`);
      tables.push(part);
    }
  }
  await flush();
  return tables;
}

async function checkColumns(client: pg.Client, { table, columns }: BackupTable): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = to_regclass('public.' || quote_ident($1)) and attnum > 0 and not attisdropped`,
    [table],
  );
  const have = rows.map(({ name }) => name).sort();
  if (have.join() !== [...columns].sort().join())
    throw new BackupError(`The backup's table ${table} is not one of Leadfit's, or has other columns.`);
}
