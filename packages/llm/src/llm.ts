/**
 * A call of a language model, with all that stands before it: gate, limiter, breaker. It asks once and says what came
 * of it; trying again is the pipeline's business. Logs codes, never what was asked or answered.
 */
import type { Logger } from "@leadfit/service";
import { createApi } from "./api.ts";
import { createBreakers } from "./breakers.ts";
import type { ChatReply, ChatRequest } from "./chat.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Credits, readCredits } from "./credits.ts";
import { type Exchanged, exchange } from "./exchange.ts";
import { createGate } from "./gate.ts";
import type { Limiter } from "./limiter.ts";
import type { Gated } from "./read-error.ts";
import { createStarts } from "./starts.ts";

export type LlmOptions = {
  /** "https://openrouter.ai/api/v1", or any OpenAI-compatible server's. */
  baseUrl: string;
  /** Null: no Authorization header. */
  apiKey: string | null;
  limiter: Limiter;
  /** Calls started in any minute, and calls at a time; null: no limit. One budget for all models of the base URL. */
  rpm: number | null;
  slots: number | null;
  /** From the request to the response's last byte; default 90 s. */
  deadlineMs?: number;
  /** Whether the server knows OpenRouter's own fields; default: by the host of `baseUrl`. */
  openRouter?: boolean;
  log: Logger;
};

export type Llm = {
  /**
   * @throws the signal's reason when it aborts, and the limiter's error when that is away; nothing else
   */
  chat(request: ChatRequest, signal: AbortSignal): Promise<ChatReply>;
  /** USD; what cannot be found out is null. Does not throw. */
  credits(): Promise<Credits>;
};

/** A lease outlives its call by this much, for timers and networks that are late. */
const leaseMarginMs = 10_000;

/**
 * @param internals for tests: time, and how long a breaker stays open
 * @throws TypeError where `baseUrl` is no URL
 */
export function createLlm(
  options: LlmOptions,
  internals: { clock?: Clock; breakerResetMs?: number } = {},
): Llm {
  const { baseUrl, apiKey, openRouter, limiter, rpm, slots, deadlineMs = 90_000, log } = options;
  const { clock = systemClock, breakerResetMs = 30_000 } = internals;
  const api = createApi({ baseUrl, apiKey, openRouter });
  const gate = createGate(clock);
  const breakerOf = createBreakers<Exchanged>({ resetMs: breakerResetMs, clock, log });

  const starts = createStarts({
    clock,
    acquire: (count) =>
      limiter.acquire(api.route, { rpm, slots, leaseMs: deadlineMs + leaseMarginMs }, count),
    async release(leases) {
      try {
        await limiter.release(leases);
      } catch (error) {
        // They run out by themselves; the answers in hand are worth more.
        log.warn({ error: nameOf(error), leases: leases.length }, "leases not released");
      }
    },
  });

  const shutGate = async ({ reason, retryMs }: Gated): Promise<ChatReply> => {
    const wait = gate.shut(reason, retryMs);
    if (reason === "rate_limited") {
      try {
        await limiter.pause(api.route, retryMs);
      } catch (error) {
        log.warn({ error: nameOf(error) }, "limiter not paused");
      }
    }
    return wait;
  };

  const breakerWait = (until: Date): ChatReply => ({ kind: "wait", until, reason: "breaker_open" });

  return {
    async chat(request, signal) {
      signal.throwIfAborted();
      const breaker = breakerOf(request.model);
      const shut = gate.wait();
      if (shut) return shut;
      // Asked before the limiter as well: a call that cannot be made must not use up a start.
      const refused = breaker.refusesUntil();
      if (refused) return breakerWait(refused);

      const start = await starts.take(signal);
      if (start.kind === "wait") return start;
      try {
        // Another call may have shut it while this one waited for its start.
        const shutSince = gate.wait();
        if (shutSince) return shutSince;
        const exchanged = await breaker.run(() => exchange(api, request, { deadlineMs, signal }));
        if (exchanged === null) return breakerWait(breaker.refusesUntil() ?? new Date(clock.now()));
        const { reading } = exchanged;
        if (reading.kind === "answered") return reading;
        if (reading.kind === "gated") {
          log.warn(
            { model: request.model, reason: reading.reason, retryMs: reading.retryMs },
            "model call gated",
          );
          return await shutGate(reading);
        }
        log.warn({ model: request.model, detail: reading.detail }, "model call failed");
        return reading;
      } finally {
        await starts.giveBack(start.lease);
      }
    },

    async credits() {
      return await readCredits(api, (path, why) => log.warn({ path, why }, "credits not read"));
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "error";
}
