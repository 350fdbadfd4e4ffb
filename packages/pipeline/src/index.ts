/** The pipeline: topology, queues, relay, reconciler, workers. The only room that knows BullMQ. */
export { mountQueueBoard } from "./queue-board.ts";
export { openPostgresStore, openRedisStore, type QueueStore, QueueStoreError } from "./queue-store.ts";
export { openQueues, type Queues } from "./queues.ts";
export { type Reconciler, reconcile, startReconciler } from "./reconciler.ts";
export { type Relay, startRelay } from "./relay.ts";
export type { StageHandler } from "./run-task.ts";
export { type StageWorker, startStageWorker } from "./stage-worker.ts";
export type { HeldTask, TaskStore } from "./task-store.ts";
export { topology, topologyDiagram } from "./topology.ts";
