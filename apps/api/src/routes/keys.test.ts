import { type ApiKey, apiKeySchema, type CreatedKey, createdKeySchema } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiDeps } from "../deps.ts";
import { answerProblem } from "../http/problem.ts";
import { keyRoutes } from "./keys.ts";

const admin = "a-key-for-the-tests-only";
let database: TestDatabase;
let db: Database;
let ownKeyId: string;
let app: Hono;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  ownKeyId = await db.keys.setAdmin(admin);
  app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  app.route("/", keyRoutes({ db, ownKeyId } as unknown as ApiDeps));
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

async function send<T>(method: string, path: string, body?: object, bearer = admin) {
  const response = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    json: (await response.json()) as { data: T; error: { code: string; message: string } },
  };
}

const create = async (body: object) => (await send<CreatedKey>("POST", "/v1/keys", body)).json.data;

test("a key is answered once, and never again, nor its hash", async () => {
  const body = { name: "scraper", scopes: ["ingest", "read", "read"], expires_in_days: 30 };
  const { status, json } = await send<CreatedKey>("POST", "/v1/keys", body);
  expect(status).toBe(201);
  const { key, ...shown } = createdKeySchema.parse(json.data);
  expect(shown).toMatchObject({ name: "scraper", scopes: ["ingest", "read"], revoked_at: null });
  const listed = await send<ApiKey[]>("GET", "/v1/keys");
  expect(apiKeySchema.array().parse(listed.json.data)[0]).toEqual(shown);
  const [row] = await database.query<{ key_hash: string }>(
    "select key_hash from api_keys where name = 'scraper'",
  );
  const text = JSON.stringify(listed.json);
  for (const secret of [key, admin, row?.key_hash]) expect(text).not.toContain(secret);
});

test("a revoked key opens nothing from then on", async () => {
  const { key, key_id } = await create({ name: "second", scopes: ["admin"] });
  expect((await send("GET", "/v1/keys", undefined, key)).status).toBe(200);
  expect(await send("DELETE", `/v1/keys/${key_id}`)).toMatchObject({
    status: 200,
    json: { data: { key_id, revoked: true } },
  });
  expect((await send("GET", "/v1/keys", undefined, key)).status).toBe(401);
});

test("the data folder's key cannot be revoked, by itself or by another admin", async () => {
  const { key } = await create({ name: "second", scopes: ["admin"] });
  for (const bearer of [admin, key]) {
    const refused = await send("DELETE", `/v1/keys/${ownKeyId}`, undefined, bearer);
    expect(refused).toMatchObject({ status: 409, json: { error: { code: "own_key" } } });
    expect(refused.json.error.message).toContain("admin.key");
  }
  expect((await send("GET", "/v1/keys")).status).toBe(200);
});

test("the last admin key stays", async () => {
  app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  app.route("/", keyRoutes({ db } as unknown as ApiDeps));
  expect(await send("DELETE", `/v1/keys/${ownKeyId}`)).toMatchObject({
    status: 409,
    json: { error: { code: "last_admin_key" } },
  });
});

test("bad input is a clear error and makes no key", async () => {
  for (const body of [
    {},
    { name: "x" },
    { name: "x", scopes: [] },
    { name: "x", scopes: ["everything"] },
    { name: " ", scopes: ["read"] },
    { name: "x".repeat(101), scopes: ["read"] },
    { name: "admin of /data", scopes: ["read"] },
    { name: "x", scopes: ["read"], expires_in_days: 0 },
    { name: "x", scopes: ["read"], expires_in_days: 1e9 },
    { name: "x", scopes: ["read"], key: "chosen-by-me" },
  ])
    expect(await send("POST", "/v1/keys", body)).toMatchObject({
      status: 400,
      json: { error: { code: "invalid_body" } },
    });
  expect(await send("DELETE", "/v1/keys/nobody")).toMatchObject({
    status: 404,
    json: { error: { code: "unknown_key" } },
  });
  expect(await database.query("select 1 from api_keys")).toHaveLength(1);
});
