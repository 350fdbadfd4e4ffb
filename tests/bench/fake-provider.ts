/** The fake OpenRouter in a process of its own, so that it does not take the time of what is measured. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type FakeCall, type Fault, startFakeOpenRouter } from "@leadfit/testkit";

const self = fileURLToPath(import.meta.url);

/** A call in each stage. */
export const modelDecidesAll = { LEADFIT_RULES_FIRST: "off", LEADFIT_ONE_CALL: "off" };

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

/** What fails where some of the calls shall: the network, the provider, the answer. */
const faults: Fault[] = [
  { kind: "status", status: 503 },
  { kind: "reset" },
  { kind: "bad_json" },
  { kind: "empty" },
  { kind: "truncated" },
  { kind: "error_in_200" },
];

/** @param failing share of the calls that fail */
export async function startFakeProvider(latencyMs: number, failing = 0): Promise<FakeProvider> {
  const child = fork(self, [String(latencyMs), String(failing)]);
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
  const [latencyMs = 0, share = 0] = process.argv.slice(2).map(Number);
  const fake = await startFakeOpenRouter({ latencyMs, ...(share > 0 && { trouble: { share, faults } }) });
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
