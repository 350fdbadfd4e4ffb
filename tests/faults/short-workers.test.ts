import { faultTests } from "./fault-tests.ts";
import { apiKilled } from "./scenarios/api-killed.ts";
import { clockAhead } from "./scenarios/clock-ahead.ts";
import { delayed } from "./scenarios/delayed.ts";
import { queueDown } from "./scenarios/queue-down.ts";
import { redisKilled } from "./scenarios/redis-killed.ts";
import { rollingStop } from "./scenarios/rolling-stop.ts";
import { samePosting } from "./scenarios/same-posting.ts";
import { workersKilled } from "./scenarios/workers-killed.ts";

faultTests([workersKilled, apiKilled, queueDown, redisKilled, rollingStop, clockAhead, delayed, samePosting]);
