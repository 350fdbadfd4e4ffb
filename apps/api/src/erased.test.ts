import { openRuntime, settingsFromEnv } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, eventually, samplePages, sampleResume } from "@leadfit/testkit";
import { Hono } from "hono";
import pg from "pg";
import { expect, test } from "vitest";
import type { ApiDeps } from "./deps.ts";
import { answerProblem } from "./http/problem.ts";
import { htmlExtractRoutes } from "./routes/html-extract.ts";
import { regenerateRoutes } from "./routes/regenerate.ts";

const key = "a-key-for-the-tests-only";
const log = createLogger({ name: "test", level: "silent" });

test("a page, and a regenerate, whose resume is erased at that very moment, get a 409 that says to send it again", async () => {
  const database = await createTestDatabase();
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  const runtime = await openRuntime(settings, log, { role: "all", workers: 0 });
  const { db } = runtime;
  await db.keys.setAdmin(key);
  const app = new Hono();
  app.onError(answerProblem(log));
  const deps = { db, log, poke: () => {} } as unknown as ApiDeps;
  for (const routes of [htmlExtractRoutes, regenerateRoutes]) app.route("/", routes(deps));
  const send = (path: string, body: object) =>
    app.request(path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        prefer: "respond-async",
      },
      body: JSON.stringify(body),
    });
  await db.jobs.ingest({ page: samplePages.posting, jobId: "known" });

  const eraser = new pg.Client({ connectionString: database.url });
  await eraser.connect();
  for (const [path, body] of [
    ["/html_extract", { html: samplePages.numbered(1), resume_id: "mara" }],
    ["/regenerate_job_assessment", { job_id: "known", resume_id: "mara" }],
  ] as const) {
    const resume = { resumeId: "mara", name: "Mara", format: "markdown" } as const;
    await db.resumes.create({ ...resume, content: sampleResume, text: sampleResume });
    await eraser.query("begin");
    await eraser.query("delete from resumes where resume_id = 'mara'");
    const answer = send(path, body);
    // It has seen the resume, and waits for what becomes of it.
    await eventually(async () =>
      expect(await database.query("select 1 from pg_locks where not granted")).not.toEqual([]),
    );
    await eraser.query("commit");
    const response = await answer;
    expect([response.status, await response.json()], path).toMatchObject([
      409,
      { error: { code: "erased", message: expect.stringContaining("send it again") } },
    ]);
  }
  await eraser.end();
  await runtime.close();
  await database.drop();
});
