/** Where the embedded Postgres of a data folder listens while another process runs it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @returns its connection string; null where no server has left word of itself there */
export function runningPostgresUrl(home: string): string | null {
  try {
    const [, , , port] = readFileSync(join(home, "postgres", "data", "postmaster.pid"), "utf8").split("\n");
    const password = readFileSync(join(home, "postgres.password"), "utf8").trim();
    return port ? `postgres://leadfit:${encodeURIComponent(password)}@127.0.0.1:${port}/leadfit` : null;
  } catch {
    return null;
  }
}
