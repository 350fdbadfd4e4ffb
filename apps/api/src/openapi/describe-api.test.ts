/** The description is true: every route stands in it, and what the routes answer fits what it says. */
import { stages } from "@leadfit/contracts";
import { watchAssessments } from "@leadfit/db";
import { startResumeReader } from "@leadfit/resume";
import { openRuntime, type Runtime, settingsFromEnv, startWorker } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, samplePages, sampleResume, type TestDatabase } from "@leadfit/testkit";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { routeScopes } from "../http/route-scopes.ts";
import { testDeps } from "../test-deps.ts";
import { differences } from "./describe-api.ts";
import { isPage } from "./operations-table.ts";

type Json = Record<string, unknown>;
type Media = { schema: Json; example?: unknown };
type Described = {
  "x-scope": string;
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content: Record<string, Media> }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Json };
};

const key = "a-key-for-the-tests-only";
let database: TestDatabase;
let runtime: Runtime;
let app: Hono;
let stop: () => Promise<void>;
let api: Document;

beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  const watcher = watchAssessments(database.url, () => {});
  const resumeReader = startResumeReader();
  await runtime.db.keys.setAdmin(key);
  const { db, queues, relay } = runtime;
  app = createApp({
    db,
    queues,
    watcher,
    log,
    ...testDeps({ db, watcher, log }),
    poke: () => relay.poke(),
    credits: null,
    planRegenerate: async () => null,
    resumeReader,
    masterResumeId: undefined,
  });
  api = (await (await ask("GET", "/openapi.json")).json()) as Document;
  stop = async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await watcher.close();
    await resumeReader.close();
    await runtime.close();
  };
});

