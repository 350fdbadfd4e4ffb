/**
 * One circuit breaker a model: when most calls of the last minute met provider trouble, it stops calling for half a
 * minute, then lets one call through to see. Knows only how healthy a call looked, not why. State is this process's;
 * the others learn it by their own failures.
 */
import type { Logger } from "@leadfit/service";
import CircuitBreaker from "opossum";
import type { Clock } from "./clock.ts";

/** up: the model answered. down: provider trouble. unknown: the call tells nothing about the model. */
export type Health = "up" | "down" | "unknown";

export type Breaker<Called> = {
  /** While calls are refused: when it is worth asking again. */
  refusesUntil(): Date | null;
  /** @returns null where the call was refused. @throws what `call` throws; that counts as unknown */
  run(call: () => Promise<Called>): Promise<Called | null>;
};

/** How long callers stay away while somebody else's call probes: about as long as a call takes. */
const probeMs = 5_000;

/** Carries a result out of opossum, which knows trouble only as something thrown. */
class ProviderDown<Called> extends Error {
  readonly called: Called;
  constructor(called: Called) {
    super("provider trouble");
    this.called = called;
  }
}

/**
 * @param resetMs how long a breaker stays open; up to a fifth is added, so that processes do not probe in step
 */
export function createBreakers<Called extends { health: Health }>({
  resetMs,
  clock,
  log,
}: {
  resetMs: number;
  clock: Clock;
  log: Logger;
}): (model: string) => Breaker<Called> {
  const breakers = new Map<string, Breaker<Called>>();

  const create = (model: string): Breaker<Called> => {
    const resetTimeout = Math.round(resetMs * (1 + Math.random() / 5));
    let reopensAt = 0;
    // A probe that tells nothing must not close the breaker, as any call that did not fail would.
    const inconclusive = () => circuit.halfOpen && circuit.open();
    const attempt = async (call: () => Promise<Called>): Promise<Called> => {
      let called: Called;
      try {
        called = await call();
      } catch (error) {
        inconclusive();
        throw error;
      }
      if (called.health === "unknown") inconclusive();
      if (called.health === "down") throw new ProviderDown(called);
      return called;
    };
    const circuit: CircuitBreaker<[() => Promise<Called>], Called> = new CircuitBreaker(attempt, {
      // Each call has its own deadline. opossum's abortController would abort all calls under way at once.
      timeout: false,
      volumeThreshold: 10,
      errorThresholdPercentage: 50,
      rollingCountTimeout: 60_000,
      rollingPercentilesEnabled: false,
      resetTimeout,
      errorFilter: (error: unknown) => !(error instanceof ProviderDown),
    });
    circuit.on("open", () => {
      reopensAt = clock.now() + resetTimeout;
      log.warn({ model, resetMs: resetTimeout }, "breaker opened");
    });
    circuit.on("close", () => log.info({ model }, "breaker closed"));

    return {
      refusesUntil() {
        if (circuit.opened) return new Date(Math.max(reopensAt, clock.now()) + Math.random() * 1_000);
        if (circuit.halfOpen && !circuit.pendingClose) return new Date(clock.now() + probeMs);
        return null;
      },
      async run(call) {
        try {
          return await circuit.fire(call);
        } catch (error) {
          if (error instanceof ProviderDown) return error.called;
          if (error instanceof Error && CircuitBreaker.isOurError(error)) return null;
          throw error;
        }
      },
    };
  };

  return (model) => {
    const known = breakers.get(model);
    if (known) return known;
    const breaker = create(model);
    breakers.set(model, breaker);
    return breaker;
  };
}
