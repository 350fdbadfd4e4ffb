/** Against a server that answers as it is told to: what is tried again, when, and what is not. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "./client.ts";
import { followEvents } from "./follow-events.ts";
import { isRetryable, retryDelay } from "./retry.ts";
import { createTransport } from "./transport.ts";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server;
let url: string;
/** Answers in their order; the last one stays. */
let script: Answer[];
let asked: { method: string; path: string; headers: IncomingMessage["headers"]; body: string }[];
let waits: number[];

const retry = { random: () => 0.5, wait: async (ms: number) => void waits.push(ms) };
const client = () => createClient({ url, key: "k", retry });

beforeEach(async () => {
  asked = [];
  waits = [];
  server = createServer(async (request, response) => {
    const body = await text(request);
    asked.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    (script.length > 1 ? script.shift() : script[0])?.(request, response, body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
const fails = (status: number, headers: Record<string, string> = {}) =>
  says(status, { status: "error", error: { code: "not_ready", message: "not now" } }, headers);
const hangsUp: Answer = (request) => request.socket.destroy();
const resumes = says(200, { status: "success", data: [] });

describe("a call that fails", () => {
  test("is made again after the time that the server asks for, and some jitter", async () => {
    script = [fails(503, { "retry-after": "2" }), fails(429, { "retry-after": "7" }), hangsUp, resumes];
    expect(await client().resumes()).toEqual([]);
    expect(waits).toEqual([2_250, 7_500, 1_000]);
    expect(new Set(asked.map(({ headers }) => headers.authorization))).toEqual(new Set(["Bearer k"]));
  });

  test("is given up after its tries, with what the API said", async () => {
    script = [fails(503)];
    await expect(client().resumes()).rejects.toMatchObject({ status: 503, message: "not now" });
    expect(asked).toHaveLength(5);
  });

  test("is given up at once where the server asks for more than two minutes, and where it says no", async () => {
    for (const answer of [fails(503, { "retry-after": "3600" }), fails(404), fails(500)]) {
      script = [answer];
      asked = [];
      await expect(client().resumes()).rejects.toThrow("not now");
      expect(asked).toHaveLength(1);
    }
  });

  test("and would do its work twice is made again only where it was turned away", async () => {
    script = [fails(429), fails(503)];
    await expect(client().regenerate("j")).rejects.toMatchObject({ status: 503 });
    expect(asked).toHaveLength(2);
    script = [hangsUp];
    await expect(client().regenerate("j")).rejects.toThrow(TypeError);
    expect(asked).toHaveLength(3);
  });

  test("waits no longer than it should", () => {
    const longest = Array.from({ length: 20 }, (_, tried) => retryDelay(tried + 1, null, () => 1) ?? 0);
    expect(Math.max(...longest)).toBe(30_000);
    expect(retryDelay(5, null, () => 0)).toBe(0);
    expect([isRetryable(500, true), isRetryable(503, false), isRetryable(429, false)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("events", () => {
  const stream =
    (chunks: string[]): Answer =>
    async (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const chunk of chunks) {
        response.write(chunk);
        // Apart on the wire too.
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    };

  test("go on after the line is cut, from the last one that came", async () => {
    script = [
      stream([
        ": hello\n\nid: 1\nevent: pro",
        'gress\ndata: {"a":',
        "1}\n\nid: 2\r\ndata: x\r\ndata: y\r",
        "\n\r\nid: 3\ndata: half",
      ]),
      hangsUp,
      fails(503),
      stream(["id: 4\ndata: z\n\n"]),
    ];
    const found: unknown[] = [];
    for await (const event of followEvents(createTransport({ url, retry }), "/v1/events")) {
      found.push(event);
      if (event.id === "4") break;
    }
    expect(found).toEqual([
      { event: "progress", data: '{"a":1}', id: "1" },
      { event: "message", data: "x\ny", id: "2" },
      { event: "message", data: "z", id: "4" },
    ]);
    expect(asked.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "2", "2", "2"]);
  });

  test("end where the key is wrong, and when nobody wants them any more", async () => {
    const next = async (signal?: AbortSignal) =>
      await followEvents(createTransport({ url, retry }), "/v1/events", { signal }).next();
    script = [fails(401)];
    await expect(next()).rejects.toMatchObject({ status: 401 });
    const stop = new AbortController();
    script = [(_, response) => response.writeHead(200).write(": nothing yet\n\n", () => stop.abort())];
    await expect(next(stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("many postings", () => {
  const answerLines = (body: string, upTo = Number.POSITIVE_INFINITY) =>
    body
      .trim()
      .split("\n")
      .slice(0, upTo)
      .map((line, n) => {
        const job = { job_id: JSON.parse(line).title, assessment_id: "a" };
        return `${JSON.stringify({ line: n + 1, status: "accepted", ...job })}\n`;
      })
      .join("");
  const takes: Answer = (_, response, body) => response.writeHead(200).end(answerLines(body));

  test("an answer that breaks off half-way is gone on with from the first line without one", async () => {
    script = [
      (request, response, body) =>
        response.writeHead(200).write(answerLines(body, 7), () => request.socket.destroy()),
      fails(503, { "retry-after": "1" }),
      takes,
    ];
    const answers = [];
    const postings = Array.from({ length: 20 }, (_, n) => ({ title: String(n) }));
    for await (const answer of client().ingestMany(postings)) answers.push(answer);
    expect(answers.map(({ job_id }) => job_id)).toEqual(postings.map(({ title }) => title));
    expect(answers.map(({ index, line }) => [index, line])).toEqual(postings.map((_, n) => [n, n + 1]));
    expect(asked.map(({ body }) => body.trim().split("\n").length)).toEqual([20, 13, 13]);
  });

  test("are not asked for before the answers to the last ones were read", async () => {
    script = [takes];
    let made = 0;
    const endless = (function* () {
      for (;;) yield { title: String(made++) };
    })();
    let read = 0;
    let ahead = 0;
    for await (const _ of client().ingestMany(endless)) {
      read++;
      ahead = Math.max(ahead, made - read);
      if (read === 3_000) break;
    }
    expect(ahead).toBeLessThanOrEqual(500);
  });
});
