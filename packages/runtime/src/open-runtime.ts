/** Puts a process together: database, queues, relay. The database must answer before anything of the queue is built. */
import { setTimeout as pause } from "node:timers/promises";
import { type Database, isAway, migrate, openDatabase } from "@leadfit/db";
import {
  openPostgresStore,
  openQueues,
  openRedisStore,
  type QueueStore,
  type Queues,
  type Relay,
  startRelay,
} from "@leadfit/pipeline";
import { defaultPrompts } from "@leadfit/prompts";
import type { Logger } from "@leadfit/service";
import pg from "pg";
import {
  checkConnectionBudget,
  connectionBudget,
  poolSize,
  queueConnections,
  type Role,
} from "./connection-budget.ts";
import { isRedisUrl, type Settings } from "./settings.ts";

/** Settings with a database, given or embedded. */
export type ConnectedSettings = Settings & { databaseUrl: string };

export type Runtime = {
  settings: ConnectedSettings;
  log: Logger;
  db: Database;
  queues: Queues;
  relay: Relay;
  close(): Promise<void>;
};

const databaseWaitMs = 60_000;

/**
 * @param role what this process runs: its row in the connection budget
 * @param workers how many queue workers it will start
 * @throws Error when the database does not answer within a minute
 * @throws ConnectionBudgetError when it allows too few connections
 */
export async function openRuntime(
  settings: ConnectedSettings,
  log: Logger,
  { role, workers }: { role: Role; workers: number },
): Promise<Runtime> {
  const { databaseUrl } = settings;
  const onError = (error: Error) => log.warn({ error: error.message }, "connection trouble");
  await waitForDatabase(databaseUrl);
  await checkConnectionBudget("DATABASE_URL", databaseUrl, connectionBudget(role));
  const migrations = await migrate(databaseUrl);
  if (migrations.length > 0) log.info({ migrations }, "migrated");
  const db = openDatabase({ url: databaseUrl, poolMax: poolSize(role, workers), onError });
  await db.ping();
  await db.prompts.seed(defaultPrompts());
  const store = await openQueueStore(settings, db, workers, onError).catch(async (error) => {
    await db.close();
    throw error;
  });
  const queues = await openQueues(store, onError);
  const relay = startRelay(db.tasks, queues, log);
  return {
    settings,
    log,
    db,
    queues,
    relay,
    async close() {
      await relay.stop();
      await queues.close();
      await db.close();
    },
  };
}

/** In the database's own pool, unless QUEUE_URL names another Postgres or a Redis. */
async function openQueueStore(
  { queueUrl, databaseUrl }: ConnectedSettings,
  db: Database,
  workers: number,
  onError: (error: Error) => void,
): Promise<QueueStore> {
  if (!queueUrl || queueUrl === databaseUrl) return await openPostgresStore(db.pool);
  if (isRedisUrl(queueUrl)) return await openRedisStore(queueUrl, onError);
  const max = workers + queueConnections;
  await checkConnectionBudget("QUEUE_URL", queueUrl, max);
  const pool = new pg.Pool({
    connectionString: queueUrl,
    max,
    keepAlive: true,
    idleTimeoutMillis: 0,
    options: "-c search_path=public,bullmq",
  });
  pool.on("error", onError);
  const store = await openPostgresStore(pool);
  return { ...store, close: () => pool.end() };
}

/** In a fleet the database may come up after us. @throws at once where it answers with a no */
async function waitForDatabase(url: string): Promise<void> {
  const deadline = Date.now() + databaseWaitMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch (error) {
      if (!isAway(error) || Date.now() > deadline) {
        throw new Error(`DATABASE_URL: the database does not let us in: ${(error as Error).message}`, {
          cause: error,
        });
      }
    } finally {
      await client.end().catch(() => {});
    }
    await pause(500);
  }
}
