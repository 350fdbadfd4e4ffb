/**
 * A process says every 5 s that it is up, and how it is: its row in `processes`, gone after a clean stop. That it cannot
 * say so, while the database is away, is no trouble of its own.
 */
import { hostname } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ProcessState } from "@leadfit/contracts";
import { openModel } from "./open-model.ts";
import type { Runtime } from "./open-runtime.ts";
import type { Running } from "./running.ts";
import { leadfitVersion } from "./version.ts";

export const heartbeatMs = 5_000;
const nanosecondsAMs = 1e6;

/** @param role what the process runs: api | worker-match | … | sweeper | all */
export function startHeartbeat(runtime: Pick<Runtime, "db" | "log" | "settings">, role: string): Running {
  const { db, log } = runtime;
  const startedAt = new Date(Date.now() - process.uptime() * 1000);
  const host = hostname();
  const processId = `${host}:${process.pid}:${startedAt.getTime()}`;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();

  const stateNow = (): ProcessState => {
    // Without a sample yet they are NaN.
    const ms = (nanoseconds: number) => Math.round((nanoseconds || 0) / 1e4) / (nanosecondsAMs / 1e4);
    const state = {
      version: leadfitVersion,
      breakers: openModel(runtime as Runtime)?.breakers() ?? {},
      event_loop_delay_ms: { mean: ms(delay.mean), p99: ms(delay.percentile(99)) },
      rss_bytes: process.memoryUsage.rss(),
    };
    delay.reset();
    return state;
  };

  let beating: Promise<void> = Promise.resolve();
  let isAway = false;
  const beat = async (): Promise<void> => {
    try {
      await db.processes.beat({ processId, role, host, pid: process.pid, startedAt, state: stateNow() });
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn({ error: String(error) }, "heartbeat not written");
      isAway = true;
    }
  };
  const again = () => {
    beating = beating.then(beat);
  };
  again();
  const timer = setInterval(again, heartbeatMs);

  return {
    async stop() {
      clearInterval(timer);
      await beating;
      delay.disable();
      // The sweeper forgets it otherwise.
      await db.processes.leave(processId).catch(() => {});
    },
  };
}
