/** Redis dies with all that it held, for it keeps no log here, and comes back empty. */
import { startTestRedis } from "@leadfit/testkit";
import { completedAll } from "../completed-all.ts";
import type { Scenario } from "../scenario.ts";
import { endedAtLeast, openStand } from "../stand.ts";

export type RedisKilled = { jobs: number; awayMs: number; latencyMs: number };

export const redisKilled: Scenario<RedisKilled> = {
  name: "redis-killed",
  guarantee:
    "a Redis without a log that is killed in the middle loses hints only: all jobs end, and none is done twice",
  backends: ["redis"],
  short: { jobs: 30, awayMs: 1_000, latencyMs: 50 },
  long: { jobs: 300, awayMs: 5_000, latencyMs: 200 },
  how: ({ jobs, awayMs }) =>
    `${jobs} postings, a process with all workers; SIGKILL to Redis (appendonly no) when a quarter has ended, back after ${awayMs / 1000} s`,
  async run(place, { jobs, awayMs, latencyMs }) {
    const stand = await openStand(place, { latencyMs, env: { LEADFIT_RULES_FIRST: "off" } });
    let revived: Awaited<ReturnType<typeof startTestRedis>> | undefined;
    try {
      await stand.startReady("workers");
      await stand.post(jobs);
      await endedAtLeast(stand, jobs / 4);
      await stand.redis?.kill();
      const open = await stand.count("select count(*)::int as n from assessments where state = 'pending'");
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      revived = await startTestRedis([`port ${new URL(stand.queueUrl ?? "").port}`]);
      const backAt = performance.now();
      await stand.allEnded(180_000);
      const tookMs = performance.now() - backAt;
      const checked = await stand.check({ accepted: jobs });
      const { unheard, repeated } = checked;
      const again = await stand.count("select count(*)::int as n from stage_tasks where enqueue_gen > 0");
      return [
        completedAll(checked, jobs),
        { what: "open at the kill", value: open },
        { what: "announced again", value: again },
        { what: "all ended after its return", value: tookMs / 1000, unit: " s" },
        { what: "calls paid again", value: Math.max(unheard, repeated), limit: { exactly: 0 } },
      ];
    } finally {
      await revived?.kill();
      await stand.close();
    }
  },
};
