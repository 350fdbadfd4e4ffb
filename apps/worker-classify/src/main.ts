/** The worker of stage classify. */
import { keepWorker, runApp } from "@leadfit/runtime";

await runApp("worker-classify", { role: "worker", workers: 1 }, (runtime, giveUp) =>
  keepWorker("classify", runtime, giveUp),
);
