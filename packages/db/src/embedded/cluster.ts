/** Where the cluster of the embedded Postgres lies, and how it is made. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Binaries, canEnter } from "./binaries.ts";

// Where root puts the cluster when the server's user cannot reach LEADFIT_HOME.
const systemFolder = "/var/lib/leadfit";

/**
 * Makes the cluster at the first call; it appears whole or not at all. `<home>/postgres` holds it, or is a link
 * to it where the server's user cannot enter `home`.
 * @returns the data folder and the password of its superuser `leadfit`
 */
export function prepareCluster(
  home: string,
  { initdb, user }: Binaries,
): { dataFolder: string; password: string } {
  const link = join(home, "postgres");
  const passwordFile = join(home, "postgres.password");
  if (!existsSync(link)) {
    // A link that leads nowhere goes too.
    rmSync(link, { force: true });
    if (canEnter(home, user)) {
      mkdirSync(link, { mode: 0o700 });
    } else {
      const folder = join(systemFolder, randomBytes(8).toString("hex"));
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      symlinkSync(folder, link);
    }
    if (user) chownSync(link, user.uid, user.gid);
  }
  const dataFolder = join(realpathSync(link), "data");
  if (existsSync(dataFolder)) {
    return { dataFolder, password: readFileSync(passwordFile, "utf8").trim() };
  }
  const password = randomBytes(24).toString("base64url");
  const draft = `${dataFolder}.new`;
  const handover = `${dataFolder}.password`;
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  writeFileSync(handover, password, { mode: 0o600 });
  if (user) chownSync(handover, user.uid, user.gid);
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${draft}`,
        "--username=leadfit",
        "--auth=scram-sha-256",
        `--pwfile=${handover}`,
        "--encoding=UTF8",
        "--locale=C.UTF-8",
      ],
      { cwd: "/", stdio: ["ignore", "ignore", "pipe"], ...user },
    );
    renameSync(draft, dataFolder);
  } catch (cause) {
    const said = (cause as { stderr?: Buffer }).stderr?.toString().trim();
    throw new Error(`The embedded Postgres could not make its data folder ${dataFolder}: ${said ?? cause}`, {
      cause,
    });
  } finally {
    rmSync(handover, { force: true });
  }
  return { dataFolder, password };
}
