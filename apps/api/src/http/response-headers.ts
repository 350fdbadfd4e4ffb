/** What every answer tells the browser; a route that needs another policy or cache sets its own. */
import type { MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import { secureHeaders } from "hono/secure-headers";

export function responseHeaders(): MiddlewareHandler {
  return every(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: "DENY",
      // Of other names under ours it is not for us to say.
      strictTransportSecurity: "max-age=15552000",
      overwrite: false,
    }),
    async function keepOutOfCaches(c, next) {
      await next();
      if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
    },
  );
}
