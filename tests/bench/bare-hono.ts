/** The least that an ingest could be: Hono, the body parsed, one row inserted. A process of its own; prints "ready". */
import { createRequire } from "node:module";
import { join } from "node:path";
import { repositoryRoot } from "@leadfit/testkit";
import pg from "pg";

type Context = {
  req: { json(): Promise<{ job_id: string; html: string }> };
  json(data: unknown, status: number): Response;
};
type Hono = { fetch: unknown; post(path: string, handler: (c: Context) => Promise<Response>): void };

// The very Hono that our API runs on; only apps/api has it.
const require = createRequire(join(repositoryRoot, "apps/api/package.json"));
const { Hono } = require("hono") as { Hono: new () => Hono };
const { serve } = require("@hono/node-server") as { serve(options: object, ready: () => void): void };

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 6, idleTimeoutMillis: 0 });
await pool.query("create table bare (id text primary key, content text not null)");
const app = new Hono();
app.post("/html_extract", async (c) => {
  const { job_id, html } = await c.req.json();
  await pool.query("insert into bare (id, content) values ($1, $2)", [job_id, html]);
  return c.json({ data: { job_id } }, 202);
});
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" }, () => {
  process.stdout.write("ready\n");
});
