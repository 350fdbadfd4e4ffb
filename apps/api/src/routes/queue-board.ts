/** /admin/queues: Bull Board, to look at, for those who may operate. */
import { serveStatic } from "@hono/node-server/serve-static";
import { mountQueueBoard, type Queues } from "@leadfit/pipeline";
import { type Handler, Hono, type MiddlewareHandler } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";

const path = "/admin/queues";

/** Its own files only (its fonts of another host are left out); it sets styles inline, and names its base. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'self'; frame-ancestors 'none'";

export function queueBoardRoutes({ db, queues }: ApiDeps): Hono {
  let board: Promise<Hono> | undefined;
  const show: Handler = async (c) => {
    board ??= openBoard(queues);
    return await (await board).request(c.req.raw, undefined, c.env);
  };
  return new Hono()
    .all(`${path}/*`, allow("ops", db), lookOnly, show)
    .all(path, allow("ops", db), lookOnly, show);
}

/** At the first look: few ever do. */
async function openBoard(queues: Queues): Promise<Hono> {
  const { HonoAdapter } = await import("@bull-board/hono");
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(path);
  await mountQueueBoard(queues, adapter);
  return new Hono().route(path, adapter.registerPlugin());
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
