/** The HTTP server with its limits: who sends slowly, or more than it should, is cut off. */
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Problem } from "./problem.ts";

/** Node's own, set on purpose. An answer may take longer: these hold for what is sent to us. */
export const serverLimits = {
  /** Request line and headers together: 431 beyond. */
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  /** The whole request with its body: 20 MB of prompts over a slow line, but no body that drips for hours. */
  requestTimeout: 60_000,
  /** Longer than the 60 s of the usual proxies, so that they close first and lose no request. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
} satisfies ServerOptions;

type Fetch = Parameters<typeof getRequestListener>[0];

/** Thousands of lines may take longer than a request should: its route sees to it that they keep coming. */
const streamedPath = "/v1/jobs/bulk";

export function createHttpServer(fetch: Fetch, limits: ServerOptions = serverLimits): Server {
  // Node's own limit holds for all requests of a server alike.
  const options = { ...limits, requestTimeout: 0 };
  const server = createServer(options, getRequestListener(fetch, { errorHandler: refuse }));
  server.prependListener("request", (request, response) => {
    if (request.url?.split("?")[0] === streamedPath) return;
    const timer = setTimeout(() => cutOff(request, response), limits.requestTimeout);
    request.once("end", () => clearTimeout(timer));
    request.once("close", () => clearTimeout(timer));
  });
  return server;
}

function cutOff(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  if (!response.headersSent)
    request.socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
  request.socket.destroySoon();
}

/** What is no request before it reaches the app: a target or a Host header that makes no URL. */
function refuse(): Response {
  const problem = new Problem(400, "invalid_request", "The request's target or Host header cannot be read.");
  return Response.json(problem.envelope(), {
    status: 400,
    headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });
}
