/** Events for as long as somebody wants them: an answer that ends is asked for again, from where it was. */
import { ApiError } from "./api-error.ts";
import { readEvents, type ServerEvent } from "./read-events.ts";
import { retryDelay } from "./retry.ts";
import type { Transport } from "./transport.ts";

/**
 * Connects again for ever, with `Last-Event-ID`, unless it is told that it may not ask.
 * @throws ApiError 401, 403 or 404; the signal's reason when it aborts
 */
export async function* followEvents(
  { send, retry, signal: whole }: Transport,
  route: string,
  { query, signal }: { query?: Record<string, string | undefined>; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<ServerEvent> {
  let last = "";
  for (let failed = 0; ; ) {
    try {
      const headers = { accept: "text/event-stream", ...(last !== "" && { "last-event-id": last }) };
      const { body } = await send(route, { query, headers, signal });
      for await (const event of readEvents(body ?? new ReadableStream())) {
        failed = 0;
        if (event.id !== "") last = event.id;
        yield event;
      }
    } catch (error) {
      signal?.throwIfAborted();
      whole?.throwIfAborted();
      if (error instanceof ApiError && error.status >= 400 && error.status < 429) throw error;
    }
    failed++;
    await retry.wait(retryDelay(failed, null, retry.random) ?? 0, signal ?? whole);
  }
}
