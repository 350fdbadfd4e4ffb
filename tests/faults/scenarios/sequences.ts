/** Whatever order things go wrong in: random sequences of what people and faults do, against a model of what must come of it. */
import { setTimeout as pause } from "node:timers/promises";
import { checkInvariants } from "@leadfit/testkit";
import fc from "fast-check";
import { Redis } from "ioredis";
import { type Kept, keepRunning } from "../keep-running.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { openStand, pageOf, type Stand } from "../stand.ts";

export type Sequences = { sequences: number; commands: number; mostMs: number };

/** What must be there at the end: jobs by name, each with its generations. */
type Model = { jobs: Map<string, number>; posted: number };

type System = { stand: Stand; workers: Kept[]; paused: Set<number>; name: string };

type Command = fc.AsyncCommand<Model, System>;

const command = (
  text: string,
  check: (model: Model) => boolean,
  run: (model: Model, system: System) => Promise<void>,
): Command => {
  // The symbol is how a sequence that does not hold is shown.
  const made = {
    [fc.toStringMethod]: () => text,
    toString: () => text,
    check: (model: Model) => check(model),
    run,
  };
  return made;
};

const nth = ({ jobs }: Model, n: number) => [...jobs.keys()][n % jobs.size] as string;
const hasJobs = ({ jobs }: Model) => jobs.size > 0;

const commands = (backend: "postgres" | "redis") => {
  const which = fc.nat(1);
  const job = fc.nat(20);
  return [
    fc.constant(
      command(
        "post",
        () => true,
        async (model, { stand, name }) => {
          const id = `${name}-${model.posted++}`;
          await stand.db.jobs.ingest({ page: pageOf(id), jobId: id });
          model.jobs.set(id, 1);
        },
      ),
    ),
    job.map((n) =>
      command(`post again (${n})`, hasJobs, async (model, { stand }) => {
        const id = nth(model, n);
        await stand.db.jobs.ingest({ page: pageOf(id), jobId: id });
      }),
    ),
    job.map((n) =>
      command(`regenerate (${n})`, hasJobs, async (model, { stand }) => {
        const id = nth(model, n);
        await stand.db.assessments.restart(id);
        model.jobs.set(id, (model.jobs.get(id) ?? 0) + 1);
      }),
    ),
    job.map((n) =>
      command(`erase (${n})`, hasJobs, async (model, { stand }) => {
        const id = nth(model, n);
        await stand.db.erase.job(id);
        model.jobs.delete(id);
      }),
    ),
    which.map((n) =>
      command(
        `kill (${n})`,
        () => true,
        async (_, { workers, paused }) => {
          paused.delete(n);
          workers[n]?.process().destroy();
        },
      ),
    ),
    which.map((n) =>
      command(
        `pause (${n})`,
        () => true,
        async (_, { workers, paused }) => {
          signal(workers[n], "SIGSTOP");
          paused.add(n);
        },
      ),
    ),
    which.map((n) =>
      command(
        `go on (${n})`,
        () => true,
        async (_, { workers, paused }) => {
          signal(workers[n], "SIGCONT");
          paused.delete(n);
        },
      ),
    ),
    fc.nat(1_500).map((ms) =>
      command(
        `wait (${ms} ms)`,
        () => true,
        () => pause(ms),
      ),
    ),
    ...(backend === "redis"
      ? [
          fc.constant(
            command(
              "flush",
              () => true,
              async (_, { stand }) => {
                const redis = new Redis(stand.queueUrl as string);
                await redis.flushall();
                redis.disconnect();
              },
            ),
          ),
        ]
      : []),
  ];
};

export const sequences: Scenario<Sequences> = {
  name: "sequences",
  guarantee:
    "whatever the order of posts, kills, pauses, flushes, regenerates and erases: what must be there is, once",
  backends: bothBackends,
  short: { sequences: 1, commands: 16, mostMs: 120_000 },
  long: { sequences: 40, commands: 40, mostMs: 120_000 },
  how: ({ sequences: count, commands: most }) =>
    `${count} random sequences of up to ${most} steps (post, post again, regenerate, erase, kill a worker, stop it and let it go on, wait, on Redis FLUSHALL); after each all must end and agree with a model. The seed repeats them`,
  async run(place, { sequences: numRuns, commands: maxCommands, mostMs }) {
    const stand = await openStand(place);
    const workers = [0, 1].map(() => keepRunning(() => stand.start("workers")));
    let done = 0;
    let steps = 0;
    let longestMs = 0;
    try {
      await Promise.all(workers.map((worker) => worker.process().says(/"ready"/)));
      const property = fc.asyncProperty(
        fc.array(fc.oneof(...commands(place.backend.name)), {
          minLength: Math.ceil(maxCommands / 2),
          maxLength: maxCommands,
          size: "max",
        }),
        async (sequence) => {
          const model: Model = { jobs: new Map(), posted: 0 };
          const system: System = { stand, workers, paused: new Set(), name: `s${done}` };
          await fc.asyncModelRun(() => ({ model, real: system }), sequence);
          steps += sequence.length;
          const startedAt = performance.now();
          await settle(system, mostMs);
          longestMs = Math.max(longestMs, performance.now() - startedAt);
          await compare(model, system);
          place.say(`${++done} of ${numRuns} sequences`);
        },
      );
      // Shrinking would run a fleet a hundred times over; the seed is enough to look at it.
      await fc.assert(property, { seed: place.seed, numRuns, endOnFailure: true });
      return [
        { what: `sequences held of ${numRuns}`, value: done, limit: { exactly: numRuns } },
        { what: "steps", value: steps },
        { what: "longest wait for all to end", value: longestMs / 1000, unit: " s" },
      ];
    } finally {
      for (const worker of workers) signal(worker, "SIGCONT");
      await Promise.all(workers.map((worker) => worker.stop()));
      await stand.close();
    }
  },
};

/** All ends though a worker stays stopped; it goes on afterwards, and writes nothing any more. */
async function settle({ stand, workers, paused }: System, mostMs: number): Promise<void> {
  if (paused.size === workers.length) {
    signal(workers[0], "SIGCONT");
    paused.delete(0);
  }
  await stand.allEnded(mostMs);
  const resumed = paused.size > 0;
  for (const n of paused) signal(workers[n], "SIGCONT");
  if (resumed) await pause(500);
}

/** @throws where the database is not what the model says */
async function compare({ jobs }: Model, { stand, name }: System): Promise<void> {
  await checkInvariants(stand.database.query, { erased: true });
  const rows = await stand.database.query<{ job: string; generations: number; served: boolean }>(
    `select j.job_id as job, count(*)::int as generations,
            bool_or(a.state in ('completed', 'quarantined') and a.generation = n.newest) as served
     from job_details j join assessments a using (job_id)
     join (select job_id, max(generation) as newest from assessments group by 1) n using (job_id)
     where j.job_id like $1 group by 1`,
    [`${name}-%`],
  );
  const found = Object.fromEntries(rows.map(({ job, generations }) => [job, generations]));
  const wanted = Object.fromEntries(jobs);
  const text = (counts: object) => JSON.stringify(Object.entries(counts).sort());
  if (text(found) !== text(wanted)) throw new Error(`there is ${text(found)}, and must be ${text(wanted)}`);
  const unserved = rows.filter(({ served }) => !served);
  if (unserved.length > 0) throw new Error(`the newest generation did not end: ${JSON.stringify(unserved)}`);
}

/** To the process and all that it started. */
function signal(worker: Kept | undefined, name: "SIGSTOP" | "SIGCONT"): void {
  const pid = worker?.process().child.pid;
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // It is being started again.
  }
}
