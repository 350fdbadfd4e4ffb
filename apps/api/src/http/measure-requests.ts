/** Counts requests by route and status, for /metrics. Of a path that is no route only that. */
import { createHistogram } from "@leadfit/service";
import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";

const requests = createHistogram(
  "leadfit_http_request_seconds",
  "Time to the answer's head, by route; what is streamed after it is not in it.",
  ["method", "route", "status"],
);

export function measureRequests(): MiddlewareHandler {
  return async function measureRequests(c, next) {
    const started = performance.now();
    await next();
    const route = matchedRoutes(c).findLast(({ path }) => path !== "/*")?.path ?? "none";
    const method = /^(GET|HEAD|POST|PUT|DELETE)$/.test(c.req.method) ? c.req.method : "other";
    requests.observe({ method, route, status: String(c.res.status) }, (performance.now() - started) / 1000);
  };
}
