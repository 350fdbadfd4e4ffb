/** One call of a model: one request, one deadline, one reading. Never retries; limits and breaker are outside. */
import type { Api, ApiResponse } from "./api.ts";
import type { Health } from "./breakers.ts";
import type { ChatRequest } from "./chat.ts";
import { type Reading, readReply } from "./read-reply.ts";
import { cacheHeaders, requestBody } from "./request-body.ts";

export type Exchanged = { reading: Reading; health: Health };

/**
 * @param deadlineMs for everything up to the response's last byte; above 300 s, Node's own limit on a silent
 * connection comes first
 * @throws the reason of `signal` when that aborts, and nothing else
 */
export async function exchange(
  api: Api,
  request: ChatRequest,
  { deadlineMs, signal }: { deadlineMs: number; signal: AbortSignal },
): Promise<Exchanged> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const call = {
    path: "/chat/completions",
    body: requestBody(request, api.openRouter),
    ...(api.openRouter && { headers: cacheHeaders(request) }),
  };
  let response: ApiResponse;
  try {
    response = await api.request(call, AbortSignal.any([signal, deadline]));
  } catch (error) {
    signal.throwIfAborted();
    const why = deadline.aborted
      ? { detail: "llm_timeout", message: `The model did not answer within ${deadlineMs / 1000} s.` }
      : { detail: "llm_unreachable", message: `The model provider cannot be reached (${cause(error)}).` };
    const reading = { kind: "failed", class: "transport", ...why, usage: null, generationId: null } as const;
    return { reading, health: "down" };
  }
  const reading = readReply(response, request.model);
  // An answer from the response cache says nothing of the model, nor of the account: it was free.
  const hit = response.headers.get("x-openrouter-cache-status")?.toUpperCase() === "HIT";
  return { reading, health: hit ? "unknown" : healthOf(reading) };
}

function healthOf(reading: Reading): Health {
  if (reading.kind === "answered") return "up";
  if (reading.kind === "overloaded") return "down";
  if (reading.kind === "gated" || reading.class === "permanent") return "unknown";
  return reading.class === "transport" ? "down" : "up";
}

/** fetch says "fetch failed" for everything; the system's code is in its cause. */
function cause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, message } = (error.cause ?? error) as { code?: string; message?: string };
  return code ?? message ?? error.message;
}
