/** The database for a command that needs no API: as it runs, else started for the command. It is not migrated. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  HomeInUseError,
  lockHome,
  runningPostgresUrl,
  type Settings,
  startEmbeddedDatabase,
} from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { UsageError } from "./usage-error.ts";

/**
 * @param name the command's, for the log
 * @throws UsageError where the data folder holds no database
 */
export async function onDatabase<T>(
  { databaseUrl, home }: Pick<Settings, "databaseUrl" | "home">,
  name: string,
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return await use(databaseUrl);
  if (!existsSync(join(home, "postgres"))) throw new UsageError(`LEADFIT_HOME: ${home} holds no database`);
  let unlock: () => void;
  try {
    unlock = lockHome(home);
  } catch (error) {
    const running = error instanceof HomeInUseError ? runningPostgresUrl(home) : null;
    if (!running) throw error;
    return await use(running);
  }
  try {
    console.error("Starting Postgres …");
    const log = createLogger({ name, file: join(home, "leadfit.log") });
    const embedded = await startEmbeddedDatabase(home, log);
    return await use(embedded.url).finally(() => embedded.stop());
  } finally {
    unlock();
  }
}
