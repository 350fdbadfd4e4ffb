import { faultTests } from "./fault-tests.ts";
import { lateStores } from "./scenarios/late-stores.ts";
import { migration } from "./scenarios/migration.ts";
import { poison } from "./scenarios/poison.ts";
import { redisMemory } from "./scenarios/redis-memory.ts";
import { regenerateErase } from "./scenarios/regenerate-erase.ts";
import { sequences } from "./scenarios/sequences.ts";
import { storeFaults } from "./scenarios/store-faults.ts";

faultTests([lateStores, migration, poison, redisMemory, regenerateErase, sequences, storeFaults]);
