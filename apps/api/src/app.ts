/** The HTTP API: routes over the stores. It parses no page and runs no stage. */
import { join } from "node:path";
import { Hono } from "hono";
import type { ApiDeps } from "./deps.ts";
import { denyByDefault } from "./http/access.ts";
import { checkHost } from "./http/check-host.ts";
import { refuseForeignOrigins } from "./http/check-origin.ts";
import { checkRequest } from "./http/check-request.ts";
import { createLimits } from "./http/limits.ts";
import { measureRequests } from "./http/measure-requests.ts";
import { answerProblem, Problem } from "./http/problem.ts";
import { createRefusalLog } from "./http/refusal-log.ts";
import { responseHeaders } from "./http/response-headers.ts";
import { checkRoutes } from "./http/route-scopes.ts";
import { servePages } from "./http/serve-pages.ts";
import { batchRoutes } from "./routes/batches.ts";
import { bulkRoutes } from "./routes/bulk.ts";
import { creditsRoutes } from "./routes/credits.ts";
import { docsRoutes } from "./routes/docs.ts";
import { eventRoutes } from "./routes/events.ts";
import { experimentRoutes } from "./routes/experiments.ts";
import { generationRoutes } from "./routes/generations.ts";
import { healthRoutes } from "./routes/health.ts";
import { htmlExtractRoutes } from "./routes/html-extract.ts";
import { jobLookupRoutes } from "./routes/job-lookup.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { keyRoutes } from "./routes/keys.ts";
import { leadRoutes } from "./routes/leads.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { openApiRoutes } from "./routes/openapi.ts";
import { operationRoutes } from "./routes/operations.ts";
import { pageRoutes } from "./routes/pages.ts";
import { personalDataRoutes } from "./routes/personal-data.ts";
import { promptDraftRoutes } from "./routes/prompt-drafts.ts";
import { promptRoutes } from "./routes/prompts.ts";
import { quarantineRoutes } from "./routes/quarantine.ts";
import { queueBoardRoutes } from "./routes/queue-board.ts";
import { recentRoutes } from "./routes/recent.ts";
import { regenerateRoutes } from "./routes/regenerate.ts";
import { reportRoutes } from "./routes/report.ts";
import { resumeRoutes } from "./routes/resumes.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { sampleRoutes } from "./routes/samples.ts";
import { sessionRoutes } from "./routes/session.ts";
import { systemRoutes } from "./routes/system.ts";
import { usageRoutes } from "./routes/usage.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

const builtPages = join(import.meta.dirname, "../../dashboard/dist");

export function createApp(deps: ApiDeps): Hono {
  const app = new Hono();
  const limits = createLimits(deps.rpm);
  app.onError(answerProblem(deps.log, createRefusalLog(deps.log)));
  app.notFound((c) => {
    const message = `There is no ${c.req.method} ${c.req.path}.`;
    return c.json(new Problem(404, "unknown_route", message).envelope(), 404);
  });
  app.use("*", measureRequests());
  app.use("*", responseHeaders());
  app.use("*", checkHost(deps.allowedHosts ?? []));
  app.use("*", checkRequest());
  app.use("*", refuseForeignOrigins());
  app.use(
    "*",
    servePages(deps.pagesFolder ?? builtPages, (path) => isApiPath(app, path)),
  );
  app.use("*", denyByDefault(deps.db, limits));
  const routes = [
    pageRoutes,
    docsRoutes,
    healthRoutes,
    keyRoutes,
    htmlExtractRoutes,
    bulkRoutes,
    // Before regenerating: it looks whether the job still has its page.
    personalDataRoutes,
    regenerateRoutes,
    batchRoutes,
    recentRoutes,
    creditsRoutes,
    resumeRoutes,
    reportRoutes,
    jobRoutes,
    leadRoutes,
    generationRoutes,
    eventRoutes,
    jobLookupRoutes,
    quarantineRoutes,
    reviewRoutes,
    usageRoutes,
    promptDraftRoutes,
    promptRoutes,
    experimentRoutes,
    webhookRoutes,
    operationRoutes,
    sampleRoutes,
    systemRoutes,
    metricsRoutes,
    queueBoardRoutes,
  ];
  for (const of of routes) app.route("/", of(deps));
  app.route("/", sessionRoutes(deps, limits));
  app.route("/", openApiRoutes(app));
  checkRoutes(app);
  return app;
}

/** By its first part: what begins as a route of ours is none of the pages'. */
function isApiPath(app: Hono, path: string): boolean {
  const first = (of: string) => of.split("/")[1]?.toLowerCase() ?? "";
  return app.routes.some((route) => !/^\/?\*?$/.test(route.path) && first(route.path) === first(path));
}
