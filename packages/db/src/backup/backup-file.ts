/**
 * The format of a backup: gzipped lines of UTF-8 (docs/operations.md). A line that begins with "#" is JSON about the
 * backup, any other one is a row as JSON by the names of its columns:
 *
 *     #{"leadfit_backup":1,"created_at":"…","migrations":["…"],"rows":3}
 *     #{"table":"resumes","columns":["resume_id",…],"rows":1}
 *     {"resume_id":"…",…}
 *     #{"end":"resumes","rows":1,"sha256":"… of its rows' lines"}
 *     #{"end":"backup","rows":3,"sha256":"… of all lines above"}
 *
 * Knows the format only, no database.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { BackupError } from "./backup-error.ts";

/** A reader takes this one and no other. */
const format = 1;

/** `migrations`: those applied, oldest first. `rows`: of all tables. */
export type BackupHead = { created_at: string; migrations: string[]; rows: number };
export type BackupTable = { table: string; columns: string[]; rows: number };

export type BackupPart =
  | ({ kind: "head" } & BackupHead)
  | ({ kind: "table" } & BackupTable)
  /** `json`: a row of the table before it. */
  | { kind: "row"; json: string };

/** Makes lines of parts, with counts and hashes. */
export function createBackupLines() {
  const whole = createHash("sha256");
  let part = createHash("sha256");
  let rows = 0;
  const line = (text: string): string => {
    whole.update(`${text}\n`);
    return `${text}\n`;
  };
  return {
    head: (head: BackupHead) => line(`#${JSON.stringify({ leadfit_backup: format, ...head })}`),
    table(table: BackupTable): string {
      part = createHash("sha256");
      return line(`#${JSON.stringify(table)}`);
    },
    row(json: string): string {
      rows++;
      part.update(`${json}\n`);
      return line(json);
    },
    endTable: ({ table, rows: of }: BackupTable) =>
      line(`#${JSON.stringify({ end: table, rows: of, sha256: part.digest("hex") })}`),
    end: () => `#${JSON.stringify({ end: "backup", rows, sha256: whole.digest("hex") })}\n`,
  };
}

/**
 * Reads a backup and checks it on the way: whoever has taken the last part has a whole one.
 * @throws BackupError where it is damaged, cut off, no backup, or of another format
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const check = createBackupLines();
  let table: BackupTable | null = null;
  let left = 0;
  let state: "head" | "tables" | "ended" = "head";
  const damaged = () => new BackupError(`${file}: damaged; restore from another backup`);

  for await (const line of linesOf(file, damaged)) {
    if (state === "ended") throw damaged();
    if (!line.startsWith("#")) {
      if (!table || left-- === 0) throw damaged();
      check.row(line);
      yield { kind: "row", json: line };
      continue;
    }
    const about = parse(line, damaged);
    if (state === "head") {
      if (!("leadfit_backup" in about)) throw new BackupError(`${file}: not a backup of Leadfit`);
      const { leadfit_backup, ...head } = about as { leadfit_backup: number } & BackupHead;
      if (leadfit_backup !== format)
        throw new BackupError(`${file}: written by a newer Leadfit (format ${leadfit_backup}); update first`);
      check.head(head);
      state = "tables";
      yield { kind: "head", ...head };
    } else if ("table" in about) {
      if (table) throw damaged();
      table = about as BackupTable;
      left = table.rows;
      check.table(table);
      yield { kind: "table", ...table };
    } else if (table) {
      if (left !== 0 || `${line}\n` !== check.endTable(table)) throw damaged();
      table = null;
    } else {
      if (`${line}\n` !== check.end()) throw damaged();
      state = "ended";
    }
  }
  if (state !== "ended") throw damaged();
}

function parse(line: string, damaged: () => Error): object {
  try {
    return JSON.parse(line.slice(1)) as object;
  } catch {
    throw damaged();
  }
}

/** Not node:readline: it ends lines at U+2028 too, which a row may hold. */
async function* linesOf(file: string, damaged: () => Error): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on("error", (error) => unzipped.destroy(error));
  let rest: Buffer[] = [];
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString("utf8");
        rest = [];
        from = at + 1;
      }
      rest.push(chunk.subarray(from));
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOENT") throw new BackupError(`${file}: no such file`);
    if (code === "Z_DATA_ERROR" || code === "Z_BUF_ERROR") throw damaged();
    throw error;
  } finally {
    source.destroy();
  }
  if (Buffer.concat(rest).length > 0) throw damaged();
}
