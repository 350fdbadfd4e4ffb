/** A database of a test's own, cloned from the migrated template and dropped at the end. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { templateName } from "./global-setup.ts";

export type TestDatabase = {
  url: string;
  /** Runs SQL past all stores, to look or to set the stage. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Connections that somebody still holds: a test that leaves one has leaked. */
  openConnections(): Promise<number>;
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
    async openConnections() {
      return await admin(async (client) => {
        const { rows } = await client.query(
          "select count(*)::int as n from pg_stat_activity where datname = $1",
          [name],
        );
        return rows[0].n;
      });
    },
    async drop() {
      await admin((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
