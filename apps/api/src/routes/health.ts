/** Health: alive (this process answers) and ready (its database does). Open to all, and tells nothing else. */
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { Problem } from "../http/problem.ts";

export function healthRoutes({ db }: ApiDeps): Hono {
  // Open to all: however many ask at once, the database is asked once.
  let asked: Promise<number | null> | undefined;
  const oldestDueAge = () => {
    asked ??= db.tasks.oldestDueAge().finally(() => {
      asked = undefined;
    });
    return asked;
  };
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "success", data: { alive: true } }))
    .get("/readyz", async (c) => {
      const age = await oldestDueAge().catch(() => {
        throw new Problem(503, "not_ready", "The database does not answer.");
      });
      return c.json({ status: "success", data: { ready: true, oldest_due_task_seconds: age } });
    });
}
