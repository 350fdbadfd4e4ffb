/** One app of the fleet as it is started in production, on a database of the benchmark. */
import { join } from "node:path";
import { repositoryRoot, startProcess, type TestProcess } from "@leadfit/testkit";
import { fleetEnv } from "../fleet-env.ts";

export const fleet = [
  "api",
  "worker-extract",
  "worker-tag",
  "worker-atomize",
  "worker-classify",
  "worker-match",
  "sweeper",
];

/** Resolves once it says that it is ready. */
export async function startApp(app: string, env: Record<string, string>): Promise<TestProcess> {
  const main = join(repositoryRoot, "apps", app, "src/main.ts");
  const started = startProcess(process.execPath, [main], {
    env: { PATH: process.env.PATH, ...fleetEnv, ...env },
  });
  await started.says(/"ready"/);
  return started;
}

export async function stopApps(apps: TestProcess[]): Promise<void> {
  for (const app of apps) app.destroy();
  await Promise.all(apps.map((app) => app.exited));
}
