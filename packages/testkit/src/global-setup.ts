/** Once a test run: a real Postgres, and in it the migrated template that every test database is cloned from. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, startEmbeddedPostgres } from "@leadfit/db";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the server's own database; test databases are made beside it. */
    postgresUrl: string;
  }
}

export const templateName = "leadfit_template";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), "leadfit-test-"));
  chmodSync(home, 0o711);
  const server = await startEmbeddedPostgres({ home });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${templateName}`);
  await client.end();
  const template = new URL(server.url);
  template.pathname = `/${templateName}`;
  await migrate(template.href);
  project.provide("postgresUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
