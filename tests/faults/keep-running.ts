/** A process that is started again whenever it ends, as a container that is to be restarted is. */
import { setTimeout as pause } from "node:timers/promises";
import type { TestProcess } from "@leadfit/testkit";

export type Kept = {
  /** The one that runs now. */
  process(): TestProcess;
  /** How often it was started. */
  starts(): number;
  /** Ends it for good. */
  stop(): Promise<void>;
};

const restartMs = 200;

export function keepRunning(start: () => TestProcess): Kept {
  let stopped = false;
  let starts = 0;
  let current: TestProcess;
  const launch = () => {
    starts++;
    current = start();
    return current;
  };
  current = launch();
  const watching = (async () => {
    for (;;) {
      await current.exited;
      if (!stopped) await pause(restartMs);
      if (stopped) return;
      launch();
    }
  })();
  return {
    process: () => current,
    starts: () => starts,
    async stop() {
      stopped = true;
      current.destroy();
      await watching;
    },
  };
}
