/** The API of the fleet. */
import { runApp } from "@leadfit/runtime";
import { startApi } from "./start.ts";

await runApp("api", { role: "api", workers: 0 }, startApi);
