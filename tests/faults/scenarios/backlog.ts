/** Ten thousand postings before the first worker is there. */
import { stages } from "@leadfit/contracts";
import { watchMemory } from "../memory.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { fleetWorkers, openStand, pageOf } from "../stand.ts";

export type Backlog = { jobs: number; mostMs: number };

const atOnce = 500;

export const backlog: Scenario<Backlog> = {
  name: "backlog",
  guarantee: "a backlog that waits its turn is left alone, ends without a loss, and fills nobody's memory",
  backends: bothBackends,
  short: null,
  long: { jobs: 10_000, mostMs: 3_600_000 },
  how: ({ jobs }) =>
    `${jobs} postings by the rules, taken in before the fleet's five workers and its sweeper start`,
  async run(place, { jobs, mostMs }) {
    const stand = await openStand(place);
    try {
      for (let from = 0; from < jobs; from += atOnce) {
        const many = Math.min(atOnce, jobs - from);
        const pages = Array.from({ length: many }, (_, n) => {
          const name = `backlog-${from + n}`;
          return { page: pageOf(name), jobId: name };
        });
        await stand.db.jobs.ingestMany(pages);
      }
      place.say(`${jobs} taken in`);
      const apps = [...fleetWorkers, "sweeper" as const];
      const running = await Promise.all(apps.map(async (app) => [app, await stand.startReady(app)] as const));
      const memory = watchMemory(Object.fromEntries(running));
      const startedAt = performance.now();
      const tell = setInterval(async () => {
        const done = await stand
          .count("select count(*)::int as n from stage_tasks where state = 'done'")
          .catch(() => 0);
        place.say(`${done} of ${jobs * stages.length} stages done`);
      }, 30_000);
      await stand.allEnded(mostMs).finally(() => clearInterval(tell));
      const seconds = (performance.now() - startedAt) / 1000;
      const grown = memory.stop();
      const { completed } = await stand.check({ accepted: jobs });
      const again = await stand.count("select count(*)::int as n from stage_tasks where enqueue_gen > 0");
      return [
        { what: "completed", value: completed, limit: { exactly: jobs } },
        { what: "announced again without need", value: again, limit: { exactly: 0 } },
        { what: "took", value: seconds, unit: " s" },
        { what: "stages a second", value: (jobs * stages.length) / seconds },
        ...grown,
      ];
    } finally {
      await stand.close();
    }
  },
};
