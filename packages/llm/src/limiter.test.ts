/** The port and the database's limiter behind it, together. */
import { type Database, openDatabase } from "@leadfit/db";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test("calls of different processes share the slots of one server", async () => {
  let underway = 0;
  let most = 0;
  server.answer((_received, response) => {
    most = Math.max(most, ++underway);
    response.on("close", () => underway--);
    setImmediate(() => response.end(JSON.stringify(completion().body)));
    return undefined;
  });
  const limiter: Limiter = db.limiter;
  const process = () =>
    createLlm({
      baseUrl: server.baseUrl,
      apiKey: null,
      managementKey: null,
      budget: null,
      limiter,
      rpm: null,
      slots: 2,
      log: createLogger({ name: "test", level: "silent" }),
    });
  const llms = [process(), process(), process()];
  const chats = llms.flatMap((llm) => [1, 2, 3].map(() => llm.chat(sampleRequest, new AbortController().signal)));
  for (const reply of await Promise.all(chats)) expect(reply.kind).toBe("answered");
  expect(most).toBeLessThanOrEqual(2);
  expect(await database.query("select 1 from llm_leases")).toEqual([]);
});
