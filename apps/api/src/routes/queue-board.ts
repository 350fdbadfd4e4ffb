/** /admin/queues: Bull Board, to look at, for those who may operate. */
import { HonoAdapter } from "@bull-board/hono";
import { serveStatic } from "@hono/node-server/serve-static";
import { mountQueueBoard } from "@leadfit/pipeline";
import { Hono, type MiddlewareHandler } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";

const path = "/admin/queues";

/** Its own files only (its fonts of another host are left out); it sets styles inline, and names its base. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'self'; frame-ancestors 'none'";

export function queueBoardRoutes({ db, queues }: ApiDeps): Hono {
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(path);
  mountQueueBoard(queues, adapter);
  return new Hono()
    .use(`${path}/*`, allow("ops", db), lookOnly)
    .use(path, allow("ops", db), lookOnly)
    .route(path, adapter.registerPlugin());
}

/** Jobs are moved by task rows, not by hand; the board also reads its bodies without a limit. */
const lookOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") {
    c.header("Allow", "GET, HEAD");
    throw new Problem(405, "read_only", "The queue board is to look at only.");
  }
  // The board decodes its query a second time and answers 500 where that fails.
  if (!Object.values(c.req.queries()).flat().every(isDecodable)) {
    throw new Problem(400, "invalid_query", "The query is no valid percent-encoding.");
  }
  c.header("content-security-policy", policy);
  await next();
};

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
