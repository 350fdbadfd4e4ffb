/** What is wrong with a backup, or with where it should go, is its user's to mend: one line, no stack. */
import { BackupError } from "@leadfit/runtime";
import { UsageError } from "../usage-error.ts";

export async function sayBackupErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof BackupError ? new UsageError(error.message) : error;
  }
}
