/** How a fault looks on the wire. Knows sockets; knows nothing of prompts or prices. */
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { composeReply } from "./compose-reply.ts";
import type { Fault } from "./fault.ts";
import { type ErrorAnswer, isNamedError, namedError } from "./named-errors.ts";
import { withoutUsage } from "./response-cache.ts";
import { errorBody, sendJson } from "./send-json.ts";

type Composed = ReturnType<typeof composeReply>["body"];

/** Past any sensible limit on a body, and small enough to be read by a client that has none. */
const hugeBytes = 64 * 1024 * 1024;
/** Often enough that no idle timeout fires. */
const dripMs = 50;

/** Sends what takes the place of a reply. @returns false for a fault that lies in the reply itself */
export async function sendFault(
  response: ServerResponse,
  fault: Fault,
  reply: Composed,
  headers: Record<string, string>,
  now: number,
): Promise<boolean> {
  switch (fault.kind) {
    case "status":
      sendError(response, fault, headers);
      return true;
    case "error_in_200":
      sendJson(
        response,
        200,
        errorBody(502, "Upstream failed", { errorType: "provider_unavailable" }),
        headers,
      );
      return true;
    case "choice_error":
      sendJson(response, 200, brokenOff(reply), headers);
      return true;
    case "web_page":
      response.writeHead(200, { "content-type": "text/html", ...headers });
      response.end("<!doctype html><title>Sign in to the network</title>");
      return true;
    case "stall":
      return true;
    case "reset":
      response.socket?.resetAndDestroy();
      return true;
    case "drip":
      drip(response, headers);
      return true;
    case "huge":
      response.writeHead(200, { "content-type": "application/json", ...headers });
      // A caller that goes away in the middle is what this fault is for.
      await pipeline(Readable.from(hugeJson(reply)), response).catch(() => {});
      return true;
    default:
      if (!isNamedError(fault.kind)) return false;
      sendError(response, namedError(fault.kind, now), headers);
      return true;
  }
}

export function sendError(
  response: ServerResponse,
  error: ErrorAnswer,
  headers: Record<string, string>,
): void {
  const { status, errorType, metadata, availability, retryAfterSeconds: seconds } = error;
  sendJson(
    response,
    status,
    errorBody(status, "Scripted by the test", { errorType, metadata, availability }),
    {
      ...headers,
      ...error.headers,
      ...(seconds !== undefined && { "retry-after": String(seconds) }),
    },
  );
}

/** The provider fails in the middle of its answer; what it has said so far is passed on. */
function brokenOff(reply: Composed): object {
  const [choice] = reply.choices;
  const { error } = errorBody(502, "Upstream failed", { errorType: "provider_unavailable" });
  const content = choice.message.content?.slice(0, 10) ?? "";
  const broken = { ...choice, message: { ...choice.message, content }, finish_reason: "error", error };
  return { ...reply, choices: [broken], usage: withoutUsage(reply.usage) };
}

/** White space is legal before JSON, so the client sees a body that may still become one. */
function drip(response: ServerResponse, headers: Record<string, string>): void {
  response.writeHead(200, { "content-type": "application/json", ...headers });
  response.write(" ");
  const timer = setInterval(() => response.write(" "), dripMs);
  response.on("close", () => clearInterval(timer));
}

function* hugeJson(reply: object): Generator<string> {
  const piece = "a".repeat(1024 * 1024);
  yield '{"padding":"';
  for (let sent = 0; sent < hugeBytes; sent += piece.length) yield piece;
  yield `",${JSON.stringify(reply).slice(1)}`;
}
