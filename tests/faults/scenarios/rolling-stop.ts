/** A deployment under load: every worker is told to stop and started again, one after the other. */
import { stopDeadlineMs } from "@leadfit/runtime";
import { completedAll } from "../completed-all.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { type App, fleetWorkers, modelDecidesAll, openStand } from "../stand.ts";

export type RollingStop = { jobs: number; workers: "fleet" | "pair"; rounds: number; latencyMs: number };

export const rollingStop: Scenario<RollingStop> = {
  name: "rolling-stop",
  guarantee:
    "SIGTERM to every worker in turn under load: nothing fails, no try is used up, each exits within 25 s",
  backends: bothBackends,
  short: { jobs: 20, workers: "pair", rounds: 1, latencyMs: 500 },
  long: { jobs: 400, workers: "fleet", rounds: 4, latencyMs: 1_000 },
  how: ({ jobs, workers, rounds, latencyMs }) =>
    `${jobs} postings, a model call of ${latencyMs / 1000} s in each stage; ${workers === "fleet" ? "the fleet's five workers and its sweeper" : "two processes with all workers"}, each told to stop and started again ${rounds} ×`,
  async run(place, { jobs, workers, rounds, latencyMs }) {
    const stand = await openStand(place, { latencyMs, env: modelDecidesAll });
    try {
      const apps: App[] = workers === "fleet" ? [...fleetWorkers, "sweeper"] : ["workers", "workers"];
      const running = await Promise.all(apps.map((app) => stand.startReady(app)));
      await stand.post(jobs);
      const exitMs: number[] = [];
      const codes: (number | null)[] = [];
      for (let round = 0; round < rounds; round++)
        for (const [n, app] of apps.entries()) {
          const told = performance.now();
          running[n]?.child.kill("SIGTERM");
          codes.push((await running[n]?.exited)?.code ?? null);
          exitMs.push(performance.now() - told);
          running[n] = await stand.startReady(app);
        }
      const open = await stand.count("select count(*)::int as n from assessments where state = 'pending'");
      await stand.allEnded(120_000 + jobs * latencyMs);
      const checked = await stand.check({ accepted: jobs });
      const { unheard, repeated } = checked;
      const count = async (where: string) =>
        await stand.count(`select count(*)::int as n from stage_tasks where ${where}`);
      return [
        completedAll(checked, jobs),
        { what: "open when the last had been stopped", value: open },
        { what: "stopped", value: exitMs.length },
        {
          what: "ended with another code than 0",
          value: codes.filter((code) => code !== 0).length,
          limit: { exactly: 0 },
        },
        {
          what: "longest exit",
          value: Math.max(...exitMs) / 1000,
          unit: " s",
          limit: { atMost: stopDeadlineMs / 1000 },
        },
        { what: "tries used up", value: await count("attempts > 0"), limit: { exactly: 0 } },
        { what: "crashes counted", value: await count("crash_count > 0"), limit: { exactly: 0 } },
        { what: "calls paid again", value: Math.max(unheard, repeated), limit: { exactly: 0 } },
      ];
    } finally {
      await stand.close();
    }
  },
};
