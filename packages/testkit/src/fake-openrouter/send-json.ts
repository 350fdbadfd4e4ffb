/** JSON responses, and OpenRouter's error body. Knows nothing of what went wrong. */
import type { ServerResponse } from "node:http";

export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** `code` is a number, and the same as the HTTP status unless the status is 200. */
export function errorBody(code: number, message: string, errorType?: string, metadata: object = {}): object {
  const all = { ...(errorType !== undefined && { error_type: errorType }), ...metadata };
  return { error: { code, message, ...(Object.keys(all).length > 0 && { metadata: all }) } };
}
