/** What public/early.js has asked for before these pages were there. */

declare global {
  /** By path and query; each is taken once. */
  var earlyAnswers: Map<string, Promise<Response>> | undefined;
}

/**
 * The data of an answer to what was asked early, else what `ask` gives. Unchecked: who answered it has just sent these
 * pages, so they fit together, and the schemas take longer to make than the list takes to draw.
 */
export async function takeOrAsk<T>(path: string, ask: () => Promise<T>): Promise<T> {
  const early = globalThis.earlyAnswers?.get(path);
  globalThis.earlyAnswers?.delete(path);
  const answer = await early?.catch(() => undefined);
  // What was refused is asked again, for what the refusal says.
  return answer?.ok ? ((await answer.json()) as { data: T }).data : await ask();
}
