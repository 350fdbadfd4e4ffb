/** Connections that are dead without a word: a laptop that slept, a firewall that forgot. */
import { type FaultProxy, startFaultProxy } from "@leadfit/testkit";
import { completedAll } from "../completed-all.ts";
import { keepRunning } from "../keep-running.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { endedAtLeast, openStand } from "../stand.ts";

export type HalfOpen = { jobs: number; mostMs: number };

export const halfOpen: Scenario<HalfOpen> = {
  name: "half-open",
  guarantee: "a worker whose open connections all went dead without a word works again by itself",
  backends: bothBackends,
  short: null,
  long: { jobs: 20, mostMs: 300_000 },
  how: ({ jobs }) =>
    `${jobs} postings, done; then bytes of all open connections of the workers vanish and nobody closes them, new connections work; ${jobs} more postings. A process that ends is started again`,
  async run(place, { jobs, mostMs }) {
    const stand = await openStand(place);
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
      await stand.post(jobs, "before");
      await endedAtLeast(stand, jobs);
      for (const proxy of proxies) proxy.blackhole();
      place.say("the open connections are dead");
      const deadAt = performance.now();
      await stand.post(jobs, "after");
      await endedAtLeast(stand, jobs + 1, mostMs);
      const againMs = performance.now() - deadAt;
      await stand.allEnded(mostMs);
      const checked = await stand.check({ accepted: 2 * jobs });
      return [
        completedAll(checked, 2 * jobs),
        { what: "until the first was done", value: againMs / 1000, unit: " s", limit: { atMost: 150 } },
        { what: "restarts", value: workers.starts() - 1 },
      ];
    } finally {
      await workers.stop();
      await stand.close();
      for (const proxy of proxies) await proxy.close();
    }
  },
};
