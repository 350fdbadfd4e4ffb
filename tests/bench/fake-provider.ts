/** The fake OpenRouter in a process of its own, so that it does not take the time of what is measured. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type FakeCall, startFakeOpenRouter } from "@leadfit/testkit";

const self = fileURLToPath(import.meta.url);

export type FakeProvider = {
  /** Settings of a process that asks it. */
  env: { OPENROUTER_BASE_URL: string; OPENROUTER_API_KEY: string };
  /** Calls so far, and the most under way at a time and started in a sliding minute. */
  stats(): Promise<ProviderStats>;
  stop(): Promise<void>;
};

export type ProviderStats = {
  /** ms epoch */
  starts: number[];
  maxConcurrent: number;
  maxPerMinute: number;
};

export async function startFakeProvider(latencyMs: number): Promise<FakeProvider> {
  const child = fork(self, [String(latencyMs)]);
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const [env] = await once(child, "message");
  return {
    env: env as FakeProvider["env"],
    async stats() {
      child.send("stats");
      const [stats] = await once(child, "message");
      return stats as ProviderStats;
    },
    async stop() {
      const gone = once(child, "exit");
      kill();
      await gone;
      process.off("exit", kill);
    },
  };
}

if (process.argv[1] === self) {
  const fake = await startFakeOpenRouter({ latencyMs: Number(process.argv[2]) });
  process.on("message", () => {
    const starts = fake.calls.map(({ startedAt }: FakeCall) => startedAt);
    process.send?.({
      starts,
      maxConcurrent: fake.maxConcurrent(),
      maxPerMinute: fake.maxStartsWithin(60_000),
    } satisfies ProviderStats);
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.({ OPENROUTER_BASE_URL: fake.baseUrl, OPENROUTER_API_KEY: fake.apiKey });
}
