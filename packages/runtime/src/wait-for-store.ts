/** In a fleet the stores may come up after us: a start waits for them, says so, and gives up with a word. */
import { setTimeout as pause } from "node:timers/promises";
import { StartError } from "./start-error.ts";

const lookEveryMs = 500;

export type Waited = {
  /** "Postgres", "Redis" */
  name: string;
  /** The setting that names it. */
  setting: "DATABASE_URL" | "QUEUE_URL";
  /** True for an error that a later look may not meet. */
  isAway: (error: unknown) => boolean;
  /** Told once, where it is not there at the first look. */
  say: (line: string) => void;
  waitMs?: number;
};

/**
 * Looks until an answer comes.
 * @throws StartError at once where the answer is a no, and after `waitMs` (one minute) where there was none
 */
export async function waitForStore<T>(
  look: () => Promise<T>,
  { name, setting, isAway, say, waitMs = 60_000 }: Waited,
): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (let first = true; ; first = false) {
    try {
      return await look();
    } catch (error) {
      const why = reasonOf(error);
      if (!isAway(error))
        throw new StartError(`${setting}: ${name} does not let us in: ${why}`, { cause: error });
      if (performance.now() + lookEveryMs > deadline) {
        throw new StartError(
          `${setting}: ${name} did not answer within ${waitMs / 1000} s (${why}). Start it, or set ${setting} to where it runs.`,
          { cause: error },
        );
      }
      if (first) say(`Waiting up to ${waitMs / 1000} s for ${name} (${setting}): ${why}`);
    }
    await pause(lookEveryMs);
  }
}

/** An error of several addresses has no message of its own. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
