/** A real redis-server of a test's own, on a free port, that keeps nothing. */

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { freePort } from "./free-port.ts";
import { startProcess } from "./test-process.ts";

export type TestRedis = {
  url: string;
  /** SIGKILL: what was in it is gone. */
  kill(): Promise<void>;
};

/** The redis-server on the PATH; null where there is none. */
export function findRedisServer(): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, "redis-server");
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** @param settings redis.conf lines, e.g. `["maxmemory-policy allkeys-lru"]` */
export async function startTestRedis(settings: string[] = []): Promise<TestRedis> {
  const server = findRedisServer();
  if (!server) throw new Error("redis-server is not installed");
  const port = await freePort();
  const options = [`port ${port}`, "bind 127.0.0.1", "save ''", "appendonly no", ...settings];
  const running = startProcess(
    server,
    options.flatMap((option) => {
      const [name, ...value] = option.split(" ");
      return [`--${name}`, value.join(" ").replaceAll("'", "")];
    }),
  );
  await running.says(/Ready to accept connections/);
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      running.destroy();
      await running.exited;
    },
  };
}
