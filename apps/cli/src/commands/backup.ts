/** `leadfit backup FILE`: every table in one file, also while Leadfit runs. */
import { resolve } from "node:path";
import { settingsFromEnv, writeBackup } from "@leadfit/runtime";
import { onDatabase } from "../on-database.ts";
import { createProgressBar, type ProgressBar } from "../progress-bar.ts";
import { sayBackupErrors } from "./say-backup-errors.ts";

export async function backup(file: string): Promise<void> {
  await sayBackupErrors(() =>
    onDatabase(settingsFromEnv(process.env), "backup", async (url) => {
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
