/** A random worker dies every moment, and three times the queue's store with it. */
import { setTimeout as pause } from "node:timers/promises";
import { type Stage, stages } from "@leadfit/contracts";
import { type Backend, eventually, seededRandom } from "@leadfit/testkit";
import { Redis } from "ioredis";
import { type Kept, keepRunning } from "../keep-running.ts";
import { bothBackends, type Figure, type Place, type Scenario } from "../scenario.ts";
import {
  type App,
  committedTwice,
  type Fault,
  fleetWorkers,
  heldNow,
  longestRescueMs,
  modelDecidesAll,
  openStand,
  type Stand,
} from "../stand.ts";

export type WorkersKilled = {
  jobs: number;
  /** The fleet's five workers and its sweeper, or two processes that hold all of them. */
  workers: "fleet" | "pair";
  killEveryMs: number;
  /** No more after these; null: until all have ended. */
  kills: number | null;
  /** How often Redis is emptied, or Postgres killed, on the way. */
  storeFaults: number;
  latencyMs: number;
  mostMs: number;
  /**
   * Share of the calls, %. Null: a few kills among a few jobs say nothing of a share; that none is paid again but those
   * under way at a kill is checked all the same.
   */
  mostPaidAgain: Record<Backend["name"], number> | null;
};

const long: WorkersKilled = {
  jobs: 300,
  workers: "fleet",
  killEveryMs: 2_000,
  kills: null,
  storeFaults: 3,
  latencyMs: 200,
  mostMs: 1_800_000,
  mostPaidAgain: { postgres: 20, redis: 12 },
};

const common = {
  how: ({ jobs, killEveryMs, storeFaults, latencyMs }: WorkersKilled) =>
    `${jobs} postings, a model call of ${latencyMs} ms in each of five stages, a random worker gets SIGKILL every ${killEveryMs / 1000} s and is started again${storeFaults === 0 ? "" : `; ${storeFaults} × FLUSHALL on Redis, or SIGKILL of Postgres`}`,
  run,
};

export const workersKilled: Scenario<WorkersKilled> = {
  ...common,
  name: "workers-killed",
  guarantee:
    "a random worker killed every 2 s, and the store lost on the way: all end, nothing is committed twice",
  backends: bothBackends,
  short: {
    jobs: 20,
    workers: "pair",
    killEveryMs: 2_000,
    kills: 4,
    storeFaults: 1,
    latencyMs: 200,
    mostMs: 120_000,
    mostPaidAgain: null,
  },
  long,
};

/** What a worker's death costs where Postgres does not die as well. */
export const onlyWorkersKilled: Scenario<WorkersKilled> = {
  ...common,
  name: "only-workers-killed",
  guarantee:
    "a random worker killed every 2 s: all end, nothing is committed twice, few calls are paid again",
  backends: ["postgres"],
  short: null,
  long: { ...long, storeFaults: 0, mostPaidAgain: { postgres: 12, redis: 12 } },
};

async function run(place: Place, params: WorkersKilled): Promise<Figure[]> {
  const { jobs, kills, storeFaults, latencyMs, mostMs, mostPaidAgain } = params;
  const ownServer = place.backend.name === "postgres";
  const stand = await openStand(place, { ownServer, latencyMs, env: modelDecidesAll });
  try {
    await stand.post(jobs);
    const killer = startKiller(stand, params, seededRandom(place.seed));
    const ended = async () =>
      await stand.count("select count(*)::int as n from assessments where state <> 'pending'");
    const startedAt = performance.now();
    const storeAwayMs: number[] = [];
    let told = 0;
    await eventually(async () => {
      const now = await ended();
      if (now >= (jobs * (storeAwayMs.length + 1)) / (storeFaults + 1) && storeAwayMs.length < storeFaults)
        storeAwayMs.push(await loseStore(stand));
      if (performance.now() - told > 15_000) {
        told = performance.now();
        place.say(
          `${now} of ${jobs} ended, ${killer.faults.length} kills, ${storeAwayMs.length} of the store`,
        );
      }
      if (now < jobs)
        throw new Error(`only ${now} of ${jobs} have ended after ${killer.faults.length} kills`);
    }, mostMs);
    const tookMs = performance.now() - startedAt;
    await killer.stop();
    const { completed, billed, unheard, repeated } = await stand.check({ accepted: jobs });
    const again = Math.max(unheard, repeated);
    const rescueMs = await longestRescueMs(stand, killer.faults);
    const store = place.backend.name === "postgres" ? "kills of Postgres" : "FLUSHALLs";
    return [
      { what: "ended", value: await ended(), limit: { exactly: jobs } },
      { what: "completed", value: completed },
      await committedTwice(stand),
      { what: "kills", value: killer.faults.length, limit: { atLeast: kills ?? 1 } },
      { what: store, value: storeAwayMs.length, limit: { exactly: storeFaults } },
      {
        what: "calls paid again",
        value: (again / (billed - again)) * 100,
        unit: " %",
        ...(mostPaidAgain && { limit: { atMost: mostPaidAgain[place.backend.name] } }),
      },
      {
        what: "longest wait of a task after its worker's death",
        value: rescueMs / 1000,
        unit: " s",
        limit: { atMost: 30 },
      },
      { what: "took", value: tookMs / 1000, unit: " s" },
    ];
  } finally {
    await stand.close();
  }
}

/** Starts the workers, and kills one of them at random, time and again. */
function startKiller(stand: Stand, { workers, killEveryMs, kills }: WorkersKilled, random: () => number) {
  const apps: App[] = workers === "fleet" ? [...fleetWorkers] : ["workers", "workers"];
  // One that ends by itself, while Postgres is away at its start, is started again as well.
  const running = apps.map((app) => keepRunning(() => stand.start(app)));
  if (workers === "fleet") stand.start("sweeper");
  const faults: Fault[] = [];
  let stopped = false;
  /** One that is still starting has nothing to lose. */
  const isReady = (each: Kept) => each.process().output().includes('"ready"');
  const stageOf = (app: App): Stage | null => stages.find((stage) => app === `worker-${stage}`) ?? null;

  const kill = async (): Promise<void> => {
    const ready = [...running.keys()].filter((n) => isReady(running[n] as Kept));
    const n = ready[Math.floor(random() * ready.length)];
    if (n === undefined) return;
    const app = apps[n] as App;
    const process = running[n]?.process();
    process?.destroy();
    await process?.exited;
    // While Postgres is away nobody holds anything that could be asked for.
    faults.push(await heldNow(stand, stageOf(app)).catch(() => ({ at: new Date().toISOString(), held: [] })));
  };
  const loop = async (): Promise<void> => {
    // The first start is not what is tried.
    await Promise.all(running.map((each) => each.process().says(/"ready"/)));
    while (!stopped && (kills === null || faults.length < kills)) {
      // The pace of the fault itself: it waits for nothing.
      await pause(killEveryMs);
      if (!stopped) await kill();
    }
  };
  const looping = loop();
  return {
    faults,
    async stop() {
      stopped = true;
      await looping;
      await Promise.all(running.map((each) => each.stop()));
    },
  };
}

/** @returns ms it was away */
async function loseStore({ redis, server }: Stand): Promise<number> {
  if (server) return await server.kill();
  const client = new Redis((redis as { url: string }).url);
  await client.flushall();
  client.disconnect();
  return 0;
}