afterAll(async () => {
  await stop();
  await database.drop();
});

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const host = "127.0.0.1:8787";
  return await app.request(`http://${host}${path}`, {
    method,
    headers: {
      host,
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** Every object closed, so that a key which is not described is an error; not so inside allOf, whose parts see each other's. */
function closed(value: unknown, isPart = false): unknown {
  if (Array.isArray(value)) return value.map((item) => closed(item, isPart));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    closed(item, isPart || name === "allOf"),
  ]);
  const made = Object.fromEntries(entries) as Json;
  const open =
    isPart || !("properties" in made) || typeof made.properties !== "object" || made.type !== "object";
  return open || "additionalProperties" in made ? made : { ...made, additionalProperties: false };
}

function validator(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat("base64", true);
  const { schemas } = document.components;
  return (schema: Json, value: unknown) => {
    const validate = ajv.compile({ ...(schema as object), components: { schemas } });
    validate(value);
    return (
      validate.errors?.map(({ instancePath, message, params }) => ({ instancePath, message, params })) ?? []
    );
  };
}

const described = () =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

describe("the description", () => {
  test("names every route with its scope and its parts, and no other", () => {
    const routes = routeScopes(app).filter(({ path }) => !isPage(path));
    const have = described().map(({ method, path, operation }) => {
      const parts = operation.parameters?.filter((one) => one.in === "path").map(({ name }) => name) ?? [];
      expect(path.match(/\{\w+\}/g)?.map((part) => part.slice(1, -1)) ?? []).toEqual(parts);
      return `${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")} ${operation["x-scope"]}`;
    });
    expect(have.sort()).toEqual(routes.map(({ method, path, scope }) => `${method} ${path} ${scope}`).sort());
    expect(have.length).toBeGreaterThan(40);
  });

  test("a route without a description is found, and a description without a route", () => {
    const routes = routeScopes(app);
    const more = routeScopes(new Hono().get("/v1/forgotten", (c) => c.text("")));
    const fewer = routes.filter(({ path }) => path !== "/v1/keys");
    expect(differences(routes)).toEqual({ undescribed: [], stale: [] });
    expect(differences([...routes, ...more]).undescribed).toEqual(["GET /v1/forgotten"]);
    expect(differences(fewer).stale).toEqual(["GET /v1/keys", "POST /v1/keys"]);
  });

  test("is OpenAPI 3.1 whose schemas are all there and all valid", () => {
    expect(api.openapi).toMatch(/^3\.1\./);
    const text = JSON.stringify(api);
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? "");
    expect(names.filter((name) => !(name in api.components.schemas))).toEqual([]);
    expect(text).not.toContain("#/$defs");
    const validate = validator(api);
    for (const schema of Object.values(api.components.schemas))
      expect(() => validate(schema as Json, null)).not.toThrow();
    const ids = described().map(
      ({ operation }) => (operation as unknown as { operationId: string }).operationId,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has an example for every JSON body, and each example fits its schema", () => {
    const validate = validator(api);
    let examples = 0;
    for (const { method, path, operation } of described()) {
      const media = [
        ...Object.entries(operation.requestBody?.content ?? {}),
        ...Object.values(operation.responses).flatMap(({ content }) => Object.entries(content)),
      ];
      for (const [type, { schema, example }] of media) {
        if (example === undefined) continue;
        examples++;
        if (!type.startsWith("multipart"))
          expect([method, path, validate(schema, example)]).toEqual([method, path, []]);
      }
      for (const { example } of Object.values(operation.requestBody?.content ?? {}))
        expect(example).toBeDefined();
    }
    expect(examples).toBeGreaterThan(15);
  });
});

describe("what the routes answer", () => {
  /** Asks, and holds the answer to what is described for its route and status. */
  const holds = async (route: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const [method = "", template = ""] = route.split(" ");
    const response = await ask(method, path, body, headers);
    const operation = api.paths[template]?.[method.toLowerCase()];
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    const media = operation?.responses[response.status]?.content[type];
    expect([route, response.status, type, media === undefined]).toEqual([
      route,
      response.status,
      type,
      false,
    ]);
    const strict = closed(api) as Document;
    const text = await response.text();
    const schema = closed(media?.schema) as Json;
    const values: unknown[] =
      type === "application/x-ndjson"
        ? text
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line))
        : [type.endsWith("json") ? JSON.parse(text) : text];
    for (const value of values) expect([route, validator(strict)(schema, value)]).toEqual([route, []]);
    // A key that nobody has described would be noticed.
    const more = { ...(values[0] as Json), more: true };
    if (!type.startsWith("text/")) expect(validator(strict)(schema, more)).not.toEqual([]);
    return values[0] as { data: Record<string, never> & Json[] };
  };

  test("fits the description, key by key", async () => {
    const resume = await holds("POST /v1/resumes", "/v1/resumes", {
      name: "Mara",
      format: "markdown",
      content: sampleResume,
    });
    const resumeId = String((resume.data as unknown as Json).resume_id);
    const job = await holds("POST /html_extract", "/html_extract", {
      html: samplePages.posting,
      job_id: "one",
    });
    const { assessment_id, required_qualifications } = job.data as unknown as {
      assessment_id: string;
      required_qualifications: { job_skill_id: string }[];
    };
    await holds(
      "POST /html_extract",
      "/html_extract",
      { html: samplePages.numbered(2) },
      { prefer: "respond-async" },
    );
    await holds("POST /html_extract", "/html_extract", { html: "<p>Nothing.</p>", job_id: "empty" });
    await holds("POST /html_extract", "/html_extract", { page: "" });
    const posting = { title: "Sailor", description: "Requirements:\n- Knows Python\n- Speaks English" };
    await holds("POST /v1/jobs", "/v1/jobs", posting);
    await holds("POST /v1/jobs/bulk", "/v1/jobs/bulk", `${JSON.stringify(posting)}\n{}\n`, {
      "content-type": "application/x-ndjson",
    });
    const skill = required_qualifications[0]?.job_skill_id;
    await holds("POST /v1/skills/{id}/review", `/v1/skills/${skill}/review`, { match: false, reason: "No." });
    await holds("POST /regenerate_job_assessment", "/regenerate_job_assessment", { job_id: "one" });
    const hook = await holds("POST /v1/webhooks", "/v1/webhooks", { url: "http://127.0.0.1:9/" });
    const hookId = String((hook.data as unknown as Json).webhook_id);
    await holds("POST /v1/webhooks/{id}/test", `/v1/webhooks/${hookId}/test`, undefined);
    await holds("POST /v1/keys", "/v1/keys", { name: "scraper", scopes: ["ingest"] });
    await holds("POST /v1/samples", "/v1/samples", undefined);
    const application = { status: "applied", note: "By mail." };
    const response = await holds("PUT /v1/jobs/{id}/application", "/v1/jobs/one/application", application);
    expect(response.data).toMatchObject(application);
    await holds("POST /v1/leads/bulk", "/v1/leads/bulk", {
      action: "status",
      job_ids: ["one", "nobody"],
      status: "saved",
    });
    const retried = { quarantine_ids: ["nobody"] };
    await holds("POST /v1/quarantine/retry", "/v1/quarantine/retry", retried);
    await holds("POST /v1/quarantine/discard", "/v1/quarantine/discard", retried);
    for (const [route, path] of [
      ["GET /v1/leads", "/v1/leads"],
      ["GET /v1/leads", "/v1/leads?sort=worst"],
      ["GET /v1/leads/facets", "/v1/leads/facets"],
      ["GET /v1/leads/export", "/v1/leads/export"],
      ["GET /v1/jobs/{id}/outlook", "/v1/jobs/one/outlook"],
      ["GET /v1/jobs/{id}/generations", "/v1/jobs/one/generations"],
      ["GET /v1/jobs/{id}/resumes", "/v1/jobs/one/resumes"],
      ["GET /v1/assessments/{id}", `/v1/assessments/${assessment_id}`],
      ["GET /v1/quarantine/groups", "/v1/quarantine/groups"],
      ["GET /v1/system", "/v1/system"],
      ["GET /v1/operations", "/v1/operations"],
      ["GET /v1/operations/history", "/v1/operations/history"],
      ["GET /metrics", "/metrics"],
      ["GET /v1/jobs/{id}", "/v1/jobs/one"],
      ["GET /v1/jobs/{id}", "/v1/jobs/nobody"],
      ["GET /v1/jobs/{id}/runs", "/v1/jobs/one/runs"],
      ["GET /v1/jobs/{id}/reviews", "/v1/jobs/one/reviews"],
      ["GET /v1/jobs/{id}/report", "/v1/jobs/one/report"],
      ["GET /jobs_recent", "/jobs_recent"],
      ["GET /job_skills_recent", "/job_skills_recent"],
      ["GET /job_skills_recent", "/job_skills_recent?limit=0"],
      ["GET /v1/resumes", "/v1/resumes"],
      ["GET /v1/resumes/{id}", `/v1/resumes/${resumeId}`],
      ["GET /v1/resumes/{id}/export", `/v1/resumes/${resumeId}/export`],
      ["GET /v1/quarantine", "/v1/quarantine"],
      ["GET /openrouter_credits", "/openrouter_credits"],
      ["GET /v1/usage", "/v1/usage"],
      ["GET /v1/assessments/{id}/usage", `/v1/assessments/${assessment_id}/usage`],
      ["GET /v1/prompts", "/v1/prompts"],
      ["GET /v1/prompts/export", "/v1/prompts/export"],
      ["GET /v1/experiments", "/v1/experiments"],
      ["GET /v1/webhooks", "/v1/webhooks"],
      ["GET /v1/webhooks/{id}/deliveries", `/v1/webhooks/${hookId}/deliveries`],
      ["GET /v1/keys", "/v1/keys"],
      ["GET /healthz", "/healthz"],
      ["GET /readyz", "/readyz"],
    ] as const) {
      await holds(route, path);
    }
    await holds("DELETE /v1/webhooks/{id}", `/v1/webhooks/${hookId}`);
    await holds("DELETE /v1/jobs/{id}", "/v1/jobs/one");
    await holds("DELETE /v1/resumes/{id}", `/v1/resumes/${resumeId}`);
  });
});
