/** Who gets in where. A new route must be added to the table below, with the scope that opens it. */
import { type Scope, scopeSchema } from "@leadfit/contracts";
import { watchAssessments } from "@leadfit/db";
import { startResumeReader } from "@leadfit/resume";
import { openRuntime, type Runtime, settingsFromEnv } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "./app.ts";
import type { ApiDeps } from "./deps.ts";
import { checkRoutes, routeScopes } from "./http/route-scopes.ts";
import { testDeps } from "./test-deps.ts";

const table: [method: string, path: string, scope: Scope | "open"][] = [
  ["GET", "/", "open"],
  ["GET", "/start.css", "open"],
  ["GET", "/start.js", "open"],
  ["GET", "/openapi.json", "open"],
  ["GET", "/docs", "open"],
  ["GET", "/docs/docs.css", "open"],
  ["GET", "/docs/docs.js", "open"],
  ["GET", "/healthz", "open"],
  ["GET", "/readyz", "open"],
  ["POST", "/v1/session", "open"],
  ["DELETE", "/v1/session", "open"],
  ["GET", "/v1/keys", "admin"],
  ["POST", "/v1/keys", "admin"],
  ["DELETE", "/v1/keys/:id", "admin"],
  ["POST", "/html_extract", "ingest"],
  ["POST", "/v1/jobs", "ingest"],
  ["POST", "/v1/jobs/bulk", "ingest"],
  ["POST", "/regenerate_job_assessment", "ingest"],
  ["POST", "/v1/assessments/generate", "ingest"],
  ["GET", "/v1/batches/:id", "read"],
  ["GET", "/jobs_recent", "read"],
  ["GET", "/job_skills_recent", "read"],
  ["GET", "/openrouter_credits", "read"],
  ["GET", "/v1/resumes", "read"],
  ["GET", "/v1/resumes/:id", "read"],
  ["POST", "/v1/resumes", "ingest"],
  ["PUT", "/v1/resumes/:id", "ingest"],
  ["DELETE", "/v1/resumes/:id", "admin"],
  ["GET", "/v1/resumes/:id/export", "read"],
  ["POST", "/v1/resumes/:id/default", "ingest"],
  ["GET", "/v1/jobs", "read"],
  ["GET", "/v1/jobs/:id", "read"],
  ["DELETE", "/v1/jobs/:id", "admin"],
  ["PUT", "/v1/jobs/:id/page", "ingest"],
  ["GET", "/v1/jobs/:id/report", "read"],
  ["GET", "/v1/jobs/:id/runs", "read"],
  ["GET", "/v1/jobs/:id/reviews", "read"],
  ["POST", "/v1/skills/:id/review", "ingest"],
  ["GET", "/v1/leads", "read"],
  ["GET", "/v1/leads/facets", "read"],
  ["GET", "/v1/leads/export", "read"],
  ["POST", "/v1/leads/bulk", "ingest"],
  ["PUT", "/v1/jobs/:id/application", "ingest"],
  ["GET", "/v1/jobs/:id/generations", "read"],
  ["GET", "/v1/jobs/:id/resumes", "read"],
  ["GET", "/v1/jobs/:id/outlook", "read"],
  ["GET", "/v1/assessments/:id", "read"],
  ["GET", "/v1/events", "read"],
  ["GET", "/v1/operations", "read"],
  ["GET", "/v1/operations/history", "read"],
  ["GET", "/v1/system", "read"],
  ["POST", "/v1/samples", "ingest"],
  ["GET", "/metrics", "ops"],
  ["GET", "/v1/quarantine/groups", "read"],
  ["POST", "/v1/quarantine/retry", "ops"],
  ["POST", "/v1/quarantine/discard", "ops"],
  ["POST", "/v1/prompts/draft", "prompts"],
  ["GET", "/v1/quarantine", "read"],
  ["POST", "/v1/quarantine/:id/retry", "ops"],
  ["GET", "/v1/usage", "read"],
  ["GET", "/v1/assessments/:id/usage", "read"],
  ["GET", "/v1/prompts", "read"],
  ["GET", "/v1/prompts/export", "read"],
  ["GET", "/v1/prompts/:id", "read"],
  ["POST", "/v1/prompts", "prompts"],
  ["POST", "/v1/prompts/import", "prompts"],
  ["PUT", "/v1/prompts/:run_type/labels/:label", "prompts"],
  ["GET", "/v1/experiments", "read"],
  ["GET", "/v1/experiments/:id", "read"],
  ["POST", "/v1/experiments", "prompts"],
  ["POST", "/v1/experiments/:id/promote", "prompts"],
  ["POST", "/v1/experiments/:id/stop", "prompts"],
  ["GET", "/v1/webhooks", "admin"],
  ["POST", "/v1/webhooks", "admin"],
  ["DELETE", "/v1/webhooks/:id", "admin"],
  ["GET", "/v1/webhooks/:id/deliveries", "admin"],
  ["POST", "/v1/webhooks/:id/test", "admin"],
  ["GET", "/admin/queues", "ops"],
];
const guarded = table.filter(([, , scope]) => scope !== "open");
const board = /^\/admin\/queues(\/|$)/;
/** Take no body. */
const bodiless = /\/(:id\/retry|default|promote|stop|test|samples)$/;

