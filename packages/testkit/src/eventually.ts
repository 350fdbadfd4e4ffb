/** Waiting for a state that no signal tells of: looks often, gives up with the last reason. */
import { setTimeout as pause } from "node:timers/promises";

/** @returns what `look` returned once it no longer threw */
export async function eventually<T>(look: () => Promise<T>, timeoutMs = 30_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}
