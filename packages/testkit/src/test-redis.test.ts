import { expect, test } from "vitest";
import { findRedisServer } from "./test-redis.ts";

// The one skip that stands for every test on Redis; CI installs redis-server and takes no skip.
test.skipIf(!findRedisServer())(
  "redis-server is installed, so the tests on Redis ran (else: apt-get install redis-server)",
  () => {
    expect(findRedisServer()).toMatch(/redis-server$/);
  },
);
