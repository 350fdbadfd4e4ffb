/** One request to the API: its key, its retries, its envelope. Knows no route. */
import { errorEnvelopeSchema } from "@leadfit/contracts";
import type { z } from "zod";
import { ApiError } from "./api-error.ts";
import { defaultRetry, isRetryable, type RetryOptions, retryDelay } from "./retry.ts";

export type ClientOptions = {
  /** The API's origin, e.g. http://127.0.0.1:8787 */
  url: string;
  /** A bearer key; absent: the browser's own session, for pages that the API serves. */
  key?: string | undefined;
  /** Ends every call of this client. */
  signal?: AbortSignal | undefined;
  /** How often and when a call that failed is made again: 4 times, with `Retry-After` and full jitter. */
  retry?: Partial<RetryOptions>;
  /** Instead of the platform's own. */
  fetch?: typeof fetch;
};

type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export type Request = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  query?: Query | undefined;
  /** Sent as JSON, a form as a form, text and bytes as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether it changes nothing the second time; absent: as the method says, and no for POST. */
  repeatable?: boolean;
  signal?: AbortSignal | undefined;
};

export type Transport = {
  /** @returns the envelope's data, parsed @throws ApiError; TypeError where nobody answers */
  call<S extends z.ZodType>(schema: S, path: string, request?: Request): Promise<z.output<S>>;
  /** @returns the answer itself, whose body is not read yet @throws ApiError, TypeError */
  send(path: string, request?: Request): Promise<Response>;
  retry: RetryOptions;
  signal: AbortSignal | undefined;
};

/** A path with its parts encoded: path`/v1/jobs/${id}`. */
export function path(strings: TemplateStringsArray, ...parts: string[]): string {
  return String.raw({ raw: strings }, ...parts.map(encodeURIComponent));
}

export function createTransport({ url, key, signal, ...options }: ClientOptions): Transport {
  const retry = { ...defaultRetry, ...options.retry };
  const doFetch = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));

  const send = async (route: string, request: Request = {}): Promise<Response> => {
    const { body, headers = {}, method = body === undefined ? "GET" : "POST" } = request;
    const { repeatable = method !== "POST" } = request;
    const ended = anySignal(signal, request.signal);
    const target = new URL(route, url);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== null && value !== undefined) target.searchParams.set(name, String(value));
    }
    const init: RequestInit = {
      method,
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        // A form's own type names its boundary.
        ...(body !== undefined && !(body instanceof FormData) && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: encode(body) }),
      ...(ended && { signal: ended }),
    };
    for (let tried = 1; ; tried++) {
      const answer = await doFetch(target, init).catch((error: unknown) => {
        if (ended?.aborted || !repeatable || tried > retry.retries) throw error;
        return null;
      });
      if (answer?.ok) return answer;
      const asked = answer?.headers.get("retry-after") ?? null;
      const delay = tried > retry.retries ? null : retryDelay(tried, asked, retry.random);
      if (answer && (delay === null || !isRetryable(answer.status, repeatable))) throw await errorOf(answer);
      await answer?.body?.cancel();
      await retry.wait(delay ?? 0, ended);
    }
  };

  return {
    retry,
    signal,
    send,
    async call(schema, route, request) {
      const answer = (await (await send(route, request)).json()) as { data: unknown };
      return schema.parse(answer.data);
    },
  };
}

function encode(body: unknown): NonNullable<RequestInit["body"]> {
  if (typeof body === "string" || body instanceof FormData || body instanceof Uint8Array) {
    return body as string | FormData | Uint8Array<ArrayBuffer>;
  }
  return JSON.stringify(body);
}

async function errorOf(response: Response): Promise<ApiError> {
  const answer: unknown = await response.json().catch(() => null);
  return new ApiError(response.status, errorEnvelopeSchema.safeParse(answer).data ?? null);
}

function anySignal(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((one) => one !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
