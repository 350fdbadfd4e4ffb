/** `leadfit backup FILE`: every table in one file, also while Leadfit runs. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  HomeInUseError,
  lockHome,
  runningPostgresUrl,
  type Settings,
  settingsFromEnv,
  startEmbeddedDatabase,
  writeBackup,
} from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createProgressBar, type ProgressBar } from "../progress-bar.ts";
import { UsageError } from "../usage-error.ts";
import { sayBackupErrors } from "./say-backup-errors.ts";

export async function backup(file: string): Promise<void> {
  await sayBackupErrors(() =>
    onDatabase(settingsFromEnv(process.env), async (url) => {
      let bar: ProgressBar | undefined;
      const tables = await writeBackup(url, resolve(file), (rows, of) => {
        bar ??= createProgressBar("Written", of);
        bar.show(rows, "rows");
      });
      bar?.clear();
      const { job_details: jobs = 0, resumes = 0 } = tables;
      console.log(`${file}: ${jobs} jobs, ${resumes} resumes. It holds them as they are: keep it as safe.`);
    }),
  );
}

/** The database as it runs; one that does not is started for the backup, and is not migrated. */
async function onDatabase(
  { databaseUrl, home }: Settings,
  use: (url: string) => Promise<void>,
): Promise<void> {
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
    const log = createLogger({ name: "backup", file: join(home, "leadfit.log") });
    const embedded = await startEmbeddedDatabase(home, log);
    await use(embedded.url).finally(() => embedded.stop());
  } finally {
    unlock();
  }
}
