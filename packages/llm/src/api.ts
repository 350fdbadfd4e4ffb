/** HTTP to one OpenAI-compatible API: address, headers, and a response that cannot fill the memory. Never retries. */

/** A stage's answer is some kilobytes; what is far larger is not an answer. */
const answerBytes = 1024 * 1024;

export type ApiCall = {
  /** "/chat/completions" */
  path: string;
  /** POST where there is one, else GET. */
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Instead of the API's own key. */
  apiKey?: string;
  /** Default 1 MB. */
  maxBytes?: number;
};

export type ApiResponse = {
  status: number;
  headers: Headers;
  /** Null: longer than was asked for; the rest was not read. */
  text: string | null;
};

export type Api = {
  /** Names the account whose limits calls share: the host. */
  route: string;
  openRouter: boolean;
  /** @throws fetch's error: the server cannot be reached, redirects, or breaks off; the signal's reason when it aborts */
  request(call: ApiCall, signal: AbortSignal): Promise<ApiResponse>;
};

/**
 * @param openRouter undefined: judged by the host
 * @throws TypeError where `baseUrl` is no URL
 */
export function createApi({
  baseUrl,
  apiKey,
  openRouter,
}: {
  baseUrl: string;
  apiKey: string | null;
  openRouter: boolean | undefined;
}): Api {
  const { host, hostname } = new URL(baseUrl);
  const root = baseUrl.replace(/\/+$/, "");
  const isOpenRouter = openRouter ?? (hostname === "openrouter.ai" || hostname.endsWith(".openrouter.ai"));
  return {
    route: host,
    openRouter: isOpenRouter,
    async request({ path, body, headers, apiKey: otherKey, maxBytes = answerBytes }, signal) {
      const key = otherKey ?? apiKey;
      const response = await fetch(root + path, {
        ...(body && { method: "POST", body: JSON.stringify(body) }),
        headers: {
          accept: "application/json",
          ...(key !== null && { authorization: `Bearer ${key}` }),
          ...(isOpenRouter && { "x-openrouter-title": "Leadfit" }),
          ...(body && { "content-type": "application/json" }),
          ...headers,
        },
        // The key must not follow a redirect to another host.
        redirect: "error",
        signal,
      });
      return {
        status: response.status,
        headers: response.headers,
        text: await readCapped(response, maxBytes),
      };
    },
  };
}

async function readCapped(response: Response, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
