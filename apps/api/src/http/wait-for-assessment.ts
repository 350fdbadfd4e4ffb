/** Holding a request until its assessment has ended, for as long as the caller prefers (RFC 7240). */

import type { ApiDeps } from "../deps.ts";
import { Problem } from "./problem.ts";

export const defaultWaitMs = 30_000;
const longestWaitMs = 300_000;

/** How long to wait, from a Prefer header: `wait=<seconds>`, `respond-async` (0), or 30 s. */
export function waitMsFrom(prefer: string | undefined): number {
  const preferences = (prefer ?? "").split(/[,;]/).map((part) => part.trim().toLowerCase());
  const seconds = preferences
    .map((part) => /^wait=(\d{1,5})$/.exec(part)?.[1])
    .find((value) => value !== undefined);
  if (seconds !== undefined) return Math.min(Number(seconds) * 1000, longestWaitMs);
  return preferences.includes("respond-async") ? 0 : defaultWaitMs;
}

/** Resolves when the assessment, or the one that took its place, has ended; or after `waitMs`, or on `signal`. */
export async function waitForAssessment(
  { db, watcher }: Pick<ApiDeps, "db" | "watcher">,
  assessmentId: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  // Who does not wait is told where it stands by what comes after this.
  if (waitMs === 0) return;
  const deadline = Date.now() + waitMs;
  for (let id = assessmentId; !signal.aborted; ) {
    const left = deadline - Date.now();
    // Listening begins before the look, so that no change falls between them.
    const change = watcher.changed(id, Math.max(left, 0));
    const state = await db.assessments.state(id);
    if (!state) throw new Problem(404, "unknown_job", "The job was removed while it was assessed.");
    if (state.ended) {
      if (!state.successor || state.successor === id) return;
      id = state.successor;
      continue;
    }
    if (left <= 0) return;
    await change;
  }
}
