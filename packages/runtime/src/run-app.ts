/** The life of a process: settings, start, stop in two steps. */
import { flushCompileCache } from "node:module";
import os from "node:os";
import { stopGraceMs } from "@leadfit/pipeline";
import {
  createLogger,
  type HealthServer,
  type Logger,
  type Reading,
  SettingsError,
  startHealthServer,
} from "@leadfit/service";
import { startHeartbeat } from "./heartbeat.ts";
import { type ConnectedSettings, openRuntime, type Runtime } from "./open-runtime.ts";
import { processReadings } from "./read-metrics.ts";
import type { Running } from "./running.ts";
import { settingsFromEnv } from "./settings.ts";

// Ctrl-C reaches us from the terminal and again from every parent that passes it on.
const sameSignalMs = 1_000;

/**
 * A stop that takes longer is given up: leases and the embedded server's leash clean up after us. It holds the grace
 * that running tasks get, and what it takes to hand back the rest; docker-compose.yml kills after it.
 */
export const stopDeadlineMs = stopGraceMs + 5_000;

/** Stops the process in order, for a reason of its own, and has it end as failed. */
export type GiveUp = (why: string) => void;

/**
 * Starts, runs until told to stop, and stops. Told by SIGINT, SIGTERM, SIGHUP, or the end of the parent that
 * holds our IPC channel, also while still starting; a second signal, or a stop that takes over 25 s, forces.
 * @param start its result is stopped whenever it is there
 * @throws Error with the reason where it gave up by itself
 */
export async function runUntilStopped(start: (giveUp: GiveUp) => Promise<Running>): Promise<void> {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  let askedAt = 0;
  const ask = () => {
    if (askedAt === 0) {
      askedAt = Date.now();
      resolve();
    } else if (Date.now() - askedAt > sameSignalMs) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  process.once("disconnect", ask);
  // The parent went before we listened.
  if (process.send && !process.connected) ask();
  let failure: string | undefined;
  const running = await start((why) => {
    failure ??= why;
    ask();
  });
  await asked;
  setTimeout(() => {
    process.stderr.write(
      `Stopping took longer than ${stopDeadlineMs / 1000} s and was given up; what was under way is taken up again.\n`,
    );
    process.exit(1);
  }, stopDeadlineMs).unref();
  await running.stop();
  if (failure !== undefined) throw new Error(failure);
}

/**
 * Runs one app of the fleet: needs DATABASE_URL, logs to standard output, and exits with 1 and a line that
 * says what to do where it cannot start or gives up.
 */
export async function runApp(
  name: string,
  { role, workers }: Parameters<typeof openRuntime>[2],
  start: (runtime: Runtime, giveUp: GiveUp) => Promise<Running>,
): Promise<void> {
  const log = createLogger({ name });
  if (role === "worker") giveWay();
  try {
    const settings = fleetSettings();
    await runUntilStopped(async (giveUp) => {
      let check = async (): Promise<void> => {
        throw new Error("starting");
      };
      // The api tells its health on its own port.
      let readings = async (): Promise<Reading[]> => [];
      const health =
        role === "api"
          ? undefined
          : await startHealth(
              settings,
              () => check(),
              () => readings(),
            );
      const runtime = await openRuntime(settings, log, { role, workers });
      readings = () => processReadings(runtime);
      const heartbeat = startHeartbeat(runtime, name);
      const running = await start(runtime, giveUp);
      check = async () => {
        await runtime.db.ping().catch((error) => {
          throw new Error("the database does not answer", { cause: error });
        });
        if (running.isRunning?.() === false) throw new Error("the worker takes no tasks");
      };
      log.info("ready");
      // At once: one that is killed keeps nothing for its next start.
      flushCompileCache();
      return {
        async stop() {
          log.info("stopping");
          check = async () => {
            throw new Error("stopping");
          };
          await running.stop();
          await heartbeat.stop();
          await runtime.close();
          await health?.stop();
        },
      };
    });
    log.info("stopped");
    process.exit(0);
  } catch (error) {
    fail(error, log);
  }
}

/** Where they share a machine, whoever waits for an answer of the API, and what rescues tasks, go before the work. */
function giveWay(): void {
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems let nobody change it: then all are alike.
  }
}

/** Listens from the first moment on: waiting for the database is being alive, but not ready. */
async function startHealth(
  { host, healthPort }: ConnectedSettings,
  check: () => Promise<void>,
  readings: () => Promise<Reading[]>,
): Promise<HealthServer | undefined> {
  if (healthPort === undefined) return undefined;
  try {
    return await startHealthServer({ host, port: healthPort, check, readings });
  } catch (error) {
    throw new SettingsError(
      `LEADFIT_HEALTH_PORT: cannot listen on ${host}, port ${healthPort} (${(error as { code?: string }).code}); set it to a free port of this machine, and LEADFIT_HOST to an address of it`,
      { cause: error },
    );
  }
}

function fleetSettings(): ConnectedSettings {
  const { databaseUrl, ...settings } = settingsFromEnv(process.env);
  if (!databaseUrl) {
    throw new SettingsError(
      "DATABASE_URL: must be set to run one app by itself, e.g. postgres://user:password@host:5432/database",
    );
  }
  return { ...settings, databaseUrl };
}

function fail(error: unknown, log: Logger): never {
  const message = error instanceof Error ? error.message : String(error);
  log.fatal({ error: message }, "ended");
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
