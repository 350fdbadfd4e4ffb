/** Which names the API answers to: a page of any site can point a name of its own at 127.0.0.1 (DNS rebinding). */
import type { MiddlewareHandler } from "hono";
import { Problem } from "./problem.ts";

const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Answers only to the names of this machine's loopback and to `allowed`, word for word: no trailing dot, no other
 * writing of the same address. A request target that names a host itself (`GET http://…`) is held to the same.
 * @param allowed lower case, without port
 */
export function checkHost(allowed: readonly string[]): MiddlewareHandler {
  const names = new Set([...loopbackNames, ...allowed]);
  const isAllowed = (host: string) => names.has(host.replace(/:\d{1,5}$/, "").toLowerCase());
  return async function checkHost(c, next) {
    if (!isAllowed(c.req.header("host") ?? "") || !isAllowed(new URL(c.req.url).host)) {
      throw new Problem(
        403,
        "host_not_allowed",
        "This API does not answer to that host name: use 127.0.0.1 or localhost, or add it to LEADFIT_ALLOWED_HOSTS.",
      );
    }
    await next();
  };
}
