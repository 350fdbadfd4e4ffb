import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createTestDatabase,
  describeOnBackends,
  eventually,
  freePort,
  openTestPipeline,
  repositoryRoot,
  samplePages,
  startProcess,
  type TestDatabase,
  type TestProcess,
} from "@leadfit/testkit";
import { expect, test } from "vitest";

const startWorker = (env: Record<string, string>, nodeArgs: string[] = []): TestProcess =>
  startProcess(process.execPath, [...nodeArgs, "apps/worker-extract/src/main.ts"], {
    cwd: repositoryRoot,
    env,
  });

async function end(worker: TestProcess): Promise<void> {
  worker.destroy();
  await worker.exited;
}

describeOnBackends((backend) => {
  async function onBackend(
    use: (database: TestDatabase, queueUrl: string | undefined) => Promise<void>,
  ): Promise<void> {
    const database = await createTestDatabase();
    const { queueUrl, stop } = await backend.start();
    await use(database, queueUrl);
    await stop();
    await database.drop();
  }

  test("a worker that was started before its store waits for it, says so, and then does its work", async () => {
    await onBackend(async (database, queueUrl) => {
      const late = await lateServer(queueUrl ?? database.url);
      const worker = startWorker(
        queueUrl ? { DATABASE_URL: database.url, QUEUE_URL: late.url } : { DATABASE_URL: late.url },
      );
      await worker.says(
        queueUrl
          ? /Waiting up to 60 s for Redis \(QUEUE_URL\)/
          : /Waiting up to 60 s for Postgres \(DATABASE_URL\)/,
      );
      await late.open();
      const pipeline = await openTestPipeline(database, queueUrl);
      await pipeline.ingest(samplePages.posting);
      await eventually(async () => {
        const tasks = await database.query("select state from stage_tasks where stage = 'extract'");
        expect(tasks).toEqual([{ state: "done" }]);
      });
      await pipeline.close();
      await end(worker);
      await late.close();
    });
  });

  test("a worker a minute ahead of the database is refused where locks go by its clock, else warned", async () => {
    await onBackend(async (database, queueUrl) => {
      const folder = mkdtempSync(join(tmpdir(), "leadfit-clock-"));
      const shim = join(folder, "ahead.mjs");
      writeFileSync(shim, "const now = Date.now; Date.now = () => now() + 60_000;\n");
      const env = { DATABASE_URL: database.url, ...(queueUrl && { QUEUE_URL: queueUrl }) };
      const worker = startWorker(env, ["--import", shim]);
      await worker.says(/This machine's clock is \d\d\.\d s ahead of that of Postgres/);
      if (queueUrl) {
        await worker.says(/"ready"/);
        await end(worker);
      } else {
        expect(await worker.exited).toMatchObject({ code: 1 });
        expect(worker.output()).not.toContain('"ready"');
      }
      rmSync(folder, { recursive: true });
    });
  });
});

test("a database that answers with a no ends the start at once, naming the setting", async () => {
  const database = await createTestDatabase();
  const wrong = new URL(database.url);
  wrong.password = "wrong";
  const worker = startWorker({ DATABASE_URL: wrong.href });
  expect(await worker.exited).toMatchObject({ code: 1 });
  expect(worker.output()).toMatch(/^DATABASE_URL: Postgres does not let us in: /m);
  await database.drop();
});

/** The same server under a port on which nobody listens before `open`. */
async function lateServer(target: string) {
  const port = await freePort();
  const { hostname, port: targetPort } = new URL(target);
  const url = new URL(target);
  url.port = String(port);
  let server: Server | undefined;
  return {
    url: url.href,
    async open() {
      server = createServer((incoming) => {
        const outgoing = connect(Number(targetPort), hostname);
        incoming.on("error", () => outgoing.destroy());
        outgoing.on("error", () => incoming.destroy());
        incoming.pipe(outgoing).pipe(incoming);
      }).listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    async close() {
      server?.close();
    },
  };
}
