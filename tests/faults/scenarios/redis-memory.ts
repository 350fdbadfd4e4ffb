/** A Redis that has no memory left. */
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { completedAll } from "../completed-all.ts";
import { startPoster } from "../poster.ts";
import type { Scenario } from "../scenario.ts";
import { endedAtLeast, openStand } from "../stand.ts";

export type RedisMemory = {
  jobs: number;
  fullMs: number;
};

export const redisMemory: Scenario<RedisMemory> = {
  name: "redis-memory",
  guarantee:
    "while Redis refuses writes for want of memory postings are taken in, and done once it has some again",
  backends: ["redis"],
  short: { jobs: 10, fullMs: 2_000 },
  long: { jobs: 200, fullMs: 30_000 },
  how: ({ jobs, fullMs }) =>
    `maxmemory is set below what Redis uses, for ${fullMs / 1000} s, while ${jobs} postings come in over the API`,
  async run(place, { jobs, fullMs }) {
    const stand = await openStand(place);
    const redis = new Redis(stand.queueUrl as string);
    try {
      const poster = await startPoster(stand);
      await stand.startReady("workers");
      await poster.post("warm up");
      await endedAtLeast(stand, 1);
      await redis.config("SET", "maxmemory", "1000000");
      const until = AbortSignal.timeout(fullMs);
      const each = fullMs / jobs;
      for (let n = 0; n < jobs; n++) {
        await poster.post(`full ${n}`);
        await pause(until.aborted ? 0 : each / 2);
      }
      await redis.config("SET", "maxmemory", "0");
      place.say("Redis has memory again");
      const freeAt = performance.now();
      await stand.allEnded(120_000);
      const checked = await stand.check({ accepted: jobs + 1 });
      return [
        completedAll(checked, jobs + 1),
        { what: "postings refused", value: poster.refused(), limit: { exactly: 0 } },
        { what: "p95 of a posting", value: poster.p95(), unit: " ms", limit: { atMost: 200 } },
        { what: "all done after", value: (performance.now() - freeAt) / 1000, unit: " s" },
      ];
    } finally {
      redis.disconnect();
      await stand.close();
    }
  },
};
