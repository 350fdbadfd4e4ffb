/** The worker of stage match. */
import { keepWorker, runApp } from "@leadfit/runtime";

await runApp("worker-match", { role: "worker", workers: 1 }, (runtime, giveUp) =>
  keepWorker("match", runtime, giveUp),
);
