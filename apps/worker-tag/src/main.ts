/** The worker of stage tag. */
import { runApp, startWorker } from "@leadfit/runtime";

await runApp("worker-tag", { role: "worker", workers: 1 }, (runtime) => startWorker("tag", runtime));
