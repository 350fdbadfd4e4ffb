/** Puts a process together: stores that answer, database, queues, relay. */
import { type Database, isAway, migrate, openDatabase } from "@leadfit/db";
import {
  checkRedis,
  isRedisAway,
  lookAtRedis,
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
import { checkClock } from "./check-clock.ts";
import { checkConnectionBudget, connectionBudget, poolSizes, type Role } from "./connection-budget.ts";
import { checkPostgresVersion, lookAtPostgres } from "./look-at-postgres.ts";
import { isRedisUrl, type Settings } from "./settings.ts";
import { waitForStore } from "./wait-for-store.ts";

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

/** What a process is: it decides what is asked of the stores before the start. */
export type Process = {
  /** Its row in the connection budget. */
  role: Role;
  /** How many queue workers it will start. */
  workers: number;
  /** Told what the start waits for, beside the log. */
  say?: (line: string) => void;
};

/**
 * In this order: the stores answer and are fit for use, migrations, the queue's own tables, and only then anything of
 * BullMQ: a queue or worker built while its store is away stays dead without an error.
 * @throws StartError when a store does not answer within a minute, is too old, or its clock is not ours
 * @throws ConnectionBudgetError when it allows too few connections
 * @throws QueueStoreError when a Redis must not be used as it is set
 */
export async function openRuntime(
  settings: ConnectedSettings,
  log: Logger,
  { role, workers, say = () => {} }: Process,
): Promise<Runtime> {
  const { databaseUrl } = settings;
  const onError = (error: Error) => log.warn({ error: error.message }, "connection trouble");
  await checkStores(settings, workers, (line) => {
    log.warn(line);
    say(line);
  });
  await checkConnectionBudget("DATABASE_URL", databaseUrl, connectionBudget(role));
  const migrations = await migrate(databaseUrl);
  if (migrations.length > 0) log.info({ migrations }, "migrated");
  const { queueUrl = databaseUrl } = settings;
  const pools = poolSizes(role, workers, queueUrl === databaseUrl);
  const db = openDatabase({ url: databaseUrl, poolMax: pools.database, onError });
  const opened: (() => Promise<void>)[] = [() => db.close()];
  try {
    await db.ping();
    await db.prompts.seed(defaultPrompts());
    const store = await openQueueStore(queueUrl, databaseUrl, pools.queue, onError);
    opened.unshift(() => store.close());
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
  } catch (error) {
    for (const close of opened) await close().catch(() => {});
    throw error;
  }
}

/** Waits for both stores and looks at them; opens nothing that stays. @throws StartError, QueueStoreError */
async function checkStores(
  { databaseUrl, queueUrl }: ConnectedSettings,
  workers: number,
  warn: (line: string) => void,
): Promise<void> {
  const postgres = async (setting: "DATABASE_URL" | "QUEUE_URL", url: string) => {
    const waited = { name: "Postgres", setting, isAway, say: warn };
    const facts = await waitForStore(() => lookAtPostgres(url), waited);
    checkPostgresVersion(setting, facts);
    return facts;
  };
  const onRedis = queueUrl !== undefined && isRedisUrl(queueUrl);
  const { clockAheadMs } = await postgres("DATABASE_URL", databaseUrl);
  checkClock({ store: "Postgres", clockAheadMs, locksByOurClock: workers > 0 && !onRedis }, warn);
  if (!queueUrl || queueUrl === databaseUrl) return;
  if (!onRedis) return void (await postgres("QUEUE_URL", queueUrl));
  const waited = { name: "Redis", setting: "QUEUE_URL", isAway: isRedisAway, say: warn } as const;
  checkRedis(await waitForStore(() => lookAtRedis(queueUrl), waited));
}

/** In the database, unless QUEUE_URL names another Postgres or a Redis. @param max connections to a Postgres */
async function openQueueStore(
  queueUrl: string,
  databaseUrl: string,
  max: number,
  onError: (error: Error) => void,
): Promise<QueueStore> {
  if (isRedisUrl(queueUrl)) return await openRedisStore(queueUrl, onError);
  if (queueUrl !== databaseUrl) await checkConnectionBudget("QUEUE_URL", queueUrl, max);
  return await openPostgresStore(queueUrl, max, onError);
}
