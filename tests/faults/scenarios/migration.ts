/** A newer release is rolled out: the schema grows under the running one, and processes start that migrate again. */
import { setTimeout as pause } from "node:timers/promises";
import { completedAll } from "../completed-all.ts";
import { startPoster } from "../poster.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { openStand } from "../stand.ts";

export type Migration = {
  forMs: number;
  perSecond: number;
};

/** The tables that every job touches. */
const tables = ["job_details", "job_pages", "assessments", "stage_tasks", "job_skills", "llm_runs_v2"];

export const migration: Scenario<Migration> = {
  name: "migration",
  guarantee: "tables grow columns and indexes under load: no request fails, no try is used up",
  backends: bothBackends,
  short: { forMs: 4_000, perSecond: 5 },
  long: { forMs: 120_000, perSecond: 10 },
  how: ({ forMs, perSecond }) =>
    `${perSecond} postings a second over the API for ${forMs / 1000} s; meanwhile each of ${tables.length} tables gets a column and an index, and a second set of workers starts, which migrates at its start`,
  async run(place, { forMs, perSecond }) {
    const stand = await openStand(place);
    try {
      const poster = await startPoster(stand);
      await stand.startReady("workers");
      const posting = poster.pace(perSecond, AbortSignal.timeout(forMs));
      await pause(forMs / 4);
      const second = stand.startReady("workers");
      for (const table of tables) {
        await stand.database.query(
          `alter table ${table} add column fault_note text, add column fault_size int`,
        );
        await stand.database.query(`create index concurrently on ${table} (fault_note)`);
        place.say(`${table} has grown`);
        await pause(forMs / 4 / tables.length);
      }
      await second;
      const accepted = await posting;
      await stand.allEnded(120_000);
      const checked = await stand.check({ accepted });
      const tries = await stand.count(
        "select coalesce(sum(attempts + crash_count), 0)::int as n from stage_tasks",
      );
      return [
        completedAll(checked, accepted),
        { what: "requests that failed", value: poster.refused(), limit: { exactly: 0 } },
        { what: "tries used up", value: tries, limit: { exactly: 0 } },
        { what: "p95 of a posting", value: poster.p95(), unit: " ms", limit: { atMost: 1_000 } },
      ];
    } finally {
      await stand.close();
    }
  },
};
