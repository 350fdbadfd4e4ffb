/** What leaves the process besides answers: logs, queues and connections. Each is watched while jobs run to their end. */
import { once } from "node:events";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stages } from "@leadfit/contracts";
import { openRuntime, settingsFromEnv, startSweeper, startWorker } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import {
  createTestDatabase,
  describeOnBackends,
  repositoryRoot,
  samplePages,
  sampleResume,
  startFakeOpenRouter,
} from "@leadfit/testkit";
import { expect, test, vi } from "vitest";
import { startApi } from "./start.ts";

const inPage = "Quorvex";
const inResume = "Zyltramon";
const inUrl = "brimquast";
const inKey = "a-key-with-wuxolity-in-it";
const inWrongKey = "vantrisk-is-a-wrong-key";

/** Every address that anything in this thread connects to, from now on. */
function watchConnections(): { ports: Set<string>; stop(): void } {
  const ports = new Set<string>();
  const original = Socket.prototype.connect;
  const spy = vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...args) {
    const [first] = args.flat() as unknown[];
    const { host, port, path } = (typeof first === "object" ? first : { port: first }) as Record<
      string,
      unknown
    >;
    ports.add(path ? String(path) : `${host ?? "localhost"}:${port}`);
    return Reflect.apply(original, this, args);
  });
  return { ports, stop: () => spy.mockRestore() };
}

/** Everything that is ever sent to this Redis, in whatever command. */
async function monitorRedis(url: string): Promise<{ text(): string; stop(): void }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  socket.write("MONITOR\r\n");
  await once(socket, "data");
  return { text: () => text, stop: () => socket.destroy() };
}

describeOnBackends((backend) => {
  test("logs and queues hold no key, no resume, no page and no prompt, and nothing is connected to but Postgres, Redis and the model", async () => {
    const home = mkdtempSync(join(tmpdir(), "leadfit-leaks-"));
    const connections = watchConnections();
    const printed: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, "write").mockImplementation((text) => {
        printed.push(String(text));
        return true;
      }),
    );
    let fetches = 0;
    const tempting = createServer((_, response) => {
      fetches++;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(tempting, "listening");
    const bait = `http://127.0.0.1:${(tempting.address() as AddressInfo).port}`;
    const database = await createTestDatabase();
    const { queueUrl, stop: stopQueue } = await backend.start();
    const redis = queueUrl === undefined ? null : await monitorRedis(queueUrl);
    const fake = await startFakeOpenRouter({ latencyMs: 0 });
    const logFile = join(home, "leadfit.log");
    const log = createLogger({ name: "test", file: logFile, level: "trace" });
    const env = {
      PORT: "0",
      LEADFIT_HOME: home,
      LEADFIT_API_KEY: inKey,
      LEADFIT_RULES_FIRST: "off",
      OPENROUTER_BASE_URL: fake.baseUrl,
      OPENROUTER_API_KEY: fake.apiKey,
      OPENROUTER_DIALECT: "openrouter",
    };
    const settings = { ...settingsFromEnv(env), databaseUrl: database.url, queueUrl };
    const runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
    await keepQueueRows(database.query);
    const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
    const sweeper = startSweeper(runtime);
    const api = await startApi(runtime);

    const send = async (path: string, body?: object, key = inKey) => {
      const response = await fetch(api.url + path, {
        method: body ? "POST" : "GET",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, text: await response.text() };
    };
    const content = sampleResume.replaceAll("TypeScript", `TypeScript and ${inResume}`);
    await send("/v1/resumes", { name: `Mara ${inResume}`, format: "markdown", content });
    const page = (n: number) =>
      samplePages
        .numbered(n)
        .replaceAll("TypeScript", `TypeScript and ${inPage}`)
        .replaceAll("Quillworks", `Quillworks ${inPage}`)
        .replace(
          "</head>",
          `<link rel="canonical" href="${bait}/${inUrl}"><script src="${bait}/x.js"></script></head>`,
        )
        .replace("</body>", `<img src="${bait}/x.png"><iframe src="${bait}/x"></iframe></body>`);
    fake.script({ kind: "bad_json" }, { runType: "ja_2_1_assessment" });
    fake.script({ kind: "status", status: 503 }, { runType: "ja_3_1_assessment" });
    const ended = await send("/html_extract", { html: page(1), url: `${bait}/${inUrl}` });
    const parked = await send("/html_extract", { html: samplePages.shell, url: `${bait}/${inUrl}/shell` });
    const wrong = [
      await send("/v1/resumes", undefined, inWrongKey),
      await send(`/v1/jobs/x?resume_id=${inResume}`, undefined, inWrongKey),
      await send("/v1/session", { token: inWrongKey }),
      await send("/html_extract", { html: inPage, [inPage]: inPage }),
      await send(`/v1/nothing?q=${inResume}`),
    ];
    const asked = JSON.stringify(fake.calls.map(({ body }) => body));
    const prompts = (await runtime.db.prompts.list()).map(({ system_prompt }) => system_prompt.slice(0, 60));

    await api.stop();
    await sweeper.stop();
    await Promise.all(workers.map((worker) => worker.stop(0)));
    await runtime.close();
    const rows = await database.query<{ row: string }>("select row from queue_rows");
    redis?.stop();
    await stopQueue();
    await fake.stop();
    await database.drop();
    tempting.close();
    connections.stop();
    for (const spy of spies) spy.mockRestore();
    const logged = readFileSync(logFile, "utf8");
    rmSync(home, { recursive: true });

    // Everything has been where it should be, or its absence elsewhere would say nothing.
    expect(ended).toMatchObject({ status: 200, text: expect.stringContaining(inPage) });
    expect(parked.status).toBe(422);
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 403, 400, 404]);
    expect(asked).toContain(inPage);
    expect(asked).toContain(inResume);
    expect(logged).toContain('"refused"');
    const queued = redis ? redis.text() : rows.map(({ row }) => row).join("\n");
    expect(queued).toContain("extract");
    expect(queued.length).toBeGreaterThan(1_000);

    for (const text of [logged, printed.join(""), queued]) {
      for (const marker of [inPage, inResume, inUrl, inKey, inWrongKey, fake.apiKey, ...prompts])
        expect(text.toLowerCase().includes(marker.toLowerCase()), marker).toBe(false);
    }
    expect(connections.ports.size).toBeGreaterThan(2);
    const portOf = (url: string) => new URL(url).port;
    const known = [database.url, queueUrl ?? database.url, fake.baseUrl, api.url].map(portOf);
    for (const target of connections.ports) expect(known, target).toContain(target.split(":").at(-1));
    expect(fetches).toBe(0);
  }, 120_000);
});

