/**
 * How many connections to Postgres each process holds at most: one table, which sizes the pools, refuses a start
 * that would not fit, and sets max_connections in docker-compose.yml.
 */
import pg from "pg";

export type Role = "worker" | "api" | "sweeper" | "all";

type Budget = {
  /** For the stores. */
  database: number;
  /** For the queues, beside one for each queue worker: on Postgres it pins one. */
  queue: number;
  workers: number;
  /** The api LISTENs on a connection of its own. */
  listening: number;
};

const budgets: Record<Role, Budget> = {
  worker: { database: 2, queue: 1, workers: 1, listening: 0 },
  api: { database: 3, queue: 2, workers: 0, listening: 1 },
  sweeper: { database: 2, queue: 1, workers: 0, listening: 0 },
  // Everything in one process: api, sweeper and five workers.
  all: { database: 8, queue: 3, workers: 5, listening: 1 },
};

/** What Postgres keeps back for superusers unless told otherwise. */
const reservedConnections = 3;

/** Room for people: psql, a backup, a dashboard. */
const spareConnections = 5;

/** Connections that one process of this role holds at most to the database, with its queues in there. */
export function connectionBudget(role: Role): number {
  const { database, queue, workers, listening } = budgets[role];
  return database + queue + workers + listening;
}

export type PoolSizes = { database: number; queue: number };

/**
 * The sizes of a process's pools. Where its queues are not in the database, the stores have their share there too.
 * @throws Error where it starts more queue workers than its role has connections for: they would pin the whole pool, and
 * everything would stand still without a word
 */
export function poolSizes(role: Role, workers: number, queuesInDatabase: boolean): PoolSizes {
  const budget = budgets[role];
  if (workers > budget.workers)
    throw new Error(
      `the role ${role} has connections for ${budget.workers} queue workers, not for ${workers}`,
    );
  const database = queuesInDatabase ? budget.database : connectionBudget(role) - budget.listening;
  return { database, queue: budget.queue + workers };
}

/** The max_connections that a fleet needs. */
export function maxConnections(processes: Partial<Record<Role, number>>): number {
  const held = Object.entries(processes).map(([role, count]) => connectionBudget(role as Role) * count);
  return held.reduce((sum, count) => sum + count, reservedConnections + spareConnections);
}

/** A limit on connections as the server tells it; `used` leaves out our own question. */
export type ConnectionLimit = { name: string; max: number; reserved: number; used: number };

/** Raised where a process does not fit into what the server allows. */
export class ConnectionBudgetError extends Error {
  override name = "ConnectionBudgetError";
}

/**
 * @param setting the variable that names the server
 * @throws ConnectionBudgetError with the numbers, where `needed` connections do not fit into one of the limits
 */
export function checkConnectionLimits(
  setting: "DATABASE_URL" | "QUEUE_URL",
  needed: number,
  limits: ConnectionLimit[],
): void {
  for (const { name, max, reserved, used } of limits) {
    const free = max - reserved - used;
    if (needed <= free) continue;
    throw new ConnectionBudgetError(
      `${setting}: this process needs up to ${needed} connections, and the server has ${Math.max(free, 0)} left: ${name} is ${max}, ${reserved} are reserved, ${used} in use. Raise it, or run fewer processes (docs/operations.md).`,
    );
  }
}

// Autovacuum, replication and the like have slots of their own. Who may not see a backend's type sees null.
// reserved_connections is new in Postgres 16. Superusers pass the limits of roles and databases.
const limitsQuery = `
  with others as (
    select datid, usesysid from pg_stat_activity
    where datid is not null and pid <> pg_backend_pid()
      and coalesce(backend_type, 'client backend') = 'client backend'
  ), me as (select oid, rolconnlimit from pg_roles where rolname = session_user and not rolsuper)
  select 'max_connections' as name, current_setting('max_connections')::int as max,
    current_setting('superuser_reserved_connections')::int
      + coalesce(current_setting('reserved_connections', true)::int, 0) as reserved,
    (select count(*)::int from others) as used
  union all
  select 'the connection limit of the role', rolconnlimit, 0,
    (select count(*)::int from others where usesysid = me.oid)
  from me where rolconnlimit >= 0
  union all
  select 'the connection limit of the database', datconnlimit, 0,
    (select count(*)::int from others where datid = pg_database.oid)
  from pg_database, me where datname = current_database() and datconnlimit >= 0`;

/**
 * Asks the server before anything is opened that would stay. It sees what others hold now, not what they may
 * come to hold: that all fit together is what maxConnections is for.
 * @throws ConnectionBudgetError where `needed` connections do not fit
 */
export async function checkConnectionBudget(
  setting: "DATABASE_URL" | "QUEUE_URL",
  url: string,
  needed: number,
): Promise<void> {
  checkConnectionLimits(setting, needed, await connectionLimits(url));
}

/** The server's limits that hold for us. @throws the driver's error */
export async function connectionLimits(url: string): Promise<ConnectionLimit[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query<ConnectionLimit>(limitsQuery)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
