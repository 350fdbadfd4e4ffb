/** What no route takes, whatever it does: refused before anything looks at it. */
import type { MiddlewareHandler } from "hono";
import { Problem } from "./problem.ts";

/** The longest that a route has a use for is a fraction of it. */
const urlLimit = 4_096;

const bodiless = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE"]);

export function checkRequest(): MiddlewareHandler {
  return async function checkRequest(c, next) {
    const { url, method } = c.req;
    if (url.length > urlLimit) {
      throw new Problem(414, "url_too_long", `The URL is longer than ${urlLimit} characters.`);
    }
    // Postgres refuses NUL in text; no id and no query has one.
    if (/%00/.test(url)) throw new Problem(400, "invalid_query", "The URL holds a NUL character.");
    const encoding = c.req.header("content-encoding");
    if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
      // A small body must not become a large one.
      throw new Problem(415, "unsupported_media_type", "Send the body as it is, without Content-Encoding.");
    }
    const hasBody =
      c.req.header("transfer-encoding") !== undefined || Number(c.req.header("content-length") ?? 0) > 0;
    if (hasBody && bodiless.has(method)) {
      throw new Problem(400, "invalid_body", `A ${method} takes no body.`);
    }
    await next();
  };
}
