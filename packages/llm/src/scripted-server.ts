/** For this package's tests: an HTTP server that answers what the test says, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };
export type Received = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> | null };

export type ScriptedServer = {
  /** Ends in a slash, as people write it. */
  baseUrl: string;
  received: Received[];
  /** From now on; a function may answer by itself, or never. A body that is no string is sent as JSON. */
  answer(next: Answer | ((received: Received, response: ServerResponse) => Answer | undefined)): void;
  close(): Promise<void>;
};

export async function startScriptedServer(): Promise<ScriptedServer> {
  let script: Parameters<ScriptedServer["answer"]>[0] = {};
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const one = { path: request.url ?? "", headers: request.headers, body: text ? JSON.parse(text) : null };
    received.push(one);
    const answer = typeof script === "function" ? script(one, response) : script;
    if (!answer) return;
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/`,
    received,
    answer(next) {
      script = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A good answer of a model, with one of its parts replaced. */
export function completion(choice: Record<string, unknown> = {}, rest: Record<string, unknown> = {}): Answer {
  return {
    body: {
      id: "gen-1",
      model: "maker/model-2026",
      provider: "Maker",
      choices: [{ index: 0, finish_reason: "stop", message: { content: '{"ok":true}' }, ...choice }],
      usage: {
        prompt_tokens: 100,
        prompt_tokens_details: { cached_tokens: 60 },
        completion_tokens: 40,
        completion_tokens_details: { reasoning_tokens: 30 },
        cost: 0.0012,
      },
      ...rest,
    },
  };
}
