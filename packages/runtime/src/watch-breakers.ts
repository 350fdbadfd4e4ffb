/**
 * What this process's circuit breakers did, told by the calls that passed them: one that is refused calls is open, and one
 * whose time is over is tried again. Counts the calls on the way.
 */
import type { BreakerState } from "@leadfit/contracts";
import type { Llm } from "@leadfit/llm";
import { createCounter } from "@leadfit/service";

const calls = createCounter("leadfit_model_calls_total", "Calls of models by what came of them.", [
  "outcome",
]);

export type WatchedCalls = {
  chat: Llm["chat"];
  /** By model; those that were never called are missing. */
  breakers(): Record<string, BreakerState>;
};

export function watchBreakers(chat: Llm["chat"], now = Date.now): WatchedCalls {
  /** When each is tried again, in ms; null: closed. */
  const opensAgain = new Map<string, number | null>();
  return {
    async chat(request, signal) {
      const reply = await chat(request, signal);
      const isRefused = reply.kind === "wait" && reply.reason === "breaker_open";
      if (isRefused) opensAgain.set(request.model, reply.until.getTime());
      // A call that got through, and was not held back elsewhere: the breaker let it.
      else if (reply.kind !== "wait" && reply.kind !== "over_budget") opensAgain.set(request.model, null);
      const failed = reply.kind === "failed" ? reply.class : null;
      calls.add({ outcome: failed ?? (reply.kind === "wait" ? reply.reason : reply.kind) });
      return reply;
    },
    breakers() {
      return Object.fromEntries(
        [...opensAgain].map(([model, until]) => [
          model,
          until === null ? "closed" : until > now() ? "open" : "half_open",
        ]),
      );
    },
  };
}
