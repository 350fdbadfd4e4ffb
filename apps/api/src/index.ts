/** The API to start in a process together with others. */
export { checkPort, type RunningApi, startApi } from "./start.ts";
