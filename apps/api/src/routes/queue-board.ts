/** /admin/queues: Bull Board, to look at, for those who may operate. */
import { HonoAdapter } from "@bull-board/hono";
import { serveStatic } from "@hono/node-server/serve-static";
import { mountQueueBoard } from "@leadfit/pipeline";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";

const path = "/admin/queues";

export function queueBoardRoutes({ db, queues }: ApiDeps): Hono {
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(path);
  mountQueueBoard(queues, adapter);
  return new Hono()
    .use(`${path}/*`, allow("ops", db))
    .use(path, allow("ops", db))
    .route(path, adapter.registerPlugin());
}
