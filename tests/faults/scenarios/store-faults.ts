/** Stores whose connections break all the time. */
import { type FaultProxy, seededRandom, startFaultProxy } from "@leadfit/testkit";
import { keepRunning } from "../keep-running.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { modelDecidesAll, openStand } from "../stand.ts";

export type StoreFaults = { jobs: number; share: number; latencyMs: number; mostMs: number };

export const storeFaults: Scenario<StoreFaults> = {
  name: "store-faults",
  guarantee:
    "with some of all requests to Postgres and Redis failing all end, and nothing is committed twice",
  backends: bothBackends,
  short: { jobs: 10, share: 0.01, latencyMs: 50, mostMs: 150_000 },
  long: { jobs: 200, share: 0.02, latencyMs: 100, mostMs: 1_200_000 },
  how: ({ jobs, share, latencyMs }) =>
    `${jobs} postings, a model call of ${latencyMs} ms in each of five stages; each packet that a worker sends to a store breaks its connection with a probability of ${share * 100} %`,
  async run(place, { jobs, share, latencyMs, mostMs }) {
    const stand = await openStand(place, { latencyMs, env: modelDecidesAll });
    const random = seededRandom(place.seed);
    const proxies: FaultProxy[] = [];
    const through = async (url: string) => {
      const proxy = await startFaultProxy({ port: Number(new URL(url).port) });
      proxies.push(proxy);
      return proxy.through(url);
    };
    const { database, queueUrl } = stand;
    const env = {
      DATABASE_URL: await through(database.url),
      ...(queueUrl && { QUEUE_URL: await through(queueUrl) }),
    };
    const workers = keepRunning(() => stand.start("workers", env));
    try {
      // The start is not what is tried.
      await workers.process().says(/"ready"/);
      for (const proxy of proxies) proxy.breakAtRandom(share, random);
      await stand.post(jobs);
      await stand.allEnded(mostMs);
      const { completed, otherwise, billed, unheard, repeated } = await stand.check({ accepted: jobs });
      const again = Math.max(unheard, repeated);
      return [
        { what: `ended of ${jobs}`, value: completed + otherwise, limit: { exactly: jobs } },
        { what: "completed", value: completed },
        {
          what: "connections broken",
          value: proxies.reduce((sum, proxy) => sum + proxy.broken(), 0),
          limit: { atLeast: 1 },
        },
        { what: "calls paid again", value: (again / (billed - again)) * 100, unit: " %" },
        { what: "restarts", value: workers.starts() - 1 },
      ];
    } finally {
      for (const proxy of proxies) proxy.breakAtRandom(0, random);
      await workers.stop();
      await stand.close();
      for (const proxy of proxies) await proxy.close();
    }
  },
};
