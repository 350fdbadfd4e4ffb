/** Postgres dies again and again while postings come in. */
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "@leadfit/testkit";
import { keepRunning } from "../keep-running.ts";
import { startPoster } from "../poster.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { openStand } from "../stand.ts";

export type PostgresRestarts = {
  forMs: number;
  perSecond: number;
  betweenMs: [number, number];
  mostMs: number;
};

export const postgresRestarts: Scenario<PostgresRestarts> = {
  name: "postgres-restarts",
  guarantee:
    "Postgres killed every few seconds under load: what was accepted ends, nothing is committed twice",
  backends: bothBackends,
  short: null,
  long: { forMs: 300_000, perSecond: 2, betweenMs: [5_000, 10_000], mostMs: 300_000 },
  how: ({ forMs, perSecond, betweenMs: [least, most] }) =>
    `${perSecond} postings a second over the API for ${forMs / 1000} s; SIGKILL of Postgres every ${least / 1000} to ${most / 1000} s, which is started again at once. A posting that is refused is posted again`,
  async run(place, { forMs, perSecond, betweenMs: [least, most], mostMs }) {
    const stand = await openStand(place, { ownServer: true });
    const random = seededRandom(place.seed);
    // An app that gives up is started again, as a container is.
    const workers = keepRunning(() => stand.start("workers"));
    try {
      const poster = await startPoster(stand);
      await workers.process().says(/"ready"/);
      const until = AbortSignal.timeout(forMs);
      const posting = poster.pace(perSecond, until);
      let kills = 0;
      let longestMs = 0;
      while (!until.aborted) {
        await pause(least + random() * (most - least));
        longestMs = Math.max(longestMs, (await stand.server?.kill()) ?? 0);
        place.say(`Postgres killed ${++kills} times`);
      }
      const accepted = await posting;
      const calmAt = performance.now();
      await stand.allEnded(mostMs);
      const tookMs = performance.now() - calmAt;
      const { completed, otherwise, claimedAgain } = await stand.check({ accepted });
      return [
        { what: `ended of ${accepted} accepted`, value: completed + otherwise, limit: { exactly: accepted } },
        { what: "completed", value: completed },
        { what: "kills", value: kills, limit: { atLeast: 1 } },
        { what: "postings refused and posted again", value: poster.refused() },
        { what: "tasks begun again", value: claimedAgain },
        { what: "longest that Postgres was away", value: longestMs / 1000, unit: " s" },
        { what: "all done after the last kill", value: tookMs / 1000, unit: " s" },
      ];
    } finally {
      await workers.stop();
      await stand.close();
    }
  },
};
