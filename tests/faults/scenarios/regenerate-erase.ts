/** Jobs are regenerated and erased while workers are at them. */
import { setTimeout as pause } from "node:timers/promises";
import { checkInvariants, seededRandom } from "@leadfit/testkit";
import { bothBackends, type Scenario } from "../scenario.ts";
import { modelDecidesAll, openStand } from "../stand.ts";

export type RegenerateErase = { jobs: number; steps: number; latencyMs: number };

export const regenerateErase: Scenario<RegenerateErase> = {
  name: "regenerate-erase",
  guarantee: "jobs regenerated and erased in the middle of a stage: generations do not mix, nothing is left",
  backends: bothBackends,
  short: { jobs: 12, steps: 24, latencyMs: 150 },
  long: { jobs: 200, steps: 600, latencyMs: 200 },
  how: ({ jobs, steps, latencyMs }) =>
    `${jobs} postings, a model call of ${latencyMs} ms in each of five stages; meanwhile ${steps} times a job at random is regenerated, or, one time in four, erased`,
  async run(place, { jobs, steps, latencyMs }) {
    const stand = await openStand(place, { latencyMs, env: modelDecidesAll });
    const { db, database, fake } = stand;
    const random = seededRandom(place.seed);
    try {
      await stand.startReady("workers");
      await stand.post(jobs);
      const there = Array.from({ length: jobs }, (_, n) => `job-${n}`);
      const erased: string[] = [];
      let regenerated = 0;
      for (let step = 0; step < steps; step++) {
        const at = Math.floor(random() * there.length);
        const job = there[at] as string;
        // Half of them stay, so that there is something to look at.
        if (random() < 0.25 && there.length > jobs / 2) {
          there.splice(at, 1);
          await db.erase.job(job);
          erased.push(job);
        } else {
          await db.assessments.restart(job);
          regenerated++;
        }
        await pause(random() * latencyMs);
      }
      await stand.allEnded(180_000);
      const counted = await checkInvariants(database.query, {
        ...(fake && { fake }),
        accepted: there.length,
        erased: true,
      });
      const left = await stand.count(
        `select count(*)::int as n from (${[
          "job_details",
          "job_pages",
          "assessments",
          "job_skills",
          "llm_runs_v2",
          "job_quarantine",
        ]
          .map((table) => `select job_id from ${table} where job_id not in (select job_id from job_details)`)
          .join(" union all ")}) found`,
      );
      // A job serves its newest generation, and that is the one it was last asked for.
      const stale = await stand.count(
        `select count(*)::int as n from (
           select job_id, max(generation) as newest, max(generation) filter (where state = 'completed') as served
           from assessments group by job_id) j where newest is distinct from served`,
      );
      const mixed = await stand.count(
        `select count(*)::int as n from job_skills s join assessments a using (assessment_id)
         where s.job_id <> a.job_id or a.state = 'cancelled'`,
      );
      return [
        {
          what: `jobs that stay of ${jobs - erased.length}`,
          value: there.length,
          limit: { exactly: jobs - erased.length },
        },
        { what: "generations completed", value: counted.completed },
        { what: "regenerated", value: regenerated },
        { what: "erased", value: erased.length, limit: { atLeast: 1 } },
        { what: "rows left of erased jobs", value: left, limit: { exactly: 0 } },
        { what: "jobs that serve an old generation", value: stale, limit: { exactly: 0 } },
        { what: "rows in a wrong generation", value: mixed, limit: { exactly: 0 } },
      ];
    } finally {
      await stand.close();
    }
  },
};
