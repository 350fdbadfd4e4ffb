/**
 * Reads pages in a worker thread with a memory and a time limit: a page is untrusted, and one that blows up
 * its parser must cost that page only.
 */
import { join } from "node:path";
import type { PageReading } from "@leadfit/contracts";
import { Piscina } from "piscina";

/** @throws when `signal` aborts */
export type PageReader = (content: string, url: string | null, signal: AbortSignal) => Promise<PageReading>;

/** The slowest honest page takes far less (bench); a page past this is a bomb. With what it takes to say so: 5 s. */
const readTimeoutMs = 4_500;
/** Later than this, the clock ran while the machine slept or starved: that says nothing of the page. */
const latenessMs = 1_000;
const heapLimitMb = 192;
// Small: this thread parses one page at a time, and its garbage need not pile up.
const youngHeapMb = 8;
/** An idle thread gives its memory back. */
const idleMs = 5_000;

export function startPageReader(): { readPage: PageReader; close(): Promise<void> } {
  const pool = new Piscina<{ content: string; url: string | null }, PageReading>({
    filename: join(import.meta.dirname, "page-thread.ts"),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMb, maxYoungGenerationSizeMb: youngHeapMb },
    // The thread gets nothing of our environment: there are secrets in it.
    env: {},
  });
  // One page at a time, so that the time limit is this page's own and not that of the one before it.
  let last: Promise<unknown> = Promise.resolve();

  const read = async (
    content: string,
    url: string | null,
    signal: AbortSignal,
    looks = 0,
  ): Promise<PageReading> => {
    const timeout = AbortSignal.timeout(readTimeoutMs);
    const start = performance.now();
    try {
      return await pool.run({ content, url }, { signal: AbortSignal.any([signal, timeout]) });
    } catch (error) {
      if (signal.aborted || !(timeout.aborted || isOutOfMemory(error))) throw error;
      const isLate = performance.now() - start > readTimeoutMs + latenessMs;
      return isLate && looks === 0 ? await read(content, url, signal, 1) : tooComplex();
    }
  };

  return {
    readPage(content, url, signal) {
      const reading = last.then(() => read(content, url, signal));
      last = reading.catch(() => {});
      return reading;
    },
    async close() {
      await pool.destroy();
    },
  };
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooComplex(): PageReading {
  return {
    kind: "no_posting",
    detail: "html_too_complex",
    message: "The page is too complex to read safely. Post the posting's text instead.",
    fields: {},
  };
}