const host = "127.0.0.1:8787";
let database: TestDatabase;
let runtime: Runtime;
let deps: ApiDeps;
let app: Hono;
let keys: Record<Scope, string>;
let stop: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  runtime = await openRuntime(settings, log, { role: "all", workers: 0 });
  const { db, queues } = runtime;
  const watcher = watchAssessments(database.url, () => {});
  const resumeReader = startResumeReader();
  const rest = testDeps({ db, watcher, log });
  // Whoever follows what happens is told at once that there is nothing more.
  rest.live.close();
  stop = async () => {
    await watcher.close();
    await resumeReader.close();
  };
  deps = {
    ...rest,
    db,
    queues,
    watcher,
    resumeReader,
    log,
    poke: () => {},
    credits: null,
    planRegenerate: async () => null,
    masterResumeId: undefined,
  };
  const created = await Promise.all(
    scopeSchema.options.map(async (scope) => [scope, (await db.keys.create(scope, [scope])).key]),
  );
  keys = Object.fromEntries(created);
});

// Of its own in each test: what is counted in one is not counted in another.
beforeEach(() => {
  app = createApp(deps);
});

afterAll(async () => {
  await stop();
  await runtime.close();
  await database.drop();
});

/** Of a route that somebody could ask for; the labels of a step that there is. */
const pathOf = (route: string) =>
  route.replace(":run_type", "ja_3_1_assessment").replace(":label", "challenger").replaceAll(/:\w+/g, "x");

type Asked = { key?: string | undefined; headers?: Record<string, string>; body?: string; on?: Hono };

