/**
 * Health over HTTP for a process that serves nothing else: /healthz says it is alive, /readyz that it can do its work, and
 * /metrics what it has counted.
 */
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { metricsContentType, metricsText, type Reading } from "./metrics.ts";

export type HealthServer = {
  /** As bound. */
  port: number;
  stop(): Promise<void>;
};

/** A check that hangs counts as failed; those who ask us give up after 5 s. */
const checkMs = 3_000;

/**
 * Open to all who reach it, and tells nothing but yes or no, the reason that `check` gives, and figures.
 * @param readings what /metrics asks for beside what was counted; a rejection leaves it out
 * @param check resolves when the process can do its work; its rejection's message is the reason why not
 * @throws the system's error where it cannot listen
 */
export async function startHealthServer({
  host,
  port,
  check,
  readings = async () => [],
}: {
  host: string;
  port: number;
  check: () => Promise<void>;
  readings?: () => Promise<Reading[]>;
}): Promise<HealthServer> {
  const server = createServer(async (request, response) => {
    if (request.url === "/healthz") return answer(response, 200, { alive: true });
    if (request.url === "/metrics") return await tellMetrics(response, readings);
    if (request.url !== "/readyz") return refuse(response, 404, "unknown_route", "There is no such page.");
    try {
      await inTime(check());
      answer(response, 200, { ready: true });
    } catch (error) {
      refuse(response, 503, "not_ready", (error as Error).message);
    }
  });
  server.listen(port, host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function tellMetrics(response: ServerResponse, readings: () => Promise<Reading[]>): Promise<void> {
  const text = await metricsText(await readings().catch(() => []));
  response.writeHead(200, { "content-type": metricsContentType }).end(text);
}

function answer(response: ServerResponse, status: number, data: object): void {
  send(response, status, { status: "success", data });
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  send(response, status, { status: "error", error: { code, message } });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function inTime(checked: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${checkMs} ms`)), checkMs);
  try {
    await Promise.race([checked, promise]);
  } finally {
    clearTimeout(timer);
  }
}
