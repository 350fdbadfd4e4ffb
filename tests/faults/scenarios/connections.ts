/** Others take every connection that Postgres has. */
import { eventually } from "@leadfit/testkit";
import pg from "pg";
import { postPage, startApi } from "../api-client.ts";
import { bothBackends, quantile, type Scenario } from "../scenario.ts";
import { openStand, pageOf } from "../stand.ts";

export type Connections = { jobs: number; holdMs: number };

export const connections: Scenario<Connections> = {
  name: "connections",
  guarantee:
    "without a free connection the API says so soon, workers wait without using up a try, and all goes on by itself",
  backends: bothBackends,
  short: null,
  long: { jobs: 100, holdMs: 30_000 },
  how: ({ jobs, holdMs }) =>
    `${jobs} postings under way; Leadfit's connections are ended, and others take all that the server has for ${holdMs / 1000} s`,
  async run(place, { jobs, holdMs }) {
    const stand = await openStand(place, {
      ownServer: true,
      latencyMs: 500,
      env: { LEADFIT_RULES_FIRST: "off" },
    });
    const hogs: pg.Client[] = [];
    try {
      const { url } = await startApi(stand);
      await stand.startReady("workers");
      await stand.post(jobs);
      await eventually(async () => {
        if (!stand.fake?.calls.length) throw new Error("no call is under way");
      });
      // The last ones are kept for superusers, and that is what our user is here: a plain one shall be without.
      const admin = new pg.Client({ connectionString: stand.database.url });
      await admin.connect();
      admin.on("error", () => {});
      const took = await takeAll(admin, stand.database.url, hogs);
      const answers: { status: number; ms: number }[] = [];
      const until = performance.now() + holdMs;
      for (let n = 0; performance.now() < until; n++) {
        const startedAt = performance.now();
        const status = await postPage(url, pageOf(`starved-${n}`), `starved-${n}`).then(
          (answer) => answer.status,
          () => 0,
        );
        answers.push({ status, ms: performance.now() - startedAt });
      }
      for (const hog of hogs.splice(0)) await hog.end();
      await admin.end();
      const freeAt = performance.now();
      await eventually(async () => {
        const { status } = await postPage(url, pageOf("again"), "again");
        if (status >= 300) throw new Error(`the API still answers ${status}`);
      }, 60_000);
      const backMs = performance.now() - freeAt;
      await stand.allEnded(180_000);
      const { completed, jobs: stored } = await stand.check();
      const refused = answers.filter(({ status }) => status >= 300 || status === 0);
      const tried = "select count(*)::int as n from stage_tasks where attempts > 0";
      return [
        { what: "connections taken by others", value: took },
        { what: "refused", value: refused.length, limit: { atLeast: 1 } },
        {
          what: "with another answer than 503",
          value: refused.filter(({ status }) => status !== 503).length,
          limit: { exactly: 0 },
        },
        {
          what: "longest refusal",
          value:
            quantile(
              refused.map(({ ms }) => ms),
              1,
            ) / 1000,
          unit: " s",
          limit: { atMost: 15 },
        },
        { what: "accepting again after", value: backMs / 1000, unit: " s", limit: { atMost: 15 } },
        { what: "completed", value: completed, limit: { exactly: stored } },
        { what: "tasks with a try used up", value: await stand.count(tried), limit: { exactly: 0 } },
      ];
    } finally {
      for (const hog of hogs) await hog.end().catch(() => {});
      await stand.close();
    }
  },
};

/** Ends everybody's connections and takes their places until the server refuses one. @returns how many it took */
async function takeAll(admin: pg.Client, url: string, hogs: pg.Client[]): Promise<number> {
  let refusals = 0;
  while (refusals < 20) {
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> 'hog'`,
    );
    for (let full = false; !full; ) {
      const hog = new pg.Client({ connectionString: url, application_name: "hog" });
      hog.on("error", () => {});
      try {
        await hog.connect();
        hogs.push(hog);
      } catch {
        full = true;
        refusals++;
      }
    }
  }
  return hogs.length;
}
