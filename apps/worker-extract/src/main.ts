/** The worker of stage extract. */
import { keepWorker, runApp } from "@leadfit/runtime";

await runApp("worker-extract", { role: "worker", workers: 1 }, (runtime, giveUp) =>
  keepWorker("extract", runtime, giveUp),
);
