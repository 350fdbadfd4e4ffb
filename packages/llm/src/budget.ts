/** The port to whatever keeps the money that calls may cost, for all processes together. */

export type Reserved =
  | { kind: "reserved" }
  /**
   * What is spent, what others have reserved and this would exceed a limit. `until`: the next UTC day or month; sooner
   * where only the reservations of calls under way stand in its way; null: the job's own limit is used up.
   */
  | { kind: "over"; scope: "job" | "day" | "month"; until: Date | null };

export interface Budget {
  /**
   * Sets aside the most that a call can cost, USD. Whoever keeps the runs ends it: with what the call really cost, or
   * because it was not made. It runs out by itself where the process dies.
   */
  reserve(call: { runId: string; assessmentId: string; amountUsd: number }): Promise<Reserved>;
}
