/** Whether the database is at this Leadfit's schema. */
import type { MigrationState } from "@leadfit/db";
import { counted, type Finding, fail, ok, warn } from "./finding.ts";

const check = "migrations";

export function checkMigrations({ applied, pending, unknown, failed }: MigrationState): Finding {
  if (failed.length > 0)
    return fail(
      check,
      `${failed.join(", ")} ended half-way`,
      "Restore a backup (leadfit restore FILE --replace), or mend what the migration names and delete its row in _prisma_migrations; then start Leadfit.",
    );
  if (unknown.length > 0)
    return fail(
      check,
      `the database is newer than this Leadfit: ${unknown.join(", ")}`,
      "Run the newer Leadfit that migrated it.",
    );
  if (pending.length > 0)
    return warn(check, `${counted(pending.length, "migration")} not applied`, "The next start applies them.");
  return ok(check, `${applied} applied, none missing`);
}
