/** The port and the database's limiter behind it, together. */
import { type Database, openDatabase } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, startFakeOpenRouter, type TestDatabase } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Budget } from "./budget.ts";
import type { Limiter } from "./limiter.ts";
import { createLlm } from "./llm.ts";
import { sampleRequest } from "./sample-request.ts";
import { completion, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let database: TestDatabase;
let db: Database;
let server: ScriptedServer;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
  server = await startScriptedServer();
});
afterAll(async () => {
  await server.close();
  await db.close();
  await database.drop();
});

const openProcess = (baseUrl: string, apiKey: string | null, slots: number | null) => {
  // Both stores are what their ports ask for.
  const limiter: Limiter = db.limiter;
  const budget: Budget | null = db.budget.of({ jobUsd: null, dayUsd: 1, monthUsd: null });
  const log = createLogger({ name: "test", level: "silent" });
  return createLlm({ baseUrl, apiKey, managementKey: null, budget, limiter, rpm: null, slots, log });
};
const never = new AbortController().signal;

test("calls of different processes share the slots of one server", async () => {
  let underway = 0;
  let most = 0;
  server.answer((_received, response) => {
    most = Math.max(most, ++underway);
    response.on("close", () => underway--);
    setImmediate(() => response.end(JSON.stringify(completion().body)));
    return undefined;
  });
  const llms = [1, 2, 3].map(() => openProcess(server.baseUrl, null, 2));
  const chats = llms.flatMap((llm) => [1, 2, 3].map(() => llm.chat(sampleRequest, never)));
  for (const reply of await Promise.all(chats)) expect(reply.kind).toBe("answered");
  expect(most).toBeLessThanOrEqual(2);
  expect(await database.query("select 1 from llm_leases")).toEqual([]);
});

test("a 429 that one process heard stops all; after it one of them probes for all, twice where it hears it again", async () => {
  const fake = await startFakeOpenRouter();
  const llms = [1, 2, 3].map(() => openProcess(fake.baseUrl, fake.apiKey, null));
  const ask = () => Promise.all(llms.flatMap((llm) => [1, 2, 3].map(() => llm.chat(sampleRequest, never))));
  // Longer than anybody stands in line.
  fake.script({ kind: "status", status: 429, retryAfterSeconds: 600 });
  expect((await llms[0]?.chat(sampleRequest, never))?.kind).toBe("wait");
  for (const reply of await ask()) expect(reply).toMatchObject({ kind: "wait", reason: "rate_limited" });
  expect(fake.calls.length).toBe(1);

  await database.query("update llm_routes set gate_until = now() - interval '1 ms' where gate is not null");
  fake.script({ kind: "status", status: 429, retryAfterSeconds: 1 });
  for (const reply of await ask()) expect(reply.kind).not.toBe("failed");
  expect(fake.calls.filter(({ status }) => status === 429).length).toBe(2);
  await fake.stop();
});
