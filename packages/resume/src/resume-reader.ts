/**
 * Reads resumes in a worker thread with a time and a memory limit: an uploaded file is untrusted, and one that blows up
 * its parser must cost that upload only.
 */
import { join } from "node:path";
import type { ResumeReading } from "@leadfit/contracts";
import { Piscina } from "piscina";
import type { ResumeFile } from "./read-resume.ts";
import { messages, refuse } from "./refuse.ts";

/** Never throws for a file's sake. `close` ends what is being read. */
export type ResumeReader = {
  read(file: ResumeFile): Promise<ResumeReading>;
  close(): Promise<void>;
};

const readTimeoutMs = 10_000;
/** Together with what it takes to grow a stream the thread stays below 256 MB. */
const heapLimitMb = 128;
const youngHeapMb = 16;
// The engine's limit is for objects; what streams unpack into lies outside of them and is looked at while it grows.
// Forty pages of text with their fonts take some 4 MB.
const unpackedLimitMb = 28;
const lookEveryMs = 25;
/** What the thread runs is there already, its types stripped (scripts/bootstrap.mjs says why that matters). */
const { NODE_COMPILE_CACHE } = process.env;
/** An idle thread gives its memory back. */
const idleMs = 5_000;

export function startResumeReader(): ResumeReader {
  const pool = new Piscina<ResumeFile, ResumeReading>({
    filename: join(import.meta.dirname, "resume-thread.ts"),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMb, maxYoungGenerationSizeMb: youngHeapMb },
    // The thread gets nothing else of our environment: there are secrets in it.
    env: NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {},
  });
  // One file at a time, so that the limits are this file's own and not those of the one before it.
  let last: Promise<unknown> = Promise.resolve();

  const read = async (file: ResumeFile): Promise<ResumeReading> => {
    const guard = watch(pool);
    try {
      return await pool.run(file, { signal: guard.signal });
    } catch (error) {
      if (!guard.signal.aborted && (error as { code?: string }).code !== "ERR_WORKER_OUT_OF_MEMORY")
        throw error;
      return refuse("too_complex", messages.tooComplex);
    } finally {
      guard.end();
    }
  };

  return {
    read(file) {
      const reading = last.then(() => read(file));
      last = reading.catch(() => {});
      return reading;
    },
    async close() {
      await pool.destroy();
    },
  };
}

/** Aborts when the time is over or the thread unpacks more than it may. */
function watch(pool: Piscina): { signal: AbortSignal; end(): void } {
  const over = new AbortController();
  const clock = setTimeout(() => over.abort(), readTimeoutMs);
  // What the file before it left behind is not this one's.
  let least = Number.POSITIVE_INFINITY;
  const look = setInterval(async () => {
    const statistics = await pool.threads[0]?.getHeapStatistics().catch(() => null);
    if (!statistics) return;
    least = Math.min(least, statistics.external_memory);
    if (statistics.external_memory - least > unpackedLimitMb * 1024 * 1024) over.abort();
  }, lookEveryMs);
  return {
    signal: over.signal,
    end() {
      clearTimeout(clock);
      clearInterval(look);
    },
  };
}
