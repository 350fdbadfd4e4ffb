/** Which scope each route asks for, read off the routes themselves; a route that asks for none must be in the open list. */
import type { Scope } from "@leadfit/contracts";
import type { Hono, MiddlewareHandler } from "hono";

/** What anybody may have: health, the way to log in, the first page and the description of the API, which hold nothing. */
const openRoutes = new Set([
  "GET /",
  "GET /start.css",
  "GET /start.js",
  "GET /openapi.json",
  "GET /docs",
  "GET /docs/docs.css",
  "GET /docs/docs.js",
  "GET /healthz",
  "GET /readyz",
  "POST /v1/session",
  "DELETE /v1/session",
]);

export function isOpen(method: string, path: string): boolean {
  return openRoutes.has(`${method === "HEAD" ? "GET" : method} ${path}`);
}

const guards = new WeakMap<object, Scope>();

/** Makes it known that nobody passes `handler` without `scope`. */
export function markGuard(scope: Scope, handler: MiddlewareHandler): MiddlewareHandler {
  guards.set(handler, scope);
  return handler;
}

export type RouteScope = { method: string; path: string; scope: Scope | "open" | null };

/** Every route once; its scope is that of the first guard before it, null where there is none and it is not open. */
export function routeScopes(app: Hono): RouteScope[] {
  const routes = new Map<string, RouteScope>();
  const passed: { method: string; path: string; scope: Scope }[] = [];
  for (const { method, path, handler } of app.routes) {
    const guard = guards.get(handler);
    if (guard !== undefined) passed.push({ method, path, scope: guard });
    // What stands before all routes is no route.
    else if (!(method === "ALL" && path === "/*") && !routes.has(`${method} ${path}`)) {
      const scope = isOpen(method, path) ? "open" : (passed.find(covers(method, path))?.scope ?? null);
      routes.set(`${method} ${path}`, { method, path, scope });
    }
  }
  return [...routes.values()];
}

const covers = (method: string, path: string) => (guard: { method: string; path: string }) =>
  (guard.method === "ALL" || guard.method === method) &&
  (guard.path === path || (guard.path.endsWith("/*") && `${path}/`.startsWith(guard.path.slice(0, -1))));

/** @throws Error naming the routes that anybody with any key could use: each needs allow(scope, db) before its handler */
export function checkRoutes(app: Hono): void {
  const unguarded = routeScopes(app).filter(({ scope }) => scope === null);
  if (unguarded.length > 0) {
    const names = unguarded.map(({ method, path }) => `${method} ${path}`).join(", ");
    throw new Error(`No scope opens ${names}: put allow(scope, db) before the handler.`);
  }
}
