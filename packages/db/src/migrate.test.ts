import { readFileSync } from "node:fs";
import { createTestDatabase } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { draftMigration, migrate, migratedSchema, migrationNames, schemaFile } from "./migrate.ts";

test("the newest migration leads to prisma/schema.prisma: a forgotten one fails here", async () => {
  expect(migratedSchema()).toBe(readFileSync(schemaFile, "utf8"));
  expect(await draftMigration()).toContain("This is an empty migration");
});

test("migrating a migrated database does nothing, and processes that do it at once do not harm each other", async () => {
  const database = await createTestDatabase();
  await database.query("drop schema public cascade");
  await database.query("create schema public");
  const applied = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
  expect(applied.flat()).toEqual(migrationNames());
  expect(await migrate(database.url)).toEqual([]);
  await database.drop();
});

test("a migration that was left half-way ends the start", async () => {
  const database = await createTestDatabase();
  const newest = migrationNames().at(-1);
  await database.query("update _prisma_migrations set finished_at = null where migration_name = $1", [
    newest,
  ]);
  await expect(migrate(database.url)).rejects.toThrow(/P3009|failed/);
  await database.drop();
});
