/** /v1/operations: where the system stands, and what it did when. */
import { type Operations, operationsHistoryQuerySchema } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { invalid } from "../http/problem.ts";

/** The finest that is still a chart of some 300 points. */
const bucketMinutes = (hours: number) => (hours <= 24 ? 5 : 60);

export function operationRoutes({ db, credits, system }: ApiDeps): Hono {
  const balance = async (): Promise<Operations["credits"]> => {
    const known = await credits?.();
    if (!known) return null;
    return {
      total_credits: known.totalCredits,
      total_usage: known.totalUsage,
      remaining_credits: known.remaining,
      source: known.source,
    };
  };

  return new Hono()
    .get("/v1/operations", allow("read", db), async (c) => {
      const [stages, processes, routes, totals, ledger, known] = await Promise.all([
        db.operations.stages(),
        db.processes.list(),
        db.operations.routes(),
        db.operations.totals(),
        db.usage.ledger(),
        balance(),
      ]);
      const alive = processes.filter((process) => process.alive);
      const data: Operations = {
        at: new Date().toISOString(),
        stages,
        processes,
        routes: routes.map((route) => ({
          ...route,
          // A breaker is one model's, and the route that of all models of one server.
          breaker: alive.flatMap(({ process_id, state }) =>
            Object.entries(state?.breakers ?? {}).map(([model, breaker]) => ({
              process_id,
              model,
              state: breaker,
            })),
          ),
        })),
        limiter: system.limiter,
        credits: known,
        budget: {
          day_spent: ledger.todayUsd,
          day_limit: system.budget.dayUsd,
          month_spent: ledger.monthUsd,
          month_limit: system.budget.monthUsd,
        },
        engine: system.engine,
        queue_backend: system.queueBackend,
        open_tasks: totals.openTasks,
        quarantined: totals.quarantined,
        database_bytes: totals.databaseBytes,
      };
      return c.json({ status: "success", data });
    })
    .get("/v1/operations/history", allow("read", db), async (c) => {
      const parsed = operationsHistoryQuerySchema.safeParse(c.req.query());
      if (!parsed.success) throw invalid("invalid_query", parsed.error);
      const { hours } = parsed.data;
      const data = await db.operations.history(hours, bucketMinutes(hours));
      return c.json({ status: "success", data });
    });
}
