/**
 * Applies prisma/migrations in-process, and drafts new ones, with Prisma's schema engine as WebAssembly:
 * the native engine would have to be downloaded. Fills the same _prisma_migrations table, so that
 * `prisma migrate deploy` works on the same database.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const prismaFolder = join(import.meta.dirname, "../../../prisma");
const migrationsFolder = join(prismaFolder, "migrations");
const schemaFile = join(prismaFolder, "schema.prisma");
const noFilters = { externalTables: [], externalEnums: [] };

type AdapterFactory = Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0];

type Engine = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

let loaded: Promise<Engine> | undefined;
/** When there is something to migrate: no other start pays for it. */
async function loadEngine(): Promise<Engine> {
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  // The package's own entry prints an ExperimentalWarning on Node 24; loading the module by hand does not.
  const module = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = join(dirname(module), "schema_engine_bg.wasm");
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
    "./schema_engine_bg.js": engine,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/** The adapter cuts a script at every semicolon, those inside a function's body too; Postgres takes it whole. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (sql) => {
      await connection.executeRaw({ sql, args: [], argTypes: [] });
    };
    return connection;
  }
}

async function withEngine<T>(
  adapter: AdapterFactory,
  use: (schemaEngine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  const engine = await loaded;
  const schema = readFileSync(schemaFile, "utf8");
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await use(schemaEngine);
  } finally {
    schemaEngine.free();
  }
}

/** Migration folders, oldest first. */
export function migrationNames(): string[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Brings the database at `url` up to date; several processes may call it at once (Prisma's advisory lock).
 * @returns the names of the migrations applied now
 * @throws when a migration fails; what it did is rolled back
 */
export async function migrate(url: string): Promise<string[]> {
  // Its own pool, ended here: an idle connection would keep Prisma's lock until pg's 10 s timeout.
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  try {
    if (await isMigrated(pool)) return [];
    return await withEngine(new WholeScripts(pool), async (schemaEngine) => {
      const result = await schemaEngine.applyMigrations({
        filters: noFilters,
        migrationsList: {
          baseDir: migrationsFolder,
          shadowDbInitScript: "",
          lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
          migrationDirectories: migrationNames().map((path) => ({
            path,
            migrationFile: { path: "migration.sql", content: { tag: "ok", value: scriptOf(path) } },
          })),
        },
      });
      return result.appliedMigrationNames;
    });
  } finally {
    await pool.end();
  }
}

const scriptOf = (name: string): string =>
  readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8");

/** Whether all migrations have been applied as they stand here, and none was left half-way: then the engine has no work. */
async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const { rows: found } = await pool.query<{ there: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  if (!found[0]?.there) return false;
  const { rows } = await pool.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null`,
  );
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  return (
    rows.every(({ finished }) => finished) &&
    migrationNames().every((name) => applied.get(name) === sha256(scriptOf(name)))
  );
}

/** The schema as of the newest migration; each migration folder holds the schema it leads to. */
export function migratedSchema(): string | null {
  const newest = migrationNames().at(-1);
  return newest ? readFileSync(join(migrationsFolder, newest, "schema.prisma"), "utf8") : null;
}

/** SQL that leads from the newest migration's schema to prisma/schema.prisma. Needs no database. */
export async function draftMigration(): Promise<string> {
  const before = migratedSchema();
  // The engine asks a database for its version and nothing else; this one answers just that.
  const versionOnly = {
    provider: "postgres",
    adapterName: "version-only",
    connect: async () => ({
      provider: "postgres",
      adapterName: "version-only",
      queryRaw: async () => ({ columnNames: ["version"], columnTypes: [7], rows: [["PostgreSQL 18.4"]] }),
      executeRaw: async () => 0,
      executeScript: async () => {},
      getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
      dispose: async () => {},
    }),
  };
  const file = (content: string) => ({ files: [{ path: "schema.prisma", content }] });
  return await withEngine(versionOnly as unknown as AdapterFactory, async (schemaEngine) => {
    const result = await schemaEngine.diff({
      from: before === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...file(before) },
      to: { tag: "schemaDatamodel", ...file(readFileSync(schemaFile, "utf8")) },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: noFilters,
    } as Parameters<SchemaEngine["diff"]>[0]);
    return result.stdout ?? "";
  });
}

export { schemaFile };
