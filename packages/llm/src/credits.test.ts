import { createLogger } from "@leadfit/service";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "./clock.ts";
import { createLlm } from "./llm.ts";
import { createOpenLimiter } from "./open-limiter.ts";
import { type Answer, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server.close());

function credits(
  answers: { key?: Answer; credits?: Answer },
  { openRouter = true, managementKey = null as string | null } = {},
) {
  server.answer(({ path }) => (path.endsWith("/key") ? answers.key : answers.credits) ?? { status: 403 });
  const acquire = () => Promise.reject(new Error("asking for the balance takes no start"));
  return createLlm({
    baseUrl: server.baseUrl,
    apiKey: "secret",
    managementKey,
    openRouter,
    budget: null,
    rpm: null,
    slots: null,
    limiter: { ...createOpenLimiter(systemClock), acquire },
    log: createLogger({ name: "test", level: "silent" }),
  }).credits();
}

const keysUsed = () =>
  Object.fromEntries(server.received.map((each) => [each.path, each.headers.authorization]));

test("an ordinary key tells its own limit; none means that what remains is unknown", async () => {
  const limited = { body: { data: { limit: 10, limit_remaining: 7.5, usage: 2.5 } } };
  expect(await credits({ key: limited })).toEqual({
    totalCredits: 10,
    totalUsage: 2.5,
    remaining: 7.5,
    source: "key",
  });
  const unlimited = { body: { data: { limit: null, limit_remaining: null, usage: 2.5 } } };
  expect(await credits({ key: unlimited })).toEqual({
    totalCredits: null,
    totalUsage: 2.5,
    remaining: null,
    source: "key",
  });
  expect(keysUsed()).toEqual({ "/api/v1/key": "Bearer secret" });
});

test("a management key tells the account's; what remains is the lesser of account and key", async () => {
  const account = { body: { data: { total_credits: 20, total_usage: 15 } } };
  const managed = { managementKey: "manager" };
  expect(await credits({ credits: account }, managed)).toEqual({
    totalCredits: 20,
    totalUsage: 15,
    remaining: 5,
    source: "account",
  });
  const key = { body: { data: { limit: 10, limit_remaining: 1, usage: 9 } } };
  expect(await credits({ credits: account, key }, managed)).toEqual({
    totalCredits: 20,
    totalUsage: 15,
    remaining: 1,
    source: "account",
  });
  expect(keysUsed()).toEqual({ "/api/v1/key": "Bearer secret", "/api/v1/credits": "Bearer manager" });
});

test.each([
  [{ status: 500 }],
  [{ body: "<html>" }],
  [{ body: { data: null } }],
  [{ body: { data: { limit: "ten", limit_remaining: {}, usage: [] } } }],
])("what cannot be read is null: %j", async (answer) => {
  const unknown = { totalCredits: null, totalUsage: null, remaining: null, source: null };
  expect(await credits({ key: answer, credits: answer }, { managementKey: "manager" })).toEqual(unknown);
});

test("a server that is not OpenRouter is not asked", async () => {
  expect(await credits({}, { openRouter: false })).toEqual({
    totalCredits: null,
    totalUsage: null,
    remaining: null,
    source: null,
  });
  expect(server.received).toEqual([]);
});
