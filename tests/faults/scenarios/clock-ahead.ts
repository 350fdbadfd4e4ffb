/** One worker's clock jumps a minute ahead while all of them are at work. */
import { join } from "node:path";
import { eventually, repositoryRoot } from "@leadfit/testkit";
import { completedAll } from "../completed-all.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { committedTwice, modelDecidesAll, openStand } from "../stand.ts";

export type ClockAhead = { jobs: number; latencyMs: number };

const shim = join(repositoryRoot, "tests/faults/clock-ahead.ts");

export const clockAhead: Scenario<ClockAhead> = {
  name: "clock-ahead",
  guarantee: "a worker whose clock jumps 60 s ahead takes nobody's task: nothing is committed or paid twice",
  backends: bothBackends,
  short: { jobs: 10, latencyMs: 1_000 },
  long: { jobs: 100, latencyMs: 2_000 },
  how: ({ jobs, latencyMs }) =>
    `${jobs} postings, a model call of ${latencyMs / 1000} s in each stage, two processes with all workers; Date.now of one jumps while calls are under way. (One that is so far off at its start is refused on Postgres: tests/e2e/start-order.test.ts.)`,
  async run(place, { jobs, latencyMs }) {
    const stand = await openStand(place, { latencyMs, env: modelDecidesAll });
    try {
      const [, ahead] = await Promise.all([
        stand.startReady("workers"),
        stand.startReady("workers", {}, ["--import", shim]),
      ]);
      await stand.post(jobs);
      await eventually(async () => {
        if (!stand.fake?.calls.some(({ endedAt }) => endedAt === null))
          throw new Error("no call is under way");
      });
      ahead.child.kill("SIGUSR2");
      await ahead.says(/the clock is ahead/);
      await stand.allEnded(120_000 + jobs * latencyMs);
      const checked = await stand.check({ accepted: jobs });
      const { billed, repeated, unheard } = checked;
      const counted = "select count(*)::int as n from stage_tasks where crash_count > 0 or attempts > 0";
      return [
        completedAll(checked, jobs),
        await committedTwice(stand),
        { what: "calls paid", value: billed },
        { what: "paid again", value: Math.max(repeated, unheard), limit: { exactly: 0 } },
        {
          what: "tasks with a try or a crash counted",
          value: await stand.count(counted),
          limit: { exactly: 0 },
        },
      ];
    } finally {
      await stand.close();
    }
  },
};
