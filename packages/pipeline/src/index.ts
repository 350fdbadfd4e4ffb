/** The pipeline: topology, queues, relay, reconciler, workers. The only room that knows BullMQ. */

export { isRedisAway, lookAtRedis, type RedisFacts } from "./look-at-redis.ts";
export { mountQueueBoard } from "./queue-board.ts";
export {
  checkRedis,
  openPostgresStore,
  openRedisStore,
  type QueueStore,
  QueueStoreError,
} from "./queue-store.ts";
export { openQueues, type Queues } from "./queues.ts";
export { type Reconciler, reconcile, startReconciler } from "./reconciler.ts";
export { type Relay, startRelay } from "./relay.ts";
export type { StageHandler } from "./run-task.ts";
export { type StageWorker, startStageWorker } from "./stage-worker.ts";
export type { HeldTask, TaskStore } from "./task-store.ts";
export { queueLockMs, stopGraceMs, topology, topologyDiagram } from "./topology.ts";
