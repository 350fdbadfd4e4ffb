/** `npm run db:migration <name>`: drafts prisma/migrations/<time>_<name>/ from the schema's change, for review. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { draftMigration, schemaFile } from "../migrate.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("usage: npm run db:migration <name>   (lower-case letters, digits, underscores)\n");
  process.exit(1);
}
const sql = await draftMigration();
if (sql.includes("This is an empty migration")) {
  process.stdout.write("prisma/schema.prisma has not changed since the newest migration.\n");
  process.exit(0);
}
const time = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
const folder = join(schemaFile, "..", "migrations", `${time}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "migration.sql"), sql);
copyFileSync(schemaFile, join(folder, "schema.prisma"));
process.stdout.write(`${folder}/migration.sql\n`);
