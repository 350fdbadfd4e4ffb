/**
 * A call of a language model, with all that stands before it: breaker, budget, limiter, gate. It asks once and says what
 * came of it; trying again is the pipeline's business. Logs codes, never what was asked or answered.
 */
import type { Logger } from "@leadfit/service";
import { createAccount } from "./account.ts";
import { createApi } from "./api.ts";
import { createBreakers } from "./breakers.ts";
import type { Budget } from "./budget.ts";
import type { ChatReply, ChatRequest } from "./chat.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Credits, readCredits } from "./credits.ts";
import { type Estimated, estimateCost, estimateRequest } from "./estimate.ts";
import { type Exchanged, exchange } from "./exchange.ts";
import { createGates } from "./gates.ts";
import type { Limiter } from "./limiter.ts";
import { createPrices } from "./prices.ts";
import { createStarts } from "./starts.ts";

export type LlmOptions = {
  /** "https://openrouter.ai/api/v1", or any OpenAI-compatible server's. */
  baseUrl: string;
  /** Null: no Authorization header. */
  apiKey: string | null;
  /** OpenRouter's key that sees the account's balance and may not call models; null: there is none. */
  managementKey: string | null;
  limiter: Limiter;
  /** Null: money is no object. */
  budget: Budget | null;
  /** Calls started in any minute, and calls at a time; null: no limit. One budget for all models of the base URL. */
  rpm: number | null;
  slots: number | null;
  /** From the request to the response's last byte; default 90 s. */
  deadlineMs?: number;
  /** How often an account without credit, or a refused key, is looked at again; default 60 s. */
  accountPollMs?: number;
  /** Whether the server knows OpenRouter's own fields; default: by the host of `baseUrl`. */
  openRouter?: boolean;
  log: Logger;
};

export type Llm = {
  /**
   * @throws the signal's reason when it aborts, and the error of the limiter or the budget when that is away; nothing
   * else
   */
  chat(request: ChatRequest, signal: AbortSignal): Promise<ChatReply>;
  /** USD; what cannot be found out is null. Does not throw. */
  credits(): Promise<Credits>;
  /** The most that such a call can cost, USD; 0.01 where the model's price is not known. Does not throw. */
  estimate(call: Estimated): Promise<number>;
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
  const { baseUrl, apiKey, managementKey, openRouter, limiter, budget, rpm, slots, log } = options;
  const { deadlineMs = 90_000, accountPollMs = 60_000 } = options;
  const { clock = systemClock, breakerResetMs = 30_000 } = internals;
  const api = createApi({ baseUrl, apiKey, openRouter });
  const account = api.openRouter ? createAccount(api, managementKey) : null;
  const prices = createPrices(api, clock, log);
  const gates = createGates({ limiter, route: api.route, account, accountPollMs, clock, log });
  const breakerOf = createBreakers<Exchanged>({ resetMs: breakerResetMs, clock, log });

  const starts = createStarts({
    clock,
    acquire: (count, returned) =>
      limiter.acquire(api.route, { rpm, slots, leaseMs: deadlineMs + leaseMarginMs }, count, returned),
    async release(leases) {
      try {
        await limiter.release(leases);
      } catch (error) {
        // They run out by themselves; the answers in hand are worth more.
        const name = error instanceof Error ? error.name : "error";
        log.warn({ error: name, leases: leases.length }, "leases not released");
      }
    },
    probed: gates.probed,
  });

  const breakerWait = (until: Date): ChatReply => ({ kind: "wait", until, reason: "breaker_open" });

  return {
    async chat(request, signal) {
      signal.throwIfAborted();
      const { model, runId, assessmentId } = request;
      const breaker = breakerOf([model, ...request.fallbackModels].join(" "));
      // Asked before all else: a call that cannot be made must use up neither money nor a start.
      const refused = breaker.refusesUntil();
      if (refused) return breakerWait(refused);
      if (budget) {
        const amountUsd = await estimateRequest(prices, request);
        const reserved = await budget.reserve({ runId, assessmentId, amountUsd });
        if (reserved.kind === "over") return { ...reserved, kind: "over_budget" };
      }

      const start = await starts.take(signal);
      if (start.kind === "wait") return start;
      const { grant } = start;
      let opens = false;
      try {
        const shut = await gates.admit(grant);
        if (shut) return shut;
        signal.throwIfAborted();
        const exchanged = await breaker.run(() => exchange(api, request, { deadlineMs, signal }));
        if (exchanged === null) return breakerWait(breaker.refusesUntil() ?? new Date(clock.now()));
        const { reading, health } = exchanged;
        opens = health === "up";
        if (reading.kind === "gated") return await gates.shut(reading, grant);
        if (reading.kind === "overloaded") {
          log.warn({ model, retryMs: reading.retryMs }, "model overloaded");
          return { kind: "wait", until: new Date(clock.now() + reading.retryMs), reason: "overloaded" };
        }
        if (reading.kind === "failed") log.warn({ model, detail: reading.detail }, "model call failed");
        return reading;
      } finally {
        await starts.giveBack(grant, opens);
      }
    },

    async credits() {
      if (!account) return { totalCredits: null, totalUsage: null, remaining: null, source: null };
      return await readCredits(account, (path, why) => log.warn({ path, why }, "credits not read"));
    },

    estimate: (call) => estimateCost(prices, call),
  };
}
