/** What public/early.js has asked for before these pages were there. */

declare global {
  /** By path and query; each is taken once. */
  var earlyAnswers: Map<string, Promise<Response>> | undefined;
}

/** As fetch, and answered sooner where the same was asked for early. */
export const fetchOrTake: typeof fetch = (input, init) => {
  const { method = "GET" } = init ?? {};
  const { pathname, search } = new URL(String(input), location.origin);
  const early = method === "GET" ? globalThis.earlyAnswers?.get(pathname + search) : undefined;
  if (!early) return fetch(input, init);
  globalThis.earlyAnswers?.delete(pathname + search);
  return early;
};
