/**
 * Reads pages in a worker thread with a memory and a time limit: a page is untrusted, and one that blows up
 * its parser must cost that page only.
 */
import { join } from "node:path";
import type { PageReading } from "@leadfit/contracts";
import { Piscina } from "piscina";

/** @throws when `signal` aborts */
export type PageReader = (content: string, url: string | null, signal: AbortSignal) => Promise<PageReading>;

/** CPU time. The slowest honest page takes far less (bench); a page past this is a bomb. */
const readLimitMs = 4_500;
/** Looked at this often: with what it takes to say so, a bomb is told within 5 s of a free core. */
const lookMs = 250;
/** Whatever the thread was given of the core: past this it hangs. */
const longestMs = 120_000;
const heapLimitMb = 192;
// Small: this thread parses one page at a time, and its garbage need not pile up.
const youngHeapMb = 8;
/** What the thread runs is there already, its types stripped (scripts/bootstrap.mjs says why that matters). */
const { NODE_COMPILE_CACHE } = process.env;
/** An idle thread gives its memory back. */
const idleMs = 5_000;

/** @param limitMs CPU time that a page may take */
export function startPageReader(limitMs = readLimitMs): { readPage: PageReader; close(): Promise<void> } {
  const pool = new Piscina<{ content: string; url: string | null }, PageReading>({
    filename: join(import.meta.dirname, "page-thread.ts"),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMb, maxYoungGenerationSizeMb: youngHeapMb },
    // The thread gets nothing else of our environment: there are secrets in it.
    env: NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {},
  });
  // One page at a time, so that the time limit is this page's own and not that of the one before it.
  let last: Promise<unknown> = Promise.resolve();

  const read = async (content: string, url: string | null, signal: AbortSignal): Promise<PageReading> => {
    // A thread that is new compiles first; that is not this page's time.
    if (pool.threads.length === 0) await pool.run({ content: "", url: null }, { signal });
    const limit = watchThread(pool, limitMs);
    try {
      return await pool.run({ content, url }, { signal: AbortSignal.any([signal, limit.signal]) });
    } catch (error) {
      if (signal.aborted || !(limit.signal.aborted || isOutOfMemory(error))) throw error;
      return tooComplex();
    } finally {
      limit.end();
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

/**
 * Aborts once the pool's thread has worked for as long as a page may take. The wall's clock would not do: it also runs
 * while the machine sleeps or others have its cores, and says nothing of the page then.
 */
function watchThread({ threads }: Piscina, limitMs: number): { signal: AbortSignal; end(): void } {
  const tooLong = new AbortController();
  const started = performance.now();
  const [thread] = threads;
  const used = async (): Promise<number> => {
    const { user, system } = (await thread?.cpuUsage()) ?? { user: 0, system: 0 };
    return (user + system) / 1_000;
  };
  // One that has ended says nothing; its task has failed then.
  const before = used().catch(() => 0);
  const look = async (): Promise<void> => {
    const usedMs = (await used()) - (await before);
    if (usedMs > limitMs || performance.now() - started > longestMs) tooLong.abort();
  };
  const timer = setInterval(() => void look().catch(() => {}), lookMs);
  return { signal: tooLong.signal, end: () => clearInterval(timer) };
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
