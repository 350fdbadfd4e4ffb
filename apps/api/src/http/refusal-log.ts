/** Refusals in the log: the first of each kind at once, the others as a number, so that nobody can flood it. */
import type { Logger } from "@leadfit/service";
import type { Context } from "hono";
import { peerOf } from "./peer-of.ts";

const quietMs = 10_000;
const refusals = new Set([401, 403, 429, 503]);

/** @param why what lies behind it, for the operator only */
export type RefusalLog = (problem: { status: number; code: string }, c: Context, why?: string) => void;

/** Ids and codes only: a path holds no secret, a query might. */
export function createRefusalLog(log: Logger, now: () => number = Date.now): RefusalLog {
  const seen = new Map<string, { until: number; unsaid: number }>();
  return ({ status, code }, c, why) => {
    if (!refusals.has(status)) return;
    const last = seen.get(code);
    if (last && last.until > now()) {
      last.unsaid++;
      return;
    }
    seen.set(code, { until: now() + quietMs, unsaid: 0 });
    const fields = { code, method: c.req.method, path: c.req.path.slice(0, 200), peer: peerOf(c) };
    log.warn({ ...fields, ...(why && { why }), unsaid: last?.unsaid ?? 0 }, "refused");
  };
}
