/** How a fault looks on the wire. Knows sockets; knows nothing of prompts or prices. */
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Fault } from "./fault.ts";
import { errorBody, sendJson } from "./send-json.ts";

/** Past any sensible limit on a body, and small enough to be read by a client that has none. */
const hugeBytes = 64 * 1024 * 1024;
/** Often enough that no idle timeout fires. */
const dripMs = 50;

/** Sends what takes the place of a reply. @returns false for a fault that lies in the reply itself */
export async function sendFault(
  response: ServerResponse,
  fault: Fault,
  reply: object,
  headers: Record<string, string>,
): Promise<boolean> {
  switch (fault.kind) {
    case "status":
      sendJson(
        response,
        fault.status,
        errorBody(fault.status, "Scripted by the test", fault.errorType, fault.metadata),
        {
          ...headers,
          ...(fault.retryAfterSeconds !== undefined && { "retry-after": String(fault.retryAfterSeconds) }),
        },
      );
      return true;
    case "error_in_200":
      sendJson(response, 200, errorBody(502, "Upstream failed", "provider_unavailable"), headers);
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
      return false;
  }
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
