/** A real process of a test's own; killed with its whole group when the test ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type TestProcess = {
  child: ChildProcess;
  /** Everything it printed so far, both streams. */
  output(): string;
  /** Resolves with the first match in its output. @throws when it exits before */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends the whole group at once. */
  destroy(): void;
};

export function startProcess(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): TestProcess {
  // What one test's process compiled need not be compiled for every other's.
  const { NODE_COMPILE_CACHE } = process.env;
  const env = options.env && { ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...options.env };
  const child = spawn(command, args, {
    ...options,
    ...(env && { env }),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const look of watchers) look();
    });
  }
  const destroy = () => {
    try {
      process.kill(-(child.pid as number), "SIGKILL");
    } catch {
      // Gone already.
    }
  };
  // A test that fails before it can clean up leaves nothing running either.
  process.once("exit", destroy);
  const exited = once(child, "close").then(([code, signal]) => {
    process.off("exit", destroy);
    return { code, signal };
  });
  return {
    child,
    output: () => output,
    async says(pattern) {
      const { promise, resolve } = Promise.withResolvers<RegExpExecArray>();
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
      };
      watchers.add(look);
      look();
      const gone = exited.then(() => {
        throw new Error(`it exited without saying ${pattern}; it said:\n${output}`);
      });
      gone.catch(() => {});
      try {
        return await Promise.race([promise, gone]);
      } finally {
        watchers.delete(look);
      }
    },
    exited,
    destroy,
  };
}
