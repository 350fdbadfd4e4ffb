/** What a single job waits for in a pipeline that has nothing else to do. */
import { stages } from "@leadfit/contracts";
import type { Runtime } from "@leadfit/runtime";
import pg from "pg";
import { openBareChain } from "./bare-chain.ts";
import { say } from "./ground.ts";
import { openPipeline } from "./open-pipeline.ts";
import { openRawSqlLoop } from "./raw-sql-loop.ts";
import { type Measured, median, type Scenario } from "./scenario.ts";

const jobs = 200;
const warmUpJobs = 100;
const concurrency = 5;

export const idle: Scenario = {
  name: "idle",
  how: `${jobs} jobs, one after the other, each alone: from the ingest's return to the notification of the last commit; beside it an item through five bare BullMQ hops, from its add to the last processor, and plain SQL. They take turns, warmed up with ${warmUpJobs}. Plain SQL is the insert and the ten statements of the stages, one after the other: what the rows alone take. Medians.`,
  async run({ backends, openDatabase }) {
    const measured: Measured = { ratios: [], absolutes: [] };
    for (const backend of backends) {
      const place = await backend.open();
      const chain = await openBareChain(place, concurrency);
      const pipeline = await openPipeline(place, concurrency);
      const rawSql = await openRawSqlLoop(await openDatabase());
      const listener = new pg.Client({ connectionString: place.databaseUrl });
      await listener.connect();
      await listener.query("listen leadfit_assessment");
      const turn = async (name: string) => ({
        bare: await chain.send(1),
        ours: await assessOne(pipeline, listener, name),
        plain: await rawSql.send({ jobs: 1, loops: 1, name: `raw-${name}-` }),
      });
      for (let n = 0; n < warmUpJobs; n++) await turn(`warm-${n}`);
      const turns: Awaited<ReturnType<typeof turn>>[] = [];
      for (let n = 0; n < jobs; n++) turns.push(await turn(`job-${n}`));
      await listener.end();
      await pipeline.close();
      await chain.close();
      await rawSql.close();
      await place.close();
      const [bareMs, ourMs, plainMs] = (["bare", "ours", "plain"] as const).map((what) =>
        median(turns.map((one) => one[what])),
      ) as [number, number, number];
      say(
        `  ${backend.name}: ${ourMs.toFixed(1)} ms beside ${bareMs.toFixed(1)} ms and ${plainMs.toFixed(1)} ms of SQL`,
      );
      measured.ratios.push({
        what: `idle job on ${backend.name} ÷ five bare hops`,
        value: ourMs / bareMs,
        target: { atMost: 3 },
      });
      measured.ratios.push({
        what: `idle job on ${backend.name} ÷ (five bare hops + the same rows by plain SQL)`,
        value: ourMs / (bareMs + plainMs),
        target: null,
      });
      measured.absolutes.push(
        {
          what: `the same rows of one job by plain SQL, beside ${backend.name}`,
          value: `${plainMs.toFixed(1)} ms`,
        },
        { what: `idle job on ${backend.name}`, value: `${ourMs.toFixed(1)} ms` },
        { what: `five bare hops on ${backend.name}`, value: `${bareMs.toFixed(1)} ms` },
      );
    }
    return measured;
  },
};

/** @returns ms from the ingest's return to the last commit */
async function assessOne({ db, relay }: Runtime, listener: pg.Client, jobId: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let commits = 0;
  const count = () => ++commits === stages.length && resolve();
  listener.on("notification", count);
  const ingested = await db.jobs.ingest({ page: jobId, jobId });
  if (ingested.kind !== "ingested") throw new Error(`${jobId}: ${ingested.kind}`);
  const started = performance.now();
  // As the API does.
  relay.poke({ assessmentId: ingested.assessmentId, stage: stages[0] });
  await promise;
  listener.off("notification", count);
  return performance.now() - started;
}
