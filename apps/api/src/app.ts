/** The HTTP API: routes over the stores. It parses no page and runs no stage. */
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { ApiDeps } from "./deps.ts";
import { checkHost } from "./http/access.ts";
import { answerProblem, Problem } from "./http/problem.ts";
import { batchRoutes } from "./routes/batches.ts";
import { creditsRoutes } from "./routes/credits.ts";
import { experimentRoutes } from "./routes/experiments.ts";
import { healthRoutes } from "./routes/health.ts";
import { htmlExtractRoutes } from "./routes/html-extract.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { pageRoutes } from "./routes/pages.ts";
import { promptRoutes } from "./routes/prompts.ts";
import { quarantineRoutes } from "./routes/quarantine.ts";
import { queueBoardRoutes } from "./routes/queue-board.ts";
import { recentRoutes } from "./routes/recent.ts";
import { regenerateRoutes } from "./routes/regenerate.ts";
import { resumeRoutes } from "./routes/resumes.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { sessionRoutes } from "./routes/session.ts";
import { usageRoutes } from "./routes/usage.ts";

export function createApp(deps: ApiDeps): Hono {
  const app = new Hono();
  app.onError(answerProblem(deps.log));
  app.notFound((c) => {
    const message = `There is no ${c.req.method} ${c.req.path}.`;
    return c.json(new Problem(404, "unknown_route", message).envelope(), 404);
  });
  app.use("*", secureHeaders());
  app.use("*", checkHost(deps.allowedHosts ?? []));
  app.use("*", async (c, next) => {
    // Postgres refuses NUL in text; no id and no query has one.
    if (/%00/.test(c.req.url)) throw new Problem(400, "invalid_query", "The URL holds a NUL character.");
    await next();
  });
  const routes = [
    pageRoutes,
    healthRoutes,
    sessionRoutes,
    htmlExtractRoutes,
    regenerateRoutes,
    batchRoutes,
    recentRoutes,
    creditsRoutes,
    resumeRoutes,
    jobRoutes,
    quarantineRoutes,
    reviewRoutes,
    usageRoutes,
    promptRoutes,
    experimentRoutes,
    queueBoardRoutes,
  ];
  for (const of of routes) app.route("/", of(deps));
  return app;
}
