/**
 * `npm run faults`: the scenarios, at full length, one after the other, then their rows in docs/reliability.md.
 * `npm run faults -- short`: with the lengths that `npm test` uses. `npm run faults -- load soak`: only those.
 * `--seed 7` repeats what chance did; `--<parameter> <value>` changes a scenario's own, e.g. `--minutes 1`.
 */
import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { type Backend, findRedisServer, startTestRedis } from "@leadfit/testkit";
import { openGround } from "../bench/ground.ts";
import { databaseAt } from "./own-server.ts";
import { figureText, isMet, type Place, type Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";
import { type Row, writeReport } from "./write-report.ts";

const began = performance.now();
const { names, set, seed, changes } = readArguments(process.argv.slice(2));
const chosen = scenarios.filter(
  ({ name, short }) => (names.length === 0 || names.includes(name)) && (set === "long" || short !== null),
);
const backends: Backend[] = [
  { name: "postgres", start: async () => ({ queueUrl: undefined, stop: async () => {} }) },
];
if (findRedisServer()) {
  const start = async () => {
    const { url, kill } = await startTestRedis();
    return { queueUrl: url, stop: kill };
  };
  backends.push({ name: "redis", start });
} else say("Redis is left out: redis-server is not on the PATH (apt-get install redis-server)");

// Ending by exit ends what was started as well.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const ground = await openGround();
const rows: Row[] = [];
try {
  for (const scenario of chosen)
    for (const backend of backends) {
      if (!scenario.backends.includes(backend.name)) continue;
      const row = await runOne(scenario, backend);
      rows.push(row);
      // At once: what is measured in hours must not hang on the last of them.
      writeReport([row], scenarios, machine());
    }
} finally {
  await ground.close();
}
const failed = rows.filter(({ met }) => !met);
say(`${rows.length - failed.length} of ${rows.length} hold; written to docs/reliability.md`);
process.exit(failed.length > 0 ? 1 : 0);

async function runOne(scenario: Scenario, backend: Backend): Promise<Row> {
  const { name } = scenario;
  const params = withChanges(set === "long" ? scenario.long : scenario.short);
  say(`${name} on ${backend.name} (seed ${seed}) …`);
  const place: Place = {
    backend,
    seed,
    say: (line) => say(`  ${line}`),
    async openDatabase() {
      return { ...databaseAt(await ground.openDatabase()), drop: async () => {} };
    },
  };
  const startedAt = performance.now();
  const row = {
    name,
    backend: backend.name,
    command: ["npm run faults --", ...(set === "short" ? ["short"] : []), name, ...changes.flat()].join(" "),
    how: scenario.how(params),
    seed,
    date: new Date().toISOString().slice(0, 10),
  };
  try {
    const figures = await scenario.run(place, params);
    const met = figures.every(isMet);
    for (const figure of figures) say(`  ${isMet(figure) ? " " : "✗"} ${figureText(figure)}`);
    say(`  ${met ? "holds" : "DOES NOT HOLD"}, ${seconds(startedAt)} s`);
    return { ...row, met, measured: figures.map(figureText), seconds: seconds(startedAt) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`  ✗ ${error instanceof Error ? error.stack : why}`);
    return { ...row, met: false, measured: [why.split("\n")[0] ?? ""], seconds: seconds(startedAt) };
  }
}

function withChanges(params: unknown): object {
  const own = params as Record<string, unknown>;
  const changed = changes
    .map(([option, value]) => [option.slice(2), value] as const)
    .filter(([key]) => key in own)
    .map(([key, value]) => [key, typeof own[key] === "number" || own[key] === null ? Number(value) : value]);
  return { ...own, ...Object.fromEntries(changed) };
}

function readArguments(args: string[]) {
  const { values, positionals, tokens } = parseArgs({
    args: joined(args),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const set = positionals.includes("short") ? "short" : "long";
  const names = positionals.filter((word) => word !== "short" && word !== "long");
  const known = scenarios.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no scenario ${unknown.join(", ")}; there are: ${known.join(", ")}\n`);
    process.exit(1);
  }
  const changes = tokens.flatMap((token) =>
    token.kind === "option" && token.name !== "seed" ? [[`--${token.name}`, token.value ?? ""]] : [],
  ) as [string, string][];
  return { names, set, seed: Number(values.seed ?? Date.now() % 1_000_000), changes } as const;
}

/** `--minutes 1` as `--minutes=1`: which options there are, the scenarios say. */
function joined(args: string[]): string[] {
  const out: string[] = [];
  for (const arg of args) {
    const last = out.at(-1);
    if (last?.startsWith("--") && !last.includes("=") && !arg.startsWith("--"))
      out[out.length - 1] = `${last}=${arg}`;
    else out.push(arg);
  }
  return out;
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}

function say(line: string): void {
  process.stdout.write(`${String(seconds(began)).padStart(5)} s  ${line}\n`);
}

function machine(): string {
  const redis = findRedisServer();
  const version = redis && /v=(\S+)/.exec(execFileSync(redis, ["--version"], { encoding: "utf8" }))?.[1];
  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `Node ${process.version}`,
    ...(version ? [`Redis ${version}`] : []),
  ].join(", ");
}
