/** The worker of stage tag. */
import { keepWorker, runApp } from "@leadfit/runtime";

await runApp("worker-tag", { role: "worker", workers: 1 }, (runtime, giveUp) =>
  keepWorker("tag", runtime, giveUp),
);
