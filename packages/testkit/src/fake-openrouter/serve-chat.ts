/** POST /chat/completions from the first check to the last byte. Knows the order of OpenRouter's refusals. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Credits } from "./account-replies.ts";
import type { FakeCall } from "./call-log.ts";
import { type ChatRequest, chatRequestSchema, messageText, systemRoles, userRoles } from "./chat-request.ts";
import { composeReply, type HonestAnswer, honestAnswer } from "./compose-reply.ts";
import { countCachedTokens, countTokens } from "./count-usage.ts";
import { type Fault, isUnbilled } from "./fault.ts";
import type { FaultScript } from "./fault-script.ts";
import { contextTokens } from "./model-table.ts";
import { isNamedError, namedError } from "./named-errors.ts";
import { type ResponseCache, withoutUsage } from "./response-cache.ts";
import { sendError, sendFault } from "./send-fault.ts";
import { errorBody, sendJson } from "./send-json.ts";

export type ChatDeps = {
  latencyMs: number;
  now(): number;
  /** Null when the key is good. */
  refuseKey(request: IncomingMessage): { status: number; message: string } | null;
  credits: Credits;
  /** The key's own limit is spent. */
  keySpent(): boolean;
  script: FaultScript;
  /** Puts a call's price on the bill. */
  bill(nanoUsd: number): void;
  /** The last prompt each model was sent: what its cache holds. */
  promptCache: Map<string, string>;
  responseCache: ResponseCache;
};

export async function serveChat(
  deps: ChatDeps,
  incoming: IncomingMessage,
  response: ServerResponse,
  call: FakeCall,
): Promise<void> {
  const id = `gen-${Math.floor(Date.now() / 1000)}-${randomBytes(10).toString("hex")}`;
  const headers: Record<string, string> = { "x-generation-id": id };
  const refuse = (status: number, message: string, errorType?: string) => {
    call.status = status;
    sendJson(response, status, errorBody(status, message, { errorType }), headers);
  };
  const raw = await text(incoming);
  call.body = parseJson(raw) ?? raw;
  const refusedKey = deps.refuseKey(incoming);
  if (refusedKey) return refuse(refusedKey.status, refusedKey.message);
  const parsed = chatRequestSchema.safeParse(call.body);
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error), "invalid_request");
  const request = parsed.data;
  const models = [...(request.model ? [request.model] : []), ...(request.models ?? [])];
  call.model = models[0] ?? "openrouter/auto";
  const honest = honestAnswer(request);
  call.runType = honest.runType;
  if (deps.credits.used >= deps.credits.total) return refuse(402, "Insufficient credits", "payment_required");
  if (deps.keySpent()) {
    call.status = 403;
    return sendError(response, namedError("key_limit", deps.now()), headers);
  }
  const prompt = promptOf(request);
  const promptTokens = countTokens(prompt);
  if (promptTokens > contextTokens)
    return refuse(400, `The limit is ${contextTokens} tokens`, "context_length_exceeded");

  const asked = { headers: incoming.headers, raw };
  const hit = deps.responseCache.find(asked);
  if (incoming.headers["x-openrouter-cache"] === "true")
    headers["x-openrouter-cache-status"] = hit ? "HIT" : "MISS";
  if (hit) {
    call.fromCache = true;
    call.status = 200;
    return sendJson(response, 200, { ...hit, id, usage: withoutUsage(hit.usage) }, headers);
  }

  const { model, fault } = route(deps.script, models, call.model, honest);
  call.model = model;
  call.fault = fault?.kind ?? null;
  const cachedTokens = countCachedTokens(model, prompt, deps.promptCache.get(model) ?? "");
  const reply = composeReply({ id, model, request, honest, fault, promptTokens, cachedTokens });
  // Counted from the call's arrival: what is computed for it here is part of it.
  const leftMs = Math.max(0, call.startedAt + deps.latencyMs - Date.now());
  if (!isUnbilled(fault)) {
    call.reply = reply.body;
    deps.promptCache.set(model, prompt);
    // Billed before it is sent: aborting does not stop a provider that is not streaming.
    call.cost = reply.nanoUsd / 1e9;
    deps.bill(reply.nanoUsd);
    // A cold start is no success.
    if (fault?.kind !== "empty") deps.responseCache.keep(asked, reply.body, leftMs);
  }
  if (!(await latency(leftMs, response))) return;
  if (fault?.kind !== "stall" && fault?.kind !== "reset") call.status = statusOf(fault, deps.now());
  if (fault && (await sendFault(response, fault, reply.body, headers, deps.now()))) return;
  sendJson(response, 200, reply.body, headers);
}

/** The first model that no error of its own keeps from answering; the last one's error is the call's. */
function route(script: FaultScript, models: string[], first: string, honest: HonestAnswer) {
  let model = first;
  for (const [place, candidate] of models.entries()) {
    model = candidate;
    const taken = script.take({ ...honest, model });
    const isLast = place === models.length - 1;
    if (!taken?.ofModel || !isUnbilled(taken.fault) || isLast) return { model, fault: taken?.fault ?? null };
  }
  return { model, fault: script.take({ ...honest, model })?.fault ?? null };
}

function statusOf(fault: Fault | null, now: number): number {
  if (fault?.kind === "status") return fault.status;
  return fault && isNamedError(fault.kind) ? namedError(fault.kind, now).status : 200;
}

/** The response schema is part of what a model is given to read. */
function promptOf(request: ChatRequest): string {
  const schema =
    request.response_format?.type === "json_schema" ? JSON.stringify(request.response_format) : "";
  return [messageText(request, systemRoles), schema, messageText(request, userRoles)].join("\n");
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** @returns false when the caller went away meanwhile */
async function latency(ms: number, response: ServerResponse): Promise<boolean> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once("close", leave);
  try {
    if (ms > 0) await pause(ms, undefined, { signal: gone.signal });
    return !response.destroyed;
  } catch {
    return false;
  } finally {
    response.off("close", leave);
  }
}
