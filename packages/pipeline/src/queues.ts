/** The five queues over BullMQ: opening them, adding to them, asking them. Nothing outside this package sees BullMQ. */
import { type Stage, stages, type TaskPayload } from "@leadfit/contracts";
import type { Job, Processor, Worker, WorkerOptions } from "bullmq";
import { inTime } from "./in-time.ts";
import type { QueueStore } from "./queue-store.ts";
import type { Announcement } from "./task-store.ts";
import { enqueueTimeoutMs, readyTimeoutMs } from "./topology.ts";

/** Of every key in Redis. */
const prefix = "leadfit";
/**
 * From how many on jobs are added at once. On Postgres that is a statement that makes and drops two tables of its own,
 * which takes as long as adding a few dozen one by one, and has every connection forget what it knew of the catalogue.
 */
const leastBulk = { postgres: 40, redis: 2 };

export type StageQueue = InstanceType<QueueStore["classes"]["Queue"]>;
export type QueueJob = Job<TaskPayload>;

export type Queues = {
  queue(stage: Stage): StageQueue;
  worker(
    stage: Stage,
    processor: Processor<TaskPayload>,
    options: Omit<WorkerOptions, "connection">,
  ): Worker<TaskPayload>;
  /** Adds all, or rejects; adding one twice under the same generation is a no-op while the first is there. */
  announce(tasks: Announcement[]): Promise<void>;
  /** Where the queue has a task: it will come to a worker, or has come to one. Null where it has nothing of it. */
  find(task: Announcement): Promise<"waiting" | "handed out" | null>;
  /** How many jobs of a stage wait there to be fetched, those included that are to be fetched later. */
  waiting(stage: Stage): Promise<number>;
  close(): Promise<void>;
};

/** Opens the five queues in a store that answers. */
export async function openQueues(store: QueueStore, onError: (error: Error) => void): Promise<Queues> {
  const { classes, connection } = store;
  const opened = new Map<Stage, StageQueue>();
  for (const stage of stages) {
    const queue = new classes.Queue<TaskPayload>(stage, {
      connection,
      prefix,
      defaultJobOptions: {
        // Tries are counted in our task rows; these only bridge a store that is away for a moment.
        attempts: 20,
        backoff: { type: "fixed", delay: 1000 },
        removeOnComplete: true,
        // A kept failed job would make adding its id again a silent no-op.
        removeOnFail: true,
      },
    });
    queue.on("error", onError);
    await inTime(queue.waitUntilReady(), readyTimeoutMs);
    opened.set(stage, queue);
  }
  const queueOf = (stage: Stage) => opened.get(stage) as StageQueue;

  return {
    queue: queueOf,
    worker(stage, processor, options) {
      const worker = new classes.Worker<TaskPayload>(stage, processor, { ...options, connection, prefix });
      worker.on("error", onError);
      // The classes differ by backend in the type of their connection, which nobody outside asks for.
      return worker as unknown as Worker<TaskPayload>;
    },
    async announce(tasks) {
      for (const stage of stages) {
        const jobs = tasks.filter((task) => task.stage === stage).map(queueJob);
        if (jobs.length === 0) continue;
        const queue = queueOf(stage);
        const added =
          jobs.length < leastBulk[store.kind]
            ? Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts)))
            : queue.addBulk(jobs);
        await inTime<unknown>(added, enqueueTimeoutMs);
      }
    },
    async find(task) {
      const state = await inTime(queueOf(task.stage).getJobState(queueJobId(task)), enqueueTimeoutMs);
      if (state === "unknown" || state === "completed" || state === "failed") return null;
      return state === "active" ? "handed out" : "waiting";
    },
    async waiting(stage) {
      const types = ["waiting", "prioritized", "delayed"] as const;
      return await inTime(queueOf(stage).getJobCountByTypes(...types), enqueueTimeoutMs);
    },
    async close() {
      await Promise.all([...opened.values()].map((queue) => queue.close()));
      await store.close();
    },
  };
}

function queueJobId({ assessmentId, stage, enqueueGen }: Announcement): string {
  return `${assessmentId}-${stage}-g${enqueueGen}`;
}

function queueJob(task: Announcement) {
  return {
    name: task.stage,
    data: { assessment_id: task.assessmentId, stage: task.stage },
    opts: {
      jobId: queueJobId(task),
      ...(task.delayMs > 0 && { delay: task.delayMs }),
      // It has had its turn: a backlog must not make it wait again.
      ...(task.abandoned && { lifo: true }),
    },
  };
}
