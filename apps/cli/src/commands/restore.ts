/** `leadfit restore FILE`: a backup into an empty database; nothing else may run on it. */
import { join, resolve } from "node:path";
import { lockHome, restoreBackup, settingsFromEnv, startEmbeddedDatabase } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createProgressBar, type ProgressBar } from "../progress-bar.ts";
import { sayBackupErrors } from "./say-backup-errors.ts";

export type RestoreOptions = { replace?: boolean };

export async function restore(file: string, { replace = false }: RestoreOptions): Promise<void> {
  const { databaseUrl, home } = settingsFromEnv(process.env);
  const into = async (url: string): Promise<void> => {
    console.error("Checking the backup …");
    let bar: ProgressBar | undefined;
    const tables = await restoreBackup(url, resolve(file), {
      replace,
      onProgress: (rows, of) => {
        bar ??= createProgressBar("Restored", of);
        bar.show(rows, "rows");
      },
    });
    bar?.clear();
    const { job_details: jobs = 0, resumes = 0 } = tables;
    console.log(
      `${jobs} jobs and ${resumes} resumes restored; what was under way goes on when Leadfit runs.`,
    );
  };
  await sayBackupErrors(async () => {
    if (databaseUrl) return await into(databaseUrl);
    const unlock = lockHome(home);
    try {
      console.error("Starting Postgres …");
      const log = createLogger({ name: "restore", file: join(home, "leadfit.log") });
      const embedded = await startEmbeddedDatabase(home, log);
      await into(embedded.url).finally(() => embedded.stop());
    } finally {
      unlock();
    }
  });
}
