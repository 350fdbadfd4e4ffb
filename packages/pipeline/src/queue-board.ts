/** Bull Board over the five queues, to look at only: jobs are moved by task rows, not by hand. */
import type { createBullBoard as CreateBullBoard } from "@bull-board/api";
import type { BullMQAdapter as Adapter } from "@bull-board/api/bullMQAdapter";
import { type Stage, stages } from "@leadfit/contracts";
import type { Queues } from "./queues.ts";

type ServerAdapter = Parameters<typeof CreateBullBoard>[0]["serverAdapter"];

/**
 * Mounts the board on a web framework's adapter; who may see it is that framework's business. Loaded when it is called for:
 * workers never do.
 */
export async function mountQueueBoard(queues: Queues, serverAdapter: ServerAdapter): Promise<void> {
  const { createBullBoard } = await import("@bull-board/api");
  const { BullMQAdapter } = await import("@bull-board/api/bullMQAdapter");
  createBullBoard({
    queues: stages.map((stage) => new BullMQAdapter(boardQueue(queues, stage), { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: "Leadfit queues" } },
  });
}

/** The board's types name BullMQ's Redis backend only; it reads the Postgres one through the same methods. */
function boardQueue(queues: Queues, stage: Stage) {
  return queues.queue(stage) as unknown as ConstructorParameters<typeof Adapter>[0];
}