async function ask(method: string, path: string, { key, headers = {}, body, on = app }: Asked = {}) {
  const response = await on.request(`http://${host}${pathOf(path)}`, {
    method,
    headers: { host, ...(key && { authorization: `Bearer ${key}` }), ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1];
  return { status: response.status, headers: response.headers, text, code };
}

describe("the table of routes", () => {
  test("names every route of the app, with the scope that it asks for", () => {
    const routes = routeScopes(app);
    const ours = routes.filter(({ path }) => !board.test(path));
    const listed = table.filter(([, path]) => !board.test(path));
    expect(ours.map(({ method, path, scope }) => [method, path, scope]).sort()).toEqual([...listed].sort());
    const boards = routes.filter(({ path }) => board.test(path));
    expect(boards).toHaveLength(2);
    expect(new Set(boards.map(({ scope }) => scope))).toEqual(new Set(["ops"]));
  });

  test("a route without a scope stops the start, and is named", () => {
    const forgotten = new Hono().get("/v1/forgotten", (c) => c.text("in"));
    expect(() => checkRoutes(forgotten)).toThrow("GET /v1/forgotten");
    expect(() => checkRoutes(app)).not.toThrow();
  });

  test.each(guarded)("%s %s is closed without a key, and with a wrong one", async (method, path) => {
    for (const asked of [{}, { key: "wrong-key-wrong-key" }, { headers: { cookie: "leadfit_session=x" } }]) {
      const headers = { origin: `http://${host}`, ...asked.headers };
      const { status, code, headers: told } = await ask(method, path, { ...asked, headers });
      expect([status, code]).toEqual([401, "unauthorized"]);
      expect(told.get("www-authenticate")).toBe("Bearer");
    }
  });

  test.each(guarded)(
    "%s %s opens to the scope %s and to admin, and to no other",
    async (method, path, scope) => {
      for (const [having, key] of Object.entries(keys)) {
        const { status, code } = await ask(method, path, { key });
        if (having === scope || having === "admin") expect([401, 403, 500]).not.toContain(status);
        else expect([status, code]).toEqual([403, "forbidden"]);
      }
    },
  );

  test("without a key nobody is even told which routes there are", async () => {
    for (const path of ["/v1/nothing", "/v1/keys/", "//v1/keys", "/V1/KEYS", "/healthz/", "/admin"])
      expect((await ask("GET", path)).status).toBe(401);
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
      expect((await ask(method, "/healthz")).status).toBe(401);
    expect((await ask("GET", "/v1/nothing", { key: keys.read })).status).toBe(404);
  });
});

describe("bodies and URLs", () => {
  const writes = guarded.filter(([method, path]) => /POST|PUT/.test(method) && !bodiless.test(path));
  test.each(writes)("%s %s takes JSON as application/json only", async (method, path) => {
    // What a page of another site can send without asking first (simple requests), and what only looks like JSON.
    for (const type of [
      "text/plain",
      "text/plain;charset=application/json",
      "application/x-www-form-urlencoded",
      "application/jsonp",
      "",
    ]) {
      const asked = { key: keys.admin, headers: { "content-type": type }, body: "{}" };
      expect([type, (await ask(method, path, asked)).status]).toEqual([type, 415]);
    }
    if (path.startsWith("/v1/resumes")) return;
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    expect((await ask(method, path, { key: keys.admin, headers, body: "--b--" })).status).toBe(415);
  });

  // Lines have a limit of their own each, and are taken in as they come.
  const whole = writes.filter(([, path]) => path !== "/v1/jobs/bulk");
  test.each(whole)("%s %s refuses more than its limit before it has read it", async (method, path) => {
    const length = String(30 * 1024 * 1024);
    const headers = { "content-type": "application/json", "content-length": length };
    expect((await ask(method, path, { key: keys.admin, headers, body: "{}" })).status).toBe(413);
  });

  test("compressed bodies, bodies where none belongs, and long URLs are refused", async () => {
    const key = keys.admin;
    const json = { "content-type": "application/json" };
    const zipped = { key, headers: { ...json, "content-encoding": "gzip" }, body: "x" };
    expect((await ask("POST", "/html_extract", zipped)).status).toBe(415);
    expect((await ask("GET", "/v1/keys", { key, headers: { "content-length": "2" } })).status).toBe(400);
    expect(
      (await ask("DELETE", "/v1/keys/x", { key, headers: { "transfer-encoding": "chunked" } })).status,
    ).toBe(400);
    expect((await ask("GET", `/v1/jobs/${"x".repeat(5_000)}`, { key })).status).toBe(414);
  });

  test("names that reach for prototypes, deep nesting and NUL in names are plain errors", async () => {
    const headers = { "content-type": "application/json" };
    const deep = `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    for (const body of ['{"__proto__":{"admin":true}}', '{"constructor":{}}', deep, '{"a\\u0000":1}']) {
      for (const path of ["/html_extract", "/v1/keys"])
        expect((await ask("POST", path, { key: keys.admin, headers, body })).status).toBe(400);
      expect([400, 422]).toContain(
        (await ask("POST", "/v1/prompts", { key: keys.admin, headers, body })).status,
      );
    }
    expect(Object.hasOwn(Object.prototype, "admin")).toBe(false);
  });
});

describe("what an answer tells the browser", () => {
  test.each([
    ["/", undefined],
    ["/healthz", undefined],
    ["/v1/resumes", "read"],
    ["/v1/resumes", undefined],
    ["/v1/nothing", "read"],
    ["/admin/queues", "ops"],
    ["/admin/queues/api/queues", "ops"],
  ] as const)("%s, with the key %s: nothing to embed, sniff, refer, share or run", async (path, scope) => {
    const { headers } = await ask("GET", path, { key: scope && keys[scope] });
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*|https?:/);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    if (path !== "/") expect(headers.get("cache-control")).toBe("no-store");
  });

  test("the first page has no inline script or style, and its policy allows none", async () => {
    const { headers, text } = await ask("GET", "/");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });
});

describe("limits", () => {
  test("a key that asks too much is told when to come back, and others are not held up", async () => {
    const on = createApp({ ...deps, rpm: 3 });
    const look = (key: string) => ask("GET", "/v1/resumes", { key, on });
    const first = await look(keys.read);
    expect(first.headers.get("ratelimit-policy")).toBe('"key";q=3;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"key";r=2;t=(60|5\d)$/);
    await look(keys.read);
    expect((await look(keys.read)).status).toBe(200);
    const over = await look(keys.read);
    expect([over.status, over.code]).toEqual([429, "too_many_requests"]);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await look(keys.admin)).status).toBe(200);
    expect((await ask("GET", "/healthz", { on })).status).toBe(200);
  });

  test("who guesses keys is stopped, and a key that was right before is not locked out by it", async () => {
    expect((await ask("GET", "/v1/resumes", { key: keys.read })).status).toBe(200);
    const answers: number[] = [];
    for (let n = 0; n < 30; n++)
      answers.push((await ask("GET", "/v1/resumes", { key: `guess-${n}` })).status);
    expect(answers.filter((status) => status === 401)).toHaveLength(20);
    expect(answers.at(-1)).toBe(429);
    expect((await ask("GET", "/v1/resumes", { key: keys.read })).status).toBe(200);
    // A right one that was never seen here may be a guess as well.
    expect((await ask("GET", "/v1/resumes", { key: keys.ops })).status).toBe(429);
    expect((await ask("GET", "/v1/resumes")).status).toBe(401);
  });
});

describe("logging in", () => {
  const headers = { origin: `http://${host}`, "content-type": "application/json" };
  const logIn = (token: string) => ask("POST", "/v1/session", { headers, body: JSON.stringify({ token }) });

  test("a token works once; the cookie is out of reach of scripts and other sites", async () => {
    const token = await runtime.db.keys.createLogin(keys.read);
    const { status, headers: told, text } = await logIn(token);
    expect(status).toBe(200);
    const cookie = told.get("set-cookie") ?? "";
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    const [, secret = "none"] = /leadfit_session=([^;]+)/.exec(cookie) ?? [];
    expect(text).not.toContain(secret);
    expect((await logIn(token)).status).toBe(401);
    const asked = { headers: { cookie: `leadfit_session=${secret}` } };
    expect((await ask("GET", "/v1/resumes", asked)).status).toBe(200);
    expect((await ask("POST", "/html_extract", asked)).status).toBe(403);
  });

  test("of two that spend a token at once one gets in", async () => {
    const token = await runtime.db.keys.createLogin(keys.read);
    const answers = await Promise.all(Array.from({ length: 8 }, () => logIn(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("wrong, used and expired tokens get the same answer, and only so many of them", async () => {
    const used = await runtime.db.keys.createLogin(keys.read);
    await logIn(used);
    const expired = await runtime.db.keys.createLogin(keys.read);
    await database.query("update sessions set expires_at = now() - interval '1 second' where kind = 'login'");
    const answers = [await logIn("wrong"), await logIn(used), await logIn(expired), await logIn("\0x")];
    for (const { status, text } of answers) expect([status, text]).toEqual([401, answers[0]?.text]);
    for (let n = 0; n < 20; n++) await logIn(`wrong-${n}`);
    const right = await runtime.db.keys.createLogin(keys.read);
    expect((await logIn(right)).status).toBe(429);
  });

  test("behind a proxy with a certificate the cookie stays on encrypted connections", async () => {
    const token = await runtime.db.keys.createLogin(keys.read);
    const { headers: told } = await ask("POST", "/v1/session", {
      headers: { ...headers, origin: `https://${host}` },
      body: JSON.stringify({ token }),
    });
    expect(told.get("set-cookie")).toMatch(/; Secure/);
  });
});
