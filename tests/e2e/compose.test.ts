import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JobData } from "@leadfit/contracts";
import { connectionBudget, maxConnections, type Role } from "@leadfit/runtime";
import {
  createTestDatabase,
  eventually,
  findRedisServer,
  freePort,
  repositoryRoot,
  samplePages,
  sampleResume,
  startProcess,
  startTestRedis,
  type TestProcess,
} from "@leadfit/testkit";
import { expect, test } from "vitest";
import { type ComposeService, readComposeFile } from "./compose-file.ts";

const key = "a-key-for-the-tests-only";
const services = readComposeFile({ LEADFIT_API_KEY: key });
const apps = Object.entries(services).filter(([, { image }]) => image === "leadfit");
const roleOf = (name: string): Role => (name.startsWith("worker-") ? "worker" : (name as Role));

test("the fleet is Postgres, Redis, the api, five workers and the sweeper", () => {
  const workers = ["extract", "tag", "atomize", "classify", "match"].map((stage) => `worker-${stage}`);
  expect(Object.keys(services).sort()).toEqual(["api", "postgres", "redis", "sweeper", ...workers].sort());
});

test.each(Object.entries(services))(
  "%s has a health check, comes back after a crash, and may be scaled",
  (name, service) => {
    expect(service.healthcheck.test.length).toBeGreaterThan(0);
    expect(service.restart).toBe("unless-stopped");
    expect(service.container_name).toBeUndefined();
    if (service.image !== "leadfit") return;
    expect(service.stop_grace_period).toBe("30s");
    const healthy = { condition: "service_healthy" };
    expect(service.depends_on).toEqual({ postgres: healthy, redis: healthy });
    expect(service.ports ?? []).toEqual(name === "api" ? ["127.0.0.1:8787:8787"] : []);
  },
);

test("Redis keeps a log and evicts nothing", () => {
  expect(redisSettings(services.redis)).toEqual(["appendonly yes", "maxmemory-policy noeviction"]);
});

test("max_connections is what the budget gives with worker-match scaled to 8", () => {
  const fleet = { api: 1, sweeper: 1, worker: 4 + 8 };
  expect(services.postgres?.command).toEqual(["postgres", "-c", `max_connections=${maxConnections(fleet)}`]);
});

test("without LEADFIT_API_KEY compose refuses: a key made in a container would be nobody's", () => {
  expect(() => readComposeFile({})).toThrow("LEADFIT_API_KEY: set it");
});

// Without a redis-server, test-redis.test.ts is the one skip that stands for this.
if (findRedisServer())
  test("every service as it stands in the file takes a job through, from an empty database, and stops with 0 on SIGTERM", async () => {
    const database = await createTestDatabase();
    await database.query("drop schema public cascade; create schema public");
    const log = mkdtempSync(join(tmpdir(), "leadfit-redis-"));
    const redis = await startTestRedis([...redisSettings(services.redis), `dir ${log}`]);
    const fleet: { name: string; service: ComposeService; env: Record<string, string>; port: string }[] = [];
    for (const [name, service] of apps) {
      const port = String(await freePort());
      fleet.push({ name, service, port, env: localEnvironment(service, port, database.url, redis.url) });
    }
    const processes: TestProcess[] = [];
    try {
      for (const { service, env } of fleet) processes.push(run(service.command, env));
      for (const { port } of fleet)
        await eventually(async () => {
          expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
        });
      for (const { name, service, env } of fleet) {
        const [kind, ...command] = service.healthcheck.test;
        expect(kind).toBe("CMD");
        expect(await run(command, env).exited, `health of ${name}`).toEqual({ code: 0, signal: null });
      }

      const api = `http://127.0.0.1:${fleet.find(({ name }) => name === "api")?.port}`;
      const post = async (path: string, body: object) =>
        await fetch(api + path, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify(body),
        });
      await post("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });
      const assessed = await post("/html_extract", { html: samplePages.posting, job_id: "composed" });
      const { data } = (await assessed.json()) as { data: JobData };
      expect(data).toMatchObject({ state: "completed", job_company: "Quillworks", rating: "high" });

      const held = await database.query("select 1 from pg_stat_activity where datname = current_database()");
      const budget = apps.reduce((sum, [name]) => sum + connectionBudget(roleOf(name)), 0);
      // One of those held is the question.
      expect(held.length - 1).toBeLessThanOrEqual(budget);
      const queueTables = "select 1 from pg_namespace where nspname = 'bullmq'";
      expect(await database.query(queueTables), "the queues live in Redis").toEqual([]);

      for (const { child } of processes) child.kill("SIGTERM");
      for (const [n, started] of processes.entries())
        expect(await started.exited, `${fleet[n]?.name}: ${started.output()}`).toEqual({
          code: 0,
          signal: null,
        });
    } finally {
      for (const started of processes) started.destroy();
      await Promise.all(processes.map((started) => started.exited));
      await redis.kill();
      rmSync(log, { recursive: true, force: true });
      await database.drop();
    }
  }, 120_000);

/** As redis.conf has them. */
function redisSettings(service: ComposeService | undefined): string[] {
  const [program, ...flags] = service?.command ?? [];
  expect(program).toBe("redis-server");
  return flags
    .join(" ")
    .split(/(?:^| )--/)
    .filter(Boolean);
}

/** What the file gives the service and nothing else, with the tests' stores and a port of its own. */
function localEnvironment(service: ComposeService, port: string, databaseUrl: string, queueUrl: string) {
  const { DATABASE_URL, QUEUE_URL, ...given } = service.environment ?? {};
  expect(new URL(String(DATABASE_URL)).hostname).toBe("postgres");
  expect(new URL(String(QUEUE_URL)).hostname).toBe("redis");
  const listens = "PORT" in given ? { PORT: port } : { LEADFIT_HEALTH_PORT: port };
  const local = { ...given, ...listens, DATABASE_URL: databaseUrl, QUEUE_URL: queueUrl };
  return Object.fromEntries(Object.entries(local).map(([name, value]) => [name, String(value)]));
}

/** The repository is laid out as the image is. */
function run([program = "", ...args]: string[], env: Record<string, string>): TestProcess {
  expect(program).toBe("node");
  return startProcess(process.execPath, args, { cwd: repositoryRoot, env });
}
