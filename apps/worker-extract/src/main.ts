/** The worker of stage extract. */
import { runApp, startWorker } from "@leadfit/runtime";

await runApp("worker-extract", { role: "worker", workers: 1 }, (runtime) => startWorker("extract", runtime));
