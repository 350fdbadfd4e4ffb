/** HTTP to one OpenAI-compatible API: address, headers, and a response that cannot fill the memory. Never retries. */

/** A stage's answer is some kilobytes; what is far larger is not an answer. */
const maxResponseBytes = 1024 * 1024;

export type ApiResponse = {
  status: number;
  headers: Headers;
  /** Null: longer than 1 MB; the rest was not read. */
  text: string | null;
};

export type Api = {
  /** Names the account whose limits calls share: the host. */
  route: string;
  openRouter: boolean;
  /**
   * POST where there is a body, else GET.
   * @param path "/chat/completions"
   * @throws fetch's error: the server cannot be reached, redirects, or breaks off; the signal's reason when it aborts
   */
  request(path: string, body: unknown, signal: AbortSignal): Promise<ApiResponse>;
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
  const headers = {
    accept: "application/json",
    ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
    ...(isOpenRouter && { "x-openrouter-title": "Leadfit" }),
  };
  return {
    route: host,
    openRouter: isOpenRouter,
    async request(path, body, signal) {
      const response = await fetch(root + path, {
        ...(body !== null && { method: "POST", body: JSON.stringify(body) }),
        headers: body === null ? headers : { ...headers, "content-type": "application/json" },
        // The key must not follow a redirect to another host.
        redirect: "error",
        signal,
      });
      return { status: response.status, headers: response.headers, text: await readCapped(response) };
    },
  };
}

async function readCapped(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > maxResponseBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
