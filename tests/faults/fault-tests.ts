/** Scenarios as tests, with their short parameters. */
import { createTestDatabase, describeOnBackends } from "@leadfit/testkit";
import { test } from "vitest";
import { expectMet, type Scenario } from "./scenario.ts";

const timeoutMs = 240_000;

/** Chance differs from run to run; LEADFIT_FAULTS_SEED repeats one. */
const seed = Number(process.env.LEADFIT_FAULTS_SEED ?? Date.now() % 1_000_000);

export function faultTests(scenarios: readonly Scenario[]): void {
  describeOnBackends((backend) => {
    for (const { name, guarantee, backends, short, run } of scenarios) {
      if (short === null || !backends.includes(backend.name)) continue;
      test(
        `${name} (seed ${seed}): ${guarantee}`,
        async () => {
          const place = { backend, openDatabase: createTestDatabase, say: () => {}, seed };
          const figures = await run(place, short);
          // How quickly depends on what else the machine does: npm run faults judges that, on a quiet one.
          expectMet(figures.filter(({ unit }) => unit !== " ms" && unit !== " s"));
        },
        timeoutMs,
      );
    }
  });
}
