/** Who may do what. Default deny: every route but the open ones needs a key or a session with the route's scope. */
import type { Scope } from "@leadfit/contracts";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { ApiDeps } from "../deps.ts";
import { checkOwnPage } from "./check-origin.ts";
import type { Limits } from "./limits.ts";
import { Problem } from "./problem.ts";
import { isOpen, markGuard } from "./route-scopes.ts";

export const sessionCookie = "leadfit_session";

type Caller = { keyId: string; scopes: Scope[] };

/** Nobody without a key or a session gets past it, but to the open routes; not even to be told what there is. */
export function denyByDefault(db: ApiDeps["db"], limits: Limits): MiddlewareHandler {
  return async function denyByDefault(c, next) {
    if (!isOpen(c.req.method, c.req.path)) {
      const caller = await callerOf(c, db, limits);
      limits.countRequest(c, caller.keyId);
      c.set("caller", caller);
    }
    await next();
  };
}

/** Lets through a bearer key, or a session's cookie from our own pages, that has `scope`. */
export function allow(scope: Scope, db: ApiDeps["db"]): MiddlewareHandler {
  return markGuard(scope, async function allow(c, next) {
    if (c.get("caller") === undefined) c.set("caller", await callerOf(c, db));
    checkScope(c, scope);
    await next();
  });
}

/** What the key of a request behind `allow` may do. */
export function scopesOf(c: Context): Scope[] {
  return (c.get("caller") as Caller | undefined)?.scopes ?? [];
}

/** For what a body asks beyond its route. @throws Problem 403 */
export function checkScope(c: Context, scope: Scope): void {
  const scopes = scopesOf(c);
  if (scopes.includes(scope) || scopes.includes("admin")) return;
  throw new Problem(403, "forbidden", `This key lacks the scope ${scope}.`);
}

/** @throws Problem 401, 403 or 429 */
async function callerOf(c: Context, db: ApiDeps["db"], limits?: Limits): Promise<Caller> {
  const bearer = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const cookie = bearer === undefined ? getCookie(c, sessionCookie) : undefined;
  const secret = bearer ?? cookie;
  if (secret === undefined) throw unauthorized(c);
  if (cookie !== undefined) checkOwnPage(c);
  limits?.checkGuess(c, secret);
  const caller = await db.keys.identify(secret, bearer === undefined ? "cookie" : "key");
  if (!caller) {
    limits?.wrong(c);
    throw unauthorized(c);
  }
  limits?.right(secret);
  return caller;
}

function unauthorized(c: Context): Problem {
  c.header("WWW-Authenticate", "Bearer");
  return new Problem(
    401,
    "unauthorized",
    "Send your key as Authorization: Bearer <key>. The admin key is in admin.key in the data folder.",
  );
}
