/** The worker of stage atomize. */
import { keepWorker, runApp } from "@leadfit/runtime";

await runApp("worker-atomize", { role: "worker", workers: 1 }, (runtime, giveUp) =>
  keepWorker("atomize", runtime, giveUp),
);
