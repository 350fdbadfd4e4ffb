/** The embedded Postgres in the data folder, with its restarts in the log. */
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@leadfit/db";
import type { Logger } from "@leadfit/service";

export async function startEmbeddedDatabase(home: string, log: Logger): Promise<EmbeddedPostgres> {
  return await startEmbeddedPostgres({
    home,
    onRestart: (error) =>
      error
        ? log.error({ error: error.message }, "the embedded Postgres died and does not start again yet")
        : log.warn("the embedded Postgres died and was started again"),
  });
}
