/**
 * Many tasks that come due later, and two processes that wait for them: a delayed job that the queue's Postgres backend
 * promotes and hands to nobody would stay for ever (BullMQ issue 4814).
 */
import { completedAll } from "../completed-all.ts";
import type { Scenario } from "../scenario.ts";
import { openStand } from "../stand.ts";

export type Delayed = { jobs: number; spreadMs: number };

export const delayed: Scenario<Delayed> = {
  name: "delayed",
  guarantee: "tasks that come due later are all run, whichever of two processes hears of them",
  backends: ["postgres"],
  short: { jobs: 60, spreadMs: 3_000 },
  long: { jobs: 200, spreadMs: 10_000 },
  how: ({ jobs, spreadMs }) =>
    `${jobs} postings due at random within ${spreadMs / 1000} s, two processes with all workers`,
  async run(place, { jobs, spreadMs }) {
    const stand = await openStand(place);
    try {
      await stand.post(jobs);
      await stand.database.query(
        "update stage_tasks set due_at = now() + interval '3 s' + random() * $1 * interval '1 ms'",
        [spreadMs],
      );
      stand.start("workers");
      stand.start("workers");
      await stand.allEnded(60_000 + spreadMs);
      const checked = await stand.check({ accepted: jobs });
      // The reconciler would hide a loss by announcing again.
      const again = await stand.count("select count(*)::int as n from stage_tasks where enqueue_gen > 0");
      return [completedAll(checked, jobs), { what: "announced again", value: again, limit: { exactly: 0 } }];
    } finally {
      await stand.close();
    }
  },
};
