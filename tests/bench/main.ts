/**
 * `npm run bench`: every scenario, then docs/benchmarks.md. `npm run bench -- idle slots`: only those, printed and not
 * written. Takes some minutes and wants a quiet machine.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findRedisServer, repositoryRoot } from "@leadfit/testkit";
import { assessments } from "./assessments.ts";
import { openGround, query, say } from "./ground.ts";
import { idle } from "./idle.ts";
import { ingest } from "./ingest.ts";
import { leadList } from "./leads.ts";
import { memory } from "./memory.ts";
import { leadPage } from "./pages.ts";
import { rate } from "./rate.ts";
import { slotsBusy } from "./slots.ts";
import { throughput } from "./throughput.ts";
import { type Result, ratioTable, reportText } from "./write-report.ts";

const scenarios = [throughput, idle, slotsBusy, assessments, ingest, leadList, memory, rate, leadPage];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  const known = scenarios.map(({ name }) => name).join(", ");
  process.stderr.write(`There is no scenario ${unknown.join(", ")}; there are: ${known}\n`);
  process.exit(1);
}

// Ending by exit ends what we started as well.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const ground = await openGround();
const results: Result[] = [];
try {
  for (const scenario of scenarios) {
    if (wanted.length > 0 && !wanted.includes(scenario.name)) continue;
    say(`${scenario.name} …`);
    results.push({ scenario, measured: await scenario.run(ground) });
  }
  say(`\n${ratioTable(results.flatMap(({ measured }) => measured.ratios))}`);
  if (wanted.length === 0) {
    const file = join(repositoryRoot, "docs/benchmarks.md");
    writeFileSync(file, reportText(results, "npm run bench", await facts()));
    say(`\nWritten to ${file}`);
  }
} finally {
  await ground.close();
}
process.exit(0);

async function facts(): Promise<string[]> {
  const [row] = await query<{ version: string }>(
    await ground.openDatabase(),
    "select current_setting('server_version') as version",
  );
  const redis = findRedisServer();
  const version = redis && /v=(\S+)/.exec(execFileSync(redis, ["--version"], { encoding: "utf8" }))?.[1];
  return [`PostgreSQL ${row?.version}`, ...(version ? [`Redis ${version}`] : [])];
}
