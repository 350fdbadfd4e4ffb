import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 12, onError: () => {} });
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

const scopes = async (key: string) => (await db.keys.identify(key, "key"))?.scopes ?? null;
const cookieOf = async (key: string) =>
  (await db.keys.login(await db.keys.createLogin(key)))?.secret ?? "no cookie";

test("a key that replaces the admin key ends the old one and its sessions", async () => {
  await db.keys.setAdmin("old-key-old-key-old");
  const cookie = await cookieOf("old-key-old-key-old");
  expect(await db.keys.identify(cookie, "cookie")).toMatchObject({ scopes: ["admin"] });
  await db.keys.setAdmin("new-key-new-key-new");
  expect(await scopes("old-key-old-key-old")).toBeNull();
  expect(await db.keys.identify(cookie, "cookie")).toBeNull();
  expect(await scopes("new-key-new-key-new")).toEqual(["admin"]);
});

test("keys and tokens are stored as hashes only, and no list shows either", async () => {
  await db.keys.setAdmin("a-secret-key-a-secret-key");
  const { key, key_id } = await db.keys.create("scraper", ["ingest"]);
  const [token, cookie] = [await db.keys.createLogin(key), await cookieOf(key)];
  const rows = await database.query<{ key_hash: string }>("select * from api_keys");
  const stored = JSON.stringify([rows, await database.query("select * from sessions")]);
  for (const secret of ["a-secret-key-a-secret-key", key, token, cookie])
    expect(stored).not.toContain(secret);
  const listed = JSON.stringify(await db.keys.list());
  expect(listed).toContain(key_id);
  for (const secret of [key, ...rows.map(({ key_hash }) => key_hash)]) expect(listed).not.toContain(secret);
});

test("a new key has 256 random bits, its scopes, and an end where one was asked for", async () => {
  const { key, ...shown } = await db.keys.create("scraper", ["ingest", "read"], 7);
  expect(Buffer.from(key.replace("leadfit_", ""), "base64url")).toHaveLength(32);
  expect(await scopes(key)).toEqual(["ingest", "read"]);
  const days = (Date.parse(shown.expires_at ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThan(7.1);
});

test("an expired key opens nothing, nor do its sessions", async () => {
  const { key } = await db.keys.create("short", ["read"], 1);
  const cookie = await cookieOf(key);
  await database.query("update api_keys set expires_at = now() - interval '1 second'");
  expect(await scopes(key)).toBeNull();
  expect(await db.keys.identify(cookie, "cookie")).toBeNull();
});

test("a revoked key ends with its sessions and its unspent logins, and stays listed", async () => {
  await db.keys.setAdmin("the-admin-key-of-it");
  const { key, key_id } = await db.keys.create("lost", ["read"]);
  const [cookie, login] = [await cookieOf(key), await db.keys.createLogin(key)];
  expect(await db.keys.revoke(key_id)).toBe("revoked");
  expect(await scopes(key)).toBeNull();
  expect(await db.keys.identify(cookie, "cookie")).toBeNull();
  expect(await db.keys.login(login)).toBeNull();
  const listed = (await db.keys.list()).find((one) => one.key_id === key_id);
  expect(listed?.revoked_at).toEqual(expect.any(String));
  expect(await db.keys.revoke(key_id)).toBe("revoked");
  expect((await db.keys.list()).find((one) => one.key_id === key_id)).toEqual(listed);
  expect(await db.keys.revoke("nobody")).toBe("unknown_key");
});

test("the last admin key stays, and one that ends by itself does not count as another", async () => {
  const first = await db.keys.create("first", ["admin"]);
  await db.keys.create("ends", ["admin"], 1);
  expect(await db.keys.revoke(first.key_id)).toBe("last_admin_key");
  expect(await scopes(first.key)).toEqual(["admin"]);
  await db.keys.create("second", ["admin"]);
  expect(await db.keys.revoke(first.key_id)).toBe("revoked");
});

test("of admins that revoke each other at once one stays", async () => {
  const keys = await Promise.all(["a", "b", "c"].map((name) => db.keys.create(name, ["admin"])));
  const ends = await Promise.all(keys.map(({ key_id }) => db.keys.revoke(key_id)));
  expect(ends.filter((end) => end === "last_admin_key")).toHaveLength(1);
});

test("a start lets the folder's key in again, whatever became of it", async () => {
  await db.keys.create("other", ["admin"]);
  const id = await db.keys.setAdmin("the-admin-key-of-it");
  expect(await db.keys.revoke(id)).toBe("revoked");
  expect(await db.keys.setAdmin("the-admin-key-of-it")).toBe(id);
  expect(await scopes("the-admin-key-of-it")).toEqual(["admin"]);
});

test("the last use is kept to the minute, with one write a minute for any number of requests", async () => {
  const { key } = await db.keys.create("busy", ["read"]);
  await database.query(
    `create table writes (n int); create function note() returns trigger language plpgsql as
     $$ begin insert into writes values (1); return new; end $$;
     create trigger note after update on api_keys for each row execute function note()`,
  );
  const started = Date.now();
  for (let n = 0; n < 50; n++) await db.keys.identify(key, "key");
  const minutes = Math.floor(Date.now() / 60_000) - Math.floor(started / 60_000) + 1;
  expect((await database.query("select 1 from writes")).length).toBeLessThanOrEqual(minutes);
  const [listed] = await db.keys.list();
  expect(new Date(listed?.last_used_at ?? "").getUTCSeconds()).toBe(0);
  await database.query("update api_keys set last_used_at = last_used_at - interval '1 hour'");
  await db.keys.identify(key, "key");
  expect(Date.parse((await db.keys.list())[0]?.last_used_at ?? "")).toBeGreaterThanOrEqual(started - 60_000);
});
