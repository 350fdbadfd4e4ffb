/** The worker of stage atomize. */
import { runApp, startWorker } from "@leadfit/runtime";

await runApp("worker-atomize", { role: "worker", workers: 1 }, (runtime) => startWorker("atomize", runtime));
