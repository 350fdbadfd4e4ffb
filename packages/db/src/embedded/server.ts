/**
 * The embedded Postgres: one server on a data folder, on loopback and a free port, that lives exactly as long
 * as this process wants it. Knows nothing of Leadfit's tables.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "./binaries.ts";
import { prepareCluster } from "./cluster.ts";

export type EmbeddedPostgres = {
  /** Connection string of the database `leadfit`; the same through restarts. */
  url: string;
  /** Pid of the postmaster. */
  pid(): number | undefined;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder that holds the cluster, its password and its log. Its caller holds the lock on it. */
  home: string;
  /** Called after the server died and was started again, or could not be yet. */
  onRestart?: (error: Error | null) => void;
};

const readyTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;
const logLimitBytes = 5 * 1024 * 1024;

// The shell runs Postgres and a watcher; the watcher reads a pipe that only this process holds open. When it
// ends, by stop() or because this process was killed, Postgres is told to shut down. So no orphan is left.
const leash = `exec 3<&0
"$@" 3<&- </dev/null & server=$!
(read -r _ <&3; kill -INT $server) & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`;

/**
 * Starts the server, making the cluster at the first start; resolves once it answers.
 * @throws Error with the end of the server's log where it does not come up
 */
export async function startEmbeddedPostgres({ home, onRestart }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const binaries = findBinaries();
  const { dataFolder, password } = prepareCluster(home, binaries);
  const port = await freePort();
  const logFile = join(home, "postgres.log");
  const url = (database: string) =>
    `postgres://leadfit:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  let server: ChildProcess;
  let stopping = false;

  const launch = async (): Promise<void> => {
    await clearStalePid(dataFolder);
    if (existsSync(logFile) && statSync(logFile).size > logLimitBytes) truncateSync(logFile);
    const log = openSync(logFile, "a");
    const settings = [
      `port=${port}`,
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "log_min_messages=warning",
      "log_checkpoints=off",
    ].flatMap((setting) => ["-c", setting]);
    server = spawn("/bin/sh", ["-c", leash, "sh", binaries.postgres, "-D", dataFolder, ...settings], {
      cwd: "/",
      // A group of its own: Ctrl-C is for us, and we stop it when we no longer need it.
      detached: true,
      stdio: ["pipe", log, log],
      ...binaries.user,
    });
    closeSync(log);
    server.stdin?.on("error", () => {});
    await answers(url("postgres"), server, logFile);
    server.once("exit", () => void revive());
  };

  const revive = async (): Promise<void> => {
    for (let tries = 0; !stopping; tries++) {
      try {
        // A killed postmaster's children may still hold its shared memory for a moment.
        await pause(tries === 0 ? 50 : Math.min(500 * tries, 10_000));
        await launch();
        onRestart?.(null);
        return;
      } catch (error) {
        onRestart?.(error as Error);
      }
    }
  };

  await launch();
  await createDatabase(url("postgres"));
  return {
    url: url("leadfit"),
    pid: () => readPid(dataFolder),
    async stop() {
      stopping = true;
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, "exit");
      server.stdin?.end();
      const late = setTimeout(() => kill(-(server.pid as number), "SIGKILL"), stopTimeoutMs);
      await gone;
      clearTimeout(late);
    },
  };
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'leadfit'");
    if (!rowCount) await client.query("create database leadfit");
  } finally {
    await client.end();
  }
}

async function answers(url: string, server: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs;
  const log = () => readFileSync(logFile, "utf8").split("\n").slice(-8).join("\n");
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`The embedded Postgres did not start:\n${log()}`);
    }
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("select 1");
      await client.end();
      return;
    } catch {
      await client.end().catch(() => {});
      if (Date.now() > deadline) {
        kill(-(server.pid as number), "SIGKILL");
        throw new Error(`The embedded Postgres did not answer in ${readyTimeoutMs / 1000} s:\n${log()}`);
      }
      await pause(25);
    }
  }
}

/** Ends a server that an earlier life of ours left on this folder, and removes a pid file that names nobody. */
async function clearStalePid(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, "postmaster.pid");
  const pid = readPid(dataFolder);
  if (pid !== undefined && isServerOf(dataFolder, pid)) {
    kill(pid, "SIGINT");
    const deadline = Date.now() + stopTimeoutMs;
    while (isServerOf(dataFolder, pid) && Date.now() < deadline) await pause(50);
    if (isServerOf(dataFolder, pid)) kill(pid, "SIGKILL");
  }
  rmSync(pidFile, { force: true });
}

function readPid(dataFolder: string): number | undefined {
  try {
    return Number(readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")[0]) || undefined;
  } catch {
    return undefined;
  }
}

/** A live Postgres (no zombie) on this very folder; a pid file may name a number that came round again. */
function isServerOf(dataFolder: string, pid: number): boolean {
  try {
    if (process.platform === "linux") {
      const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return name === "postgres" && state !== "Z" && readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
    }
    return execFileSync("ps", ["-p", String(pid), "-o", "args="])
      .toString()
      .includes(dataFolder);
  } catch {
    return false;
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
