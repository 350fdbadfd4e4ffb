/** The worker of stage classify. */
import { runApp, startWorker } from "@leadfit/runtime";

await runApp("worker-classify", { role: "worker", workers: 1 }, (runtime) =>
  startWorker("classify", runtime),
);
