/** The sweeper of the fleet. */
import { runApp, startSweeper } from "@leadfit/runtime";

await runApp("sweeper", { role: "sweeper", workers: 0 }, async (runtime) => startSweeper(runtime));
