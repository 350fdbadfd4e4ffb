/** The queue's store is gone, or answers no more, while postings come in. */
import { startFaultProxy } from "@leadfit/testkit";
import { postPage, startApi } from "../api-client.ts";
import { completedAll } from "../completed-all.ts";
import { quantile, type Scenario } from "../scenario.ts";
import { openStand, pageOf } from "../stand.ts";

export type QueueDown = { postings: number; atOnce: number };

export const queueDown: Scenario<QueueDown> = {
  name: "queue-down",
  guarantee:
    "while Redis is away, or does not answer, the API accepts as quickly as ever, and all is done once it is back",
  // On Postgres the queue lives with the truth: without it nothing can be kept.
  backends: ["redis"],
  short: { postings: 40, atOnce: 4 },
  long: { postings: 400, atOnce: 4 },
  how: ({ postings, atOnce }) =>
    `${postings} postings by ${atOnce} clients with Redis' port closed, as many with a Redis that is connected and says nothing`,
  async run(place, { postings, atOnce }) {
    const stand = await openStand(place);
    const proxy = await startFaultProxy({ port: Number(new URL(stand.queueUrl ?? "").port) });
    try {
      const { url } = await startApi(stand, { QUEUE_URL: proxy.through(stand.queueUrl ?? "") });
      await postMany(url, "warm", 10, atOnce);
      await proxy.down();
      const down = await postMany(url, "down", postings, atOnce);
      await proxy.up();
      proxy.stall();
      const silent = await postMany(url, "silent", postings, atOnce);
      proxy.flow();
      stand.start("workers");
      await stand.allEnded(120_000);
      const checked = await stand.check({ accepted: postings * 2 + 10 });
      return [
        {
          what: "p95 of an ingest without Redis",
          value: quantile(down, 0.95),
          unit: " ms",
          limit: { atMost: 200 },
        },
        {
          what: "p95 with a silent Redis",
          value: quantile(silent, 0.95),
          unit: " ms",
          limit: { atMost: 200 },
        },
        completedAll(checked, postings * 2 + 10),
      ];
    } finally {
      await proxy.close();
      await stand.close();
    }
  },
};

/** @returns ms each took to be accepted @throws where one is not */
async function postMany(url: string, name: string, count: number, atOnce: number): Promise<number[]> {
  const took: number[] = [];
  let sent = 0;
  const client = async () => {
    while (sent < count) {
      const jobId = `${name}-${sent++}`;
      const { status, ms } = await postPage(url, pageOf(jobId), jobId);
      if (status !== 202) throw new Error(`an ingest was answered with ${status}`);
      took.push(ms);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return took;
}
