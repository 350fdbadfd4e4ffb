/**
 * OpenRouter's documented protocol over real HTTP, for tests, bench and faults (reference/openrouter.md, section 3).
 * Replies come from our own rules and the words of the prompt; it must not know our database, queues or stages.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Credits, creditsReply, keyReply } from "./account-replies.ts";
import { createCallLog, type FakeCall } from "./call-log.ts";
import type { Fault } from "./fault.ts";
import { createFaultScript, type FaultMatch, type Trouble } from "./fault-script.ts";
import { modelList } from "./model-table.ts";
import { createResponseCache } from "./response-cache.ts";
import { errorBody, sendJson } from "./send-json.ts";
import { type ChatDeps, serveChat } from "./serve-chat.ts";

export type FakeOpenRouter = {
  /** `http://127.0.0.1:<port>/api/v1` */
  baseUrl: string;
  apiKey: string;
  /** The only key that GET /credits takes; it may not call models (docs: guides/overview/auth/management-api-keys). */
  managementKey: string;
  /** Every chat call, refused ones too, in the order of arrival. */
  calls: readonly FakeCall[];
  /** USD billed so far, calls included whose caller never heard the price: the bill that a ledger must equal. */
  billed(): number;
  /** Most calls under way at one time. */
  maxConcurrent(): number;
  /** Most starts within any sliding window of `ms`. */
  maxStartsWithin(ms: number): number;
  /**
   * The next matching calls (one, unless `match` says more) get this instead of an honest reply, in this order.
   * @returns ends it before its time
   */
  script(fault: Fault, match?: FaultMatch): () => void;
  /** Mutable; nothing left means 402 payment_required. */
  credits: Credits;
  /** Mutable, USD; null: the key has no limit of its own. Spent means 403. */
  key: { limit: number | null };
  /** Paths of the account and the catalogue that were asked for, in order: "/key", "/credits", "/models". */
  reads: readonly string[];
  /** Cuts every open connection. @throws what went wrong inside the fake itself, if anything did */
  stop(): Promise<void>;
};

const managementKey = "sk-or-mgmt-fake";

export async function startFakeOpenRouter(
  options: { latencyMs?: number; apiKey?: string; port?: number; now?: () => number; trouble?: Trouble } = {},
): Promise<FakeOpenRouter> {
  const { latencyMs = 0, apiKey = "sk-or-v1-fake", port = 0, now = Date.now } = options;
  const log = createCallLog();
  const script = createFaultScript(now, options.trouble);
  const key: FakeOpenRouter["key"] = { limit: null };
  const reads: string[] = [];
  const credits: Credits = { total: 100, used: 0 };
  let billedNanoUsd = 0;
  let bug: unknown;
  const chat: ChatDeps = {
    latencyMs,
    now,
    credits,
    script,
    promptCache: new Map(),
    responseCache: createResponseCache(now),
    keySpent: () => key.limit !== null && billedNanoUsd >= key.limit * 1e9,
    refuseKey(request) {
      const key = request.headers.authorization?.replace(/^Bearer /, "");
      if (key === apiKey) return null;
      if (key === managementKey) return { status: 403, message: "Management keys cannot call models" };
      return { status: 401, message: key ? "User not found." : "No auth credentials found" };
    },
    bill(nanoUsd) {
      billedNanoUsd += nanoUsd;
      credits.used += nanoUsd / 1e9;
    },
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "http://fake");
    const isManager = request.headers.authorization === `Bearer ${managementKey}`;
    const refusedKey = isManager ? null : chat.refuseKey(request);
    if (request.method === "GET") reads.push(pathname.replace("/api/v1", ""));
    switch (`${request.method} ${pathname}`) {
      case "POST /api/v1/chat/completions": {
        const call = log.start();
        response.on("close", () => log.end(call, !response.writableFinished));
        return await serveChat(chat, request, response, call);
      }
      case "GET /api/v1/key":
        if (refusedKey) return sendJson(response, 401, errorBody(401, refusedKey.message));
        return sendJson(
          response,
          200,
          keyReply(billedNanoUsd / 1e9, isManager ? null : key.limit, isManager),
        );
      case "GET /api/v1/credits":
        if (refusedKey) return sendJson(response, 401, errorBody(401, refusedKey.message));
        if (isManager) return sendJson(response, 200, creditsReply(credits));
        return sendJson(response, 403, errorBody(403, "Only management keys can perform this operation"));
      case "GET /api/v1/models":
        return sendJson(response, 200, { data: modelList() });
      default:
        return sendJson(response, 404, errorBody(404, "Not Found"));
    }
  };

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      // A caller that goes away while it sends is its own affair.
      if (!request.destroyed || request.complete) bug ??= error;
      response.destroy();
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${address.port}/api/v1`,
    apiKey,
    managementKey,
    calls: log.calls,
    billed: () => billedNanoUsd / 1e9,
    maxConcurrent: log.maxConcurrent,
    maxStartsWithin: log.maxStartsWithin,
    script: script.add,
    credits,
    key,
    reads,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      if (bug) throw bug;
    },
  };
}
