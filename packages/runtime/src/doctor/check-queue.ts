/** Whether the queues' store answers and is set as queues need it. */
import { checkRedis, lookAtRedis, QueueStoreError, type RedisFacts } from "@leadfit/pipeline";
import { isRedisUrl } from "../settings.ts";
import { checkPostgres, judgeClock } from "./check-postgres.ts";
import { type Finding, fail, ok, percent, said, warn } from "./finding.ts";

const check = "queue";
/** Without eviction a full Redis refuses writes. */
const fullShare = 0.7;

/** @param queueUrl undefined: the queues live in the database */
export async function checkQueue(queueUrl: string | undefined, databaseUrl: string): Promise<Finding[]> {
  if (!queueUrl || queueUrl === databaseUrl) return [ok(check, "in the database")];
  if (!isRedisUrl(queueUrl)) return await checkPostgres(queueUrl, "QUEUE_URL");
  try {
    return judgeRedis(await lookAtRedis(queueUrl));
  } catch (error) {
    return [
      fail(
        check,
        `Redis does not answer: ${said(error)}`,
        "Start it, or correct QUEUE_URL. Nothing is lost: tasks are rows in Postgres and go on when it is back.",
      ),
    ];
  }
}

export function judgeRedis(facts: RedisFacts): Finding[] {
  try {
    checkRedis(facts);
  } catch (error) {
    if (!(error instanceof QueueStoreError)) throw error;
    return [fail(check, error.message, "Leadfit does not start on it as it is.")];
  }
  const { name, appendOnly, memory, clockAheadMs } = facts;
  const findings = [
    appendOnly
      ? ok(check, `${name}, noeviction, append-only file on`)
      : warn(
          check,
          `${name} keeps no append-only file`,
          "Set appendonly yes. Without it a restart of Redis loses the queues; tasks are then announced again, which takes a few seconds.",
        ),
  ];
  if (memory.max > 0 && memory.used > memory.max * fullShare)
    findings.push(
      warn(
        check,
        `Redis has used ${percent(memory.used / memory.max)} of its maxmemory`,
        "Raise maxmemory, or give Leadfit a Redis of its own: full, it refuses writes.",
      ),
    );
  findings.push(judgeClock("Redis", clockAheadMs));
  return findings;
}
