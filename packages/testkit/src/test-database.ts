/** A database of a test's own, cloned from the migrated template and dropped at the end. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { eventually } from "./eventually.ts";
import { templateName } from "./global-setup.ts";

/** How long an ended connection may take to go. */
const leakGraceMs = 2_000;

export type TestDatabase = {
  url: string;
  /** Runs SQL past all stores, to look or to set the stage. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** @throws where somebody still holds a connection to it: the test has leaked */
  drop(): Promise<void>;
};

export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = async <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  };
  await admin((client) => client.query(`create database ${name} template ${templateName}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async query(sql, values = []) {
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    async drop() {
      await admin(async (client) => {
        // Connections end a moment after the pool that held them says so.
        await eventually(async () => {
          const { rows } = await client.query(
            "select count(*)::int as held from pg_stat_activity where datname = $1",
            [name],
          );
          if (rows[0].held > 0) throw new Error(`${rows[0].held} connections to ${name} were left open`);
        }, leakGraceMs);
        await client.query(`drop database ${name}`);
      });
    },
  };
}
