/** One look at a Postgres before anything is built on it: its version and its clock. */
import pg from "pg";
import { StartError } from "./start-error.ts";

export type PostgresFacts = {
  /** "18.4" */
  version: string;
  major: number;
  /** How far this machine's clock is ahead of its, in ms. */
  clockAheadMs: number;
};

const connectMs = 5_000;
const leastMajor = 14;
/** The quickest of so many answers says best what time it is there. */
const clockLooks = 3;

/** @throws the driver's error; isAway tells whether a later look may do better */
export async function lookAtPostgres(url: string): Promise<PostgresFacts> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: connectMs,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
    );
    const { number = 0, version = "" } = rows[0] ?? {};
    return {
      version: version.split(" ")[0] ?? version,
      major: Math.floor(number / 10_000),
      clockAheadMs: await clockAhead(client),
    };
  } finally {
    await client.end().catch(() => {});
  }
}

async function clockAhead(client: pg.Client): Promise<number> {
  let best = { tookMs: Number.POSITIVE_INFINITY, aheadMs: 0 };
  for (let n = 0; n < clockLooks; n++) {
    const began = performance.now();
    const before = Date.now();
    const { rows } = await client.query<{ ms: number }>(
      "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
    );
    const tookMs = performance.now() - began;
    const aheadMs = before + tookMs / 2 - (rows[0]?.ms ?? 0);
    if (tookMs < best.tookMs) best = { tookMs, aheadMs };
  }
  return best.aheadMs;
}

/** @throws StartError where it is older than what Leadfit's SQL needs */
export function checkPostgresVersion(
  setting: "DATABASE_URL" | "QUEUE_URL",
  { major, version }: Pick<PostgresFacts, "major" | "version">,
): void {
  if (major >= leastMajor) return;
  throw new StartError(`${setting}: this is Postgres ${version}; Leadfit needs ${leastMajor} or newer.`);
}
