/** The data folder: its lock, the admin key, and where a running API can be found. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { newSecret } from "@leadfit/db";

export class HomeInUseError extends Error {
  override name = "HomeInUseError";
}

/** SQLITE_BUSY: somebody holds the lock. */
const sqliteBusy = 5;

/**
 * Makes the folder and takes its lock, which the kernel lets go of when this process ends, however it ends.
 * @returns a function that lets go
 * @throws HomeInUseError where another Leadfit runs on it
 */
export function lockHome(home: string): () => void {
  // Made by us it is ours alone; only root's embedded Postgres, run as another user, must pass through.
  mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  // SQLite's exclusive lock: Node has no flock of its own.
  const lock = new DatabaseSync(join(home, "lock"));
  try {
    lock.exec("pragma locking_mode = exclusive; begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== sqliteBusy) {
      throw new Error(`LEADFIT_HOME: ${home} cannot be locked: ${(error as Error).message}`, {
        cause: error,
      });
    }
    const url = runningUrl(home);
    throw new HomeInUseError(
      `Another Leadfit is running on ${home}${url ? ` at ${url}` : ""}. Stop it first, or set LEADFIT_HOME to another folder.`,
    );
  }
  return () => {
    rmSync(runningFile(home), { force: true });
    if (lock.isOpen) lock.close();
  };
}

/** The admin key kept in the folder, made at the first call; readable by its owner only. */
export function adminKey(home: string): string {
  const file = join(home, "admin.key");
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(file, `${newSecret()}\n`, { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

const runningFile = (home: string) => join(home, "running.json");

/** Leaves word where the API of this folder answers. */
export function writeRunningUrl(home: string, url: string): void {
  writeFileSync(runningFile(home), JSON.stringify({ url }));
}

/** Where the API of this folder said it answers; it may be gone since. */
export function runningUrl(home: string): string | null {
  try {
    return (JSON.parse(readFileSync(runningFile(home), "utf8")) as { url: string }).url;
  } catch {
    return null;
  }
}
