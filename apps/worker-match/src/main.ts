/** The worker of stage match. */
import { runApp, startWorker } from "@leadfit/runtime";

await runApp("worker-match", { role: "worker", workers: 1 }, (runtime) => startWorker("match", runtime));