/** Every version of every row of the queue's tables, also of those that are gone at the end. */
async function keepQueueRows(query: Awaited<ReturnType<typeof createTestDatabase>>["query"]): Promise<void> {
  const tables = await query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'bullmq' and table_type = 'BASE TABLE'",
  );
  await query(
    `create table public.queue_rows (row text);
     create function public.keep_queue_row() returns trigger language plpgsql as
     $$ begin insert into public.queue_rows values (tg_table_name || ' ' || new::text); return new; end $$;
     ${tables
       .map(
         ({ name }) => `create trigger keep after insert or update on bullmq.${name}
                        for each row execute function public.keep_queue_row();`,
       )
       .join("\n")}`,
  );
}

/** Which files may open a connection or start a program, each with what for. */
const mayConnect = new Map([
  ["packages/llm/src/api.ts", "the model's base URL"],
  ["packages/client/src/transport.ts", "the API, for whoever uses the client"],
  ["packages/client/src/operations.ts", "the API's health, for the command line"],
  ["packages/runtime/src/send-webhook.ts", "the receivers of webhooks"],
  ["packages/runtime/src/webhook-target.ts", "looks their hosts up, to refuse private ones"],
  ["apps/dashboard/src/api/checked-client.ts", "the API, in the browser"],
  ["apps/dashboard/src/api/event-stream.ts", "the API, in the browser"],
  ["apps/extension/src/worker/api.ts", "the API, in the browser"],
  ["apps/api/src/openapi/page/docs.js", "the API, in the browser"],
  ["apps/api/src/pages/start.js", "the API, in the browser"],
  ["apps/api/src/start.ts", "listens"],
  ["apps/api/src/http/http-server.ts", "listens"],
  ["packages/service/src/health.ts", "listens"],
  ["packages/runtime/src/settings.ts", "knows an IP address when it sees one"],
  ["packages/db/src/embedded/binaries.ts", "runs the embedded Postgres"],
  ["packages/db/src/embedded/cluster.ts", "runs the embedded Postgres"],
  ["packages/db/src/embedded/server.ts", "runs the embedded Postgres on a free port"],
]);

test("no file but the listed ones can open a connection or start a program, in whatever thread: what a page links to is never fetched", () => {
  const opens =
    /\bfetch\s*\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b|from "(node:)?(https?|http2|net|tls|dgram|dns|dns\/promises|quic)"|import\("(node:)?(https?|http2|net|tls)"\)|from "(undici|axios|got|node-fetch|ky|ws|superagent|request)"|from "(node:)?child_process"|getBuiltinModule/;
  const found = globSync("{apps,packages}/*/src/**/*.{ts,js,mjs}", { cwd: repositoryRoot })
    .filter(
      (file) => !/\/generated\/|\.test\.ts$|^packages\/testkit\/|scripted-server|raw-request/.test(file),
    )
    .filter((file) => opens.test(withoutComments(readFileSync(join(repositoryRoot, file), "utf8"))));
  expect(found.sort()).toEqual([...mayConnect.keys()].sort());
});

const withoutComments = (source: string) => source.replaceAll(/^ *(\*|\/\/|\/\*).*$/gm, "");

test("no package that can call out comes with the rooms that see pages and resumes", () => {
  const clients = /^(undici|axios|got|node-fetch|ky|ws|superagent|request|playwright|puppeteer.*|jsdom)$/;
  for (const room of ["posting", "rules", "resume", "stages", "contracts", "prompts"]) {
    const manifest = JSON.parse(readFileSync(join(repositoryRoot, "packages", room, "package.json"), "utf8"));
    const names = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    expect(names.filter((name) => clients.test(name))).toEqual([]);
  }
});
