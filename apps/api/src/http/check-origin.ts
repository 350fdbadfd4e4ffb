/** Whose pages may call: our own. What a browser says of a request's origin, a page's script cannot forge. */
import type { Context, MiddlewareHandler } from "hono";
import { Problem } from "./problem.ts";

const extension = /^(chrome|moz|safari-web)-extension:\/\/[\w-]+$/i;

/** Refuses what the page of another site sent; of an extension it takes what holds a key. */
export function refuseForeignOrigins(): MiddlewareHandler {
  return async function refuseForeignOrigins(c, next) {
    const origin = c.req.header("origin");
    const withKey = c.req.header("authorization") !== undefined;
    if (origin !== undefined && !isOwn(c, origin) && !(withKey && extension.test(origin))) throw foreign();
    await next();
  };
}

/** A browser sends our cookie by itself; what it may be used for must come from our own pages. @throws Problem 403 */
export function checkOwnPage(c: Context): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const elsewhere =
    origin === undefined
      ? site !== undefined && site !== "same-origin" && site !== "none"
      : !isOwn(c, origin);
  const writes = c.req.method !== "GET" && c.req.method !== "HEAD";
  if (elsewhere || (writes && origin === undefined)) throw foreign();
}

function isOwn(c: Context, origin: string): boolean {
  const host = c.req.header("host")?.toLowerCase();
  // https: what a proxy with a certificate in front of us is called by.
  return origin === `http://${host}` || origin === `https://${host}`;
}

function foreign(): Problem {
  return new Problem(
    403,
    "origin_not_allowed",
    "Only Leadfit's own pages, and programs with a key, may ask.",
  );
}
