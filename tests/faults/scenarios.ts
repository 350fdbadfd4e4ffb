/** All scenarios, in the order in which they are run. */
import type { Scenario } from "./scenario.ts";
import { apiKilled } from "./scenarios/api-killed.ts";
import { backlog } from "./scenarios/backlog.ts";
import { clockAhead } from "./scenarios/clock-ahead.ts";
import { connections } from "./scenarios/connections.ts";
import { delayed } from "./scenarios/delayed.ts";
import { diskFull } from "./scenarios/disk-full.ts";
import { halfOpen } from "./scenarios/half-open.ts";
import { lateStores } from "./scenarios/late-stores.ts";
import { load, loadPages, soak } from "./scenarios/load.ts";
import { migration } from "./scenarios/migration.ts";
import { poison } from "./scenarios/poison.ts";
import { postgresRestarts } from "./scenarios/postgres-restarts.ts";
import { queueDown } from "./scenarios/queue-down.ts";
import { redisKilled } from "./scenarios/redis-killed.ts";
import { redisMemory } from "./scenarios/redis-memory.ts";
import { regenerateErase } from "./scenarios/regenerate-erase.ts";
import { rollingStop } from "./scenarios/rolling-stop.ts";
import { samePosting } from "./scenarios/same-posting.ts";
import { sequences } from "./scenarios/sequences.ts";
import { storeFaults } from "./scenarios/store-faults.ts";
import { onlyWorkersKilled, workersKilled } from "./scenarios/workers-killed.ts";

export const scenarios: readonly Scenario[] = [
  workersKilled,
  onlyWorkersKilled,
  apiKilled,
  queueDown,
  redisKilled,
  lateStores,
  halfOpen,
  postgresRestarts,
  storeFaults,
  redisMemory,
  rollingStop,
  clockAhead,
  poison,
  delayed,
  samePosting,
  regenerateErase,
  sequences,
  migration,
  diskFull,
  connections,
  backlog,
  load,
  loadPages,
  soak,
];
