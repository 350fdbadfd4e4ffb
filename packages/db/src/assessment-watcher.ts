/** Tells when an assessment changed: LISTEN on a connection of its own, with a slow look as the safety net. */
import pg from "pg";
import { assessmentChannel } from "./assessment-rows.ts";

export type AssessmentWatcher = {
  /** Resolves at the next change of the assessment, or after `timeoutMs`. */
  changed(assessmentId: string, timeoutMs: number): Promise<void>;
  /**
   * Calls back with the id of each assessment that changes, and with null whenever the connection was made anew: what
   * changed before that may not have been told. @returns how to end it
   */
  follow(changed: (assessmentId: string | null) => void): () => void;
  close(): Promise<void>;
};

// A notification can be lost while the connection is made again: callers look again after this long anyway.
const lookAgainMs = 1000;
const reconnectMs = 500;

export function watchAssessments(url: string, onError: (error: Error) => void): AssessmentWatcher {
  const waiting = new Map<string, Set<() => void>>();
  const followers = new Set<(assessmentId: string | null) => void>();
  let client: pg.Client | null = null;
  let closed = false;
  let again: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    const lost = (error?: Error) => {
      if (client === fresh || client === null) {
        client = null;
        clearTimeout(again);
        if (!closed) again = setTimeout(() => void connect(), reconnectMs).unref();
      }
      if (error && !closed) onError(error);
    };
    fresh.on("error", lost);
    fresh.on("end", () => lost());
    fresh.on("notification", ({ payload }) => {
      for (const wake of waiting.get(payload ?? "") ?? []) wake();
      for (const changed of followers) changed(payload ?? null);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${assessmentChannel}`);
      client = fresh;
      for (const changed of followers) changed(null);
      if (closed) await fresh.end();
    } catch (error) {
      lost(error as Error);
    }
  };
  const connected = connect();

  return {
    async changed(assessmentId, timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wakers = waiting.get(assessmentId) ?? new Set();
      waiting.set(assessmentId, wakers.add(resolve));
      const timer = setTimeout(resolve, Math.min(timeoutMs, lookAgainMs));
      await promise;
      clearTimeout(timer);
      wakers.delete(resolve);
      if (wakers.size === 0) waiting.delete(assessmentId);
    },
    follow(changed) {
      followers.add(changed);
      return () => void followers.delete(changed);
    },
    async close() {
      closed = true;
      clearTimeout(again);
      await connected;
      await client?.end();
    },
  };
}
