/** Resident memory of each app of the fleet, started and at rest. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { say } from "./ground.ts";
import type { Measured, Scenario } from "./scenario.ts";
import { fleet, startApp, stopApps } from "./start-app.ts";

const settleMs = 3_000;

export const memory: Scenario = {
  name: "memory",
  how: `Each app of the fleet in a process of its own on Postgres, ${settleMs / 1000} s after it was ready; resident set as ps shows it.`,
  async run({ openDatabase }) {
    const home = mkdtempSync(join(tmpdir(), "leadfit-bench-home-"));
    const env = { DATABASE_URL: await openDatabase(), LEADFIT_HOME: home, PORT: "0" };
    const apps = [];
    for (const app of fleet) apps.push(await startApp(app, env));
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const measured: Measured = { ratios: [], absolutes: [] };
    for (const [index, app] of apps.entries()) {
      const kib = Number(
        execFileSync("ps", ["-o", "rss=", "-p", String(app.child.pid)], { encoding: "utf8" }),
      );
      const value = `${(kib / 1024).toFixed(0)} MiB`;
      say(`  ${fleet[index]}: ${value}`);
      measured.absolutes.push({ what: `memory of ${fleet[index]}`, value });
    }
    await stopApps(apps);
    rmSync(home, { recursive: true, force: true });
    return measured;
  },
};
