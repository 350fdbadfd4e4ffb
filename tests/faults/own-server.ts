/** A Postgres of a scenario's own, embedded as Leadfit embeds it: it may be killed, filled and starved. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, startEmbeddedPostgres } from "@leadfit/db";
import { eventually, type TestDatabase } from "@leadfit/testkit";
import pg from "pg";

export type OwnServer = {
  database: TestDatabase;
  home: string;
  /** SIGKILL to the postmaster; whoever embeds it starts it again. Resolves once it answers. @returns ms it was away */
  kill(): Promise<number>;
  stop(): Promise<void>;
};

/** @param home a folder that the server's user can enter; removed at the end unless given */
export async function openOwnServer(home?: string): Promise<OwnServer> {
  const folder = home ?? mkdtempSync(join(tmpdir(), "leadfit-faults-"));
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({ home: folder });
  await migrate(server.url);
  const database = { ...databaseAt(server.url), drop: async () => {} };
  return {
    database,
    home: folder,
    async kill() {
      const killedAt = performance.now();
      const pid = server.pid();
      if (!pid) throw new Error("the server is away already");
      process.kill(pid, "SIGKILL");
      await eventually(async () => {
        if (server.pid() === pid) throw new Error("it has not been started again");
        await database.query("select 1");
      });
      return performance.now() - killedAt;
    },
    async stop() {
      await server.stop();
      if (!home) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A database at a URL, looked at over a connection of each question's own. */
export function databaseAt(url: string): Omit<TestDatabase, "drop"> {
  return {
    url,
    async query(sql, values = []) {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
      // A server that is killed under it says so twice.
      client.on("error", () => {});
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end().catch(() => {});
      }
    },
  };
}
