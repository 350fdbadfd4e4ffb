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
export function errorBody(
  code: number,
  message: string,
  more: {
    errorType?: string | undefined;
    metadata?: object | undefined;
    availability?: object | undefined;
  } = {},
): { error: object } {
  const metadata = { ...(more.errorType !== undefined && { error_type: more.errorType }), ...more.metadata };
  return {
    error: {
      code,
      message,
      ...(Object.keys(metadata).length > 0 && { metadata }),
      ...(more.availability && { availability: more.availability }),
    },
  };
}
