/** Processes that are up before their stores are. */
import { setTimeout as pause } from "node:timers/promises";
import { type FaultProxy, startFaultProxy } from "@leadfit/testkit";
import { completedAll } from "../completed-all.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { openStand } from "../stand.ts";

export type LateStores = {
  lateMs: number;
};

export const lateStores: Scenario<LateStores> = {
  name: "late-stores",
  guarantee: "workers that start before Postgres and Redis wait for them, and then do their work",
  backends: bothBackends,
  short: { lateMs: 2_000 },
  long: { lateMs: 20_000 },
  how: ({ lateMs }) =>
    `workers and sweeper start ${lateMs / 1000} s before anybody listens on the ports of Postgres and Redis; a posting waits`,
  async run(place, { lateMs }) {
    const stand = await openStand(place);
    const proxies: FaultProxy[] = [];
    const late = async (url: string) => {
      const proxy = await startFaultProxy({ port: Number(new URL(url).port) }, { open: false });
      proxies.push(proxy);
      return proxy.through(url);
    };
    try {
      const { database, queueUrl } = stand;
      const workers = stand.start("workers", {
        DATABASE_URL: await late(database.url),
        ...(queueUrl && { QUEUE_URL: await late(queueUrl) }),
      });
      await stand.post(1);
      await workers.says(/Waiting up to/);
      await pause(lateMs);
      const upAt = performance.now();
      for (const proxy of proxies) await proxy.up();
      await stand.allEnded(60_000);
      const tookMs = performance.now() - upAt;
      const checked = await stand.check({ accepted: 1 });
      return [
        completedAll(checked, 1),
        {
          what: "from the stores' start to its end",
          value: tookMs / 1000,
          unit: " s",
          limit: { atMost: 15 },
        },
      ];
    } finally {
      await stand.close();
      for (const proxy of proxies) await proxy.close();
    }
  },
};
