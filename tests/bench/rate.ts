/** One budget of calls a minute over many processes: never above it, and hardly below. */
import { openDatabase as openStores } from "@leadfit/db";
import { samplePages, sampleResume } from "@leadfit/testkit";
import { modelDecidesAll, startFakeProvider } from "./fake-provider.ts";
import { say } from "./ground.ts";
import type { Scenario } from "./scenario.ts";
import { startApp, stopApps } from "./start-app.ts";

const rpm = 60;
const minutes = 2;
const jobs = 100;
/** The stages that ask a model are there twice. */
const apps = ["extract", "tag", "atomize", "classify", "match", "tag", "atomize", "match"];

export const rate: Scenario = {
  name: "rate",
  how: `Eight worker processes over all stages on Postgres with LEADFIT_LLM_RPM=${rpm} and ${jobs} jobs waiting; the starts that the fake OpenRouter saw in the ${minutes} minutes after the first.`,
  async run({ openDatabase }) {
    const databaseUrl = await openDatabase();
    const provider = await startFakeProvider(200);
    const db = openStores({ url: databaseUrl, poolMax: 4, onError: () => {} });
    const resume = { name: "Mara", format: "markdown", content: sampleResume, text: sampleResume } as const;
    await db.resumes.create(resume);
    for (let n = 0; n < jobs; n++) await db.jobs.ingest({ page: samplePages.numbered(n) });
    await db.close();
    const env = {
      DATABASE_URL: databaseUrl,
      ...provider.env,
      ...modelDecidesAll,
      LEADFIT_LLM_RPM: String(rpm),
    };
    const workers = [];
    for (const app of apps) workers.push(await startApp(`worker-${app}`, env));
    let first: number | undefined;
    let stats = await provider.stats();
    const windowMs = minutes * 60_000;
    const deadline = Date.now() + windowMs + 60_000;
    while (Date.now() < Math.min(deadline, (first ?? Number.POSITIVE_INFINITY) + windowMs)) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      stats = await provider.stats();
      first = stats.starts[0];
    }
    await stopApps(workers);
    await provider.stop();
    const since = first ?? 0;
    const starts = stats.starts.filter((start) => start < since + windowMs).length;
    const used = starts / (rpm * minutes);
    say(
      `  at most ${stats.maxPerMinute} calls in a sliding minute, ${(used * 100).toFixed(1)} % of the budget used`,
    );
    return {
      ratios: [
        {
          what: `most calls in a sliding minute ÷ ${rpm} allowed`,
          value: stats.maxPerMinute / rpm,
          target: { atMost: 1 },
        },
        { what: `calls made ÷ calls allowed, eight processes`, value: used, target: { atLeast: 0.95 } },
      ],
      absolutes: [
        { what: `calls started in ${minutes} min at ${rpm} a minute`, value: `${starts}` },
        { what: "most calls in a sliding minute", value: `${stats.maxPerMinute}` },
      ],
    };
  },
};
