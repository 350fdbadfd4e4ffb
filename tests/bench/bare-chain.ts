/** Five BullMQ queues on a backend, whose processors do nothing but enqueue the next hop: what the queue alone costs. */
import { openPostgresStore, openRedisStore } from "@leadfit/pipeline";

const hops = ["bare1", "bare2", "bare3", "bare4", "bare5"];

export type BareChain = {
  /** Sends items through; resolves when each has reached the last hop. @returns ms */
  send(items: number): Promise<number>;
  close(): Promise<void>;
};

export async function openBareChain(
  { databaseUrl, queueUrl }: { databaseUrl: string; queueUrl: string | undefined },
  concurrency: number,
): Promise<BareChain> {
  // On Postgres as the pipeline has it (packages/runtime/src/connection-budget.ts, role "all"): it waits for no disk.
  const store = queueUrl
    ? await openRedisStore(queueUrl, () => {})
    : await openPostgresStore(databaseUrl, hops.length + 3, () => {});
  const { classes, connection } = store;
  const queues = hops.map(
    (hop) => new classes.Queue(hop, { connection, defaultJobOptions: { removeOnComplete: true } }),
  );
  await Promise.all(queues.map((queue) => queue.waitUntilReady()));
  let missing = 0;
  let arrived = () => {};
  const workers = hops.map((hop, index) => {
    const next = queues[index + 1];
    const processor = async (job: { data: { id: string } }) => {
      if (next) await next.add("hop", job.data, { jobId: `${next.name}-${job.data.id}` });
      else if (--missing === 0) arrived();
    };
    return new classes.Worker(hop, processor, { connection, concurrency });
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  let sent = 0;
  return {
    async send(items) {
      const { promise, resolve } = Promise.withResolvers<void>();
      missing = items;
      arrived = resolve;
      const batch = Array.from({ length: items }, () => {
        const id = `${++sent}`;
        return { name: "hop", data: { id }, opts: { jobId: `bare1-${id}` } };
      });
      const started = performance.now();
      await queues[0]?.addBulk(batch);
      await promise;
      return performance.now() - started;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(queues.map((queue) => queue.close()));
      await store.close();
    },
  };
}
