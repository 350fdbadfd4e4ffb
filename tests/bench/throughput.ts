/** How fast five stages go when they cost nothing themselves. */
import { stages } from "@leadfit/contracts";
import type { Runtime } from "@leadfit/runtime";
import { openBareChain } from "./bare-chain.ts";
import { fillJobs } from "./fill-jobs.ts";
import { say } from "./ground.ts";
import { openPipeline } from "./open-pipeline.ts";
import { openRawSqlLoop } from "./raw-sql-loop.ts";
import { type Measured, median, type Scenario } from "./scenario.ts";

const jobs = 400;
const warmUpJobs = 100;
const rounds = 3;
const concurrency = 10;
const pollMs = 20;

/** Sends jobs through; resolves with the ms until all were through. */
type Send = (count: number, name: string) => Promise<number>;

export const throughput: Scenario = {
  name: "throughput",
  how: `${jobs} jobs through five stages whose handlers return at once (queues, relay, claims and fenced commits are the real ones), in one process with ${concurrency} tasks a stage; beside it the same number through five bare BullMQ queues on the same backend and as many at a time, and a loop of plain SQL that writes the same rows. The three take turns; warmed up with ${warmUpJobs} jobs, median of ${rounds}.`,
  async run({ backends, openDatabase }) {
    const measured: Measured = { ratios: [], absolutes: [] };
    const note = (what: string, perSecond: number) => {
      say(`  ${what}: ${perSecond.toFixed(1)} jobs/s`);
      measured.absolutes.push({
        what,
        value: `${perSecond.toFixed(1)} jobs/s (${(perSecond * stages.length).toFixed(0)} stages/s)`,
      });
    };

    for (const backend of backends) {
      const place = await backend.open();
      const rawSql = await openRawSqlLoop(await openDatabase());
      const raw: Send = (count, name) =>
        rawSql.send({ jobs: count, loops: concurrency * stages.length, name });
      const chain = await openBareChain(place, concurrency);
      const pipeline = await openPipeline(place, concurrency);
      const [rawRate, bareRate, ourRate] = await inTurns(backend.name, [
        raw,
        chain.send,
        (count, name) => assessAll(pipeline, count, name),
      ]);
      await pipeline.close();
      await chain.close();
      await rawSql.close();
      await place.close();
      note(`five stages on ${backend.name}`, ourRate);
      note(`bare BullMQ chain on ${backend.name}`, bareRate);
      note(`raw-SQL loop beside ${backend.name}`, rawRate);
      const onPostgres = backend.name === "Postgres";
      measured.ratios.push(
        {
          what: `throughput on ${backend.name} ÷ bare BullMQ chain`,
          value: ourRate / bareRate,
          target: onPostgres ? { atLeast: 0.3 } : null,
        },
        {
          what: `throughput on ${backend.name} ÷ raw-SQL loop`,
          value: ourRate / rawRate,
          target: onPostgres ? null : { atLeast: 0.5 },
        },
      );
    }
    return measured;
  },
};

/** Round by round, so that what else the machine does falls on all alike. @returns the median jobs/s of each */
async function inTurns<Sends extends Send[]>(
  name: string,
  sends: [...Sends],
): Promise<{ [I in keyof Sends]: number }> {
  for (const send of sends) await send(warmUpJobs, `${name}-warm-`);
  const times: number[][] = sends.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, send] of sends.entries()) times[index]?.push(await send(jobs, `${name}-${round}-`));
  return times.map((ms) => (jobs / median(ms)) * 1000) as { [I in keyof Sends]: number };
}

/** @returns ms until all are completed */
async function assessAll({ db, relay }: Runtime, count: number, name: string): Promise<number> {
  const started = performance.now();
  await fillJobs(db.pool, count, name);
  relay.poke();
  for (;;) {
    const { rows } = await db.pool.query(
      "select count(*)::int as open from assessments where state <> 'completed'",
    );
    if (rows[0].open === 0) return performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
