import { faultTests } from "./fault-tests.ts";
import { workersKilled } from "./scenarios/workers-killed.ts";

faultTests([workersKilled]);
