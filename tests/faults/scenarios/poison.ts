/** A posting at which the process that reads it dies. */
import { strict as assert } from "node:assert";
import type { Scenario } from "../scenario.ts";
import { openStand, pageOf } from "../stand.ts";

export type Poison = { jobs: number; poisoned: number };

export const poison: Scenario<Poison> = {
  name: "poison",
  guarantee:
    "a posting that kills its worker is parked after three deaths with the reason, and the others are done",
  // Deaths are counted in the task's row, whatever carries the hints.
  backends: ["postgres"],
  short: { jobs: 8, poisoned: 1 },
  long: { jobs: 100, poisoned: 3 },
  how: ({ jobs, poisoned }) =>
    `${jobs} postings and ${poisoned} whose reading ends the process; a process with all workers, started again whenever it ends`,
  async run(place, { jobs, poisoned }) {
    const stand = await openStand(place);
    try {
      await stand.post(jobs);
      for (let n = 0; n < poisoned; n++)
        await stand.db.jobs.ingest({ page: pageOf(`poison ${n}`), jobId: `dies-${n}` });
      let deaths = 0;
      let stopped = false;
      const keep = async () => {
        while (!stopped) {
          const worker = stand.start("workers");
          const { code } = await worker.exited;
          if (!stopped) assert.equal(code, 134, worker.output());
          deaths++;
        }
      };
      const kept = keep();
      await Promise.race([stand.allEnded(120_000 + poisoned * 60_000), kept]);
      stopped = true;
      await stand.stopAll();
      await kept;
      const { completed } = await stand.check({ accepted: jobs + poisoned });
      const parked = await stand.count(
        "select count(*)::int as n from job_quarantine where detail = 'poison_task' and job_id like 'dies-%'",
      );
      return [
        { what: "completed", value: completed, limit: { exactly: jobs } },
        { what: "parked as poison_task", value: parked, limit: { exactly: poisoned } },
        { what: "deaths", value: deaths - 1, limit: { atMost: poisoned * 3 } },
      ];
    } finally {
      await stand.close();
    }
  },
};
