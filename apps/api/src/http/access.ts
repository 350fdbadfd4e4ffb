/**
 * Who may do what. Default deny: every route but the open ones needs a key or a session with the route's scope.
 * Host is checked first, for a page of any site can point a name of its own at 127.0.0.1.
 */
import type { Scope } from "@leadfit/db";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { ApiDeps } from "../deps.ts";
import { Problem } from "./problem.ts";

export const sessionCookie = "leadfit_session";

const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Answers only to the names of this machine's loopback and to `allowed`.
 * @param allowed lower case, without port
 */
export function checkHost(allowed: readonly string[]): MiddlewareHandler {
  const names = new Set([...loopbackNames, ...allowed]);
  return async function checkHost(c, next) {
    const host = c.req.header("host") ?? "";
    const name = host.replace(/:\d+$/, "").toLowerCase();
    if (!names.has(name)) {
      throw new Problem(
        403,
        "host_not_allowed",
        "This API does not answer to that host name: use 127.0.0.1 or localhost, or add it to LEADFIT_ALLOWED_HOSTS.",
      );
    }
    await next();
  };
}

/** Lets through a bearer key, or a session's cookie from our own pages, that has `scope`. */
export function allow(scope: Scope, db: ApiDeps["db"]): MiddlewareHandler {
  return async function allow(c, next) {
    const scopes = await scopesOf(c, db);
    if (!scopes) {
      c.header("WWW-Authenticate", "Bearer");
      throw new Problem(
        401,
        "unauthorized",
        "Send your key as Authorization: Bearer <key>. The admin key is in admin.key in the data folder.",
      );
    }
    if (!scopes.includes(scope) && !scopes.includes("admin")) {
      throw new Problem(403, "forbidden", `This key lacks the scope ${scope}.`);
    }
    await next();
  };
}

async function scopesOf(c: Context, db: ApiDeps["db"]): Promise<Scope[] | null> {
  const bearer = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (bearer) return await db.keys.scopes(bearer, "key");
  const cookie = getCookie(c, sessionCookie);
  if (!cookie) return null;
  checkOrigin(c);
  return await db.keys.scopes(cookie, "cookie");
}

/** A browser sends our cookie by itself; what it may be used for must come from our own pages. */
export function checkOrigin(c: Context): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const host = c.req.header("host");
  // https: what a proxy with a certificate in front of us is called by.
  const own = origin === `http://${host}` || origin === `https://${host}`;
  const foreign = origin ? !own : site !== undefined && site !== "same-origin" && site !== "none";
  const writes = c.req.method !== "GET" && c.req.method !== "HEAD";
  if (foreign || (writes && !origin)) {
    throw new Problem(403, "origin_not_allowed", "A session may be used from Leadfit's own pages only.");
  }
}
