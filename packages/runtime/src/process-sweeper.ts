/** Forgets processes that ended without a word: once an hour, those that have not been seen for a day. */
import type { Database } from "@leadfit/db";
import type { Logger } from "@leadfit/service";
import type { Running } from "./running.ts";

const roundMs = 3_600_000;

export function startProcessSweeper({ processes }: Pick<Database, "processes">, log: Logger): Running {
  let under: Promise<void> = Promise.resolve();
  const round = () => {
    under = processes.forget().then(
      () => {},
      (error) => log.warn({ error: String(error) }, "old processes not removed"),
    );
  };
  round();
  const timer = setInterval(round, roundMs);
  return {
    async stop() {
      clearInterval(timer);
      await under;
    },
  };
}
