/** Structured logs: ids, sizes and codes; never documents or secrets. */
import { destination, type Logger, pino } from "pino";

export type { Logger };

/**
 * @param file where to write; undefined: standard output
 */
export function createLogger({
  name,
  file,
  level = "info",
}: {
  name: string;
  file?: string;
  level?: string;
}): Logger {
  const options = {
    level,
    base: { name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["key", "token", "password", "authorization", "cookie", "url"],
  };
  return pino(options, destination({ dest: file ?? 1, append: true, mkdir: true, sync: true }));
}
