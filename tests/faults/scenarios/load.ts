/** A steady stream of postings for minutes, and a model that takes its time: what was accepted ends, and the door stays quick. */
import { join } from "node:path";
import { repositoryRoot } from "@leadfit/testkit";
import { startApi } from "../api-client.ts";
import type { LoadKind } from "../load-bodies.ts";
import { type MemoryWatch, watchMemory } from "../memory.ts";
import { type Offered, offerLoad } from "../offer-load.ts";
import { bothBackends, type Figure, type Place, quantile, type Scenario } from "../scenario.ts";
import { fleetWorkers, openStand } from "../stand.ts";

export type Load = { perSecond: number; minutes: number; latencyMs: number; concurrency: number };
export type PageLoad = Load & { pages: string };

/** Enough tasks at a time for a model that slow: rate × seconds a stage, and some room. */
const common = { latencyMs: 2_000, concurrency: 100 };

export const load: Scenario<Load> = {
  name: "load",
  guarantee: "a stream of structured postings: all that is accepted ends, and is accepted at once",
  backends: bothBackends,
  short: null,
  long: { ...common, perSecond: 20, minutes: 10 },
  how: ({ perSecond, minutes, latencyMs }) =>
    `${perSecond} postings of 5 KB a second to POST /v1/jobs for ${minutes} min, a model that takes ${latencyMs / 1000} s, the fleet's seven processes; the load and the model share the machine`,
  async run(place, params) {
    return await underLoad(place, params, { name: "structured" }, null);
  },
};

export const loadPages: Scenario<PageLoad> = {
  name: "load-pages",
  guarantee: "a stream of saved pages: all that is accepted ends, and is accepted at once",
  backends: bothBackends,
  short: null,
  long: { ...common, perSecond: 4, minutes: 10, pages: join(repositoryRoot, "samples/postings") },
  how: ({ perSecond, minutes, latencyMs }) =>
    `${perSecond} real pages a second to POST /html_extract for ${minutes} min, in turn from a folder (\`--pages DIR\`, else samples/postings), no two alike in what is read of them, a model that takes ${latencyMs / 1000} s`,
  async run(place, params) {
    return await underLoad(place, params, { name: "pages", folder: params.pages }, null);
  },
};

export const soak: Scenario<Load> = {
  name: "soak",
  guarantee: "under a steady stream for half an hour no process grows by more than 15 % after its warm-up",
  backends: bothBackends,
  short: null,
  long: { ...common, perSecond: 5, minutes: 30 },
  how: ({ perSecond, minutes, latencyMs }) =>
    `${perSecond} structured postings a second for ${minutes} min (\`--minutes\`), a model that takes ${latencyMs / 1000} s; resident memory of each process every second, the first third is warm-up, then the medians of the first and of the last fifth`,
  async run(place, params) {
    return await underLoad(place, params, { name: "structured" }, watchMemory);
  },
};

async function underLoad(
  place: Place,
  params: Load,
  kind: LoadKind,
  watch: typeof watchMemory | null,
): Promise<Figure[]> {
  const { perSecond, minutes, latencyMs, concurrency } = params;
  const slots = Object.fromEntries(
    ["TAG", "ATOMIZE", "CLASSIFY", "MATCH"].map((stage) => [
      `LEADFIT_${stage}_CONCURRENCY`,
      String(concurrency),
    ]),
  );
  const env = { ...slots, LEADFIT_API_RPM: "100000", LEADFIT_EXTRACT_CONCURRENCY: "4" };
  const stand = await openStand(place, { latencyMs, env });
  try {
    const workers = await Promise.all(
      [...fleetWorkers, "sweeper" as const].map(async (app) => [app, await stand.startReady(app)] as const),
    );
    const api = await startApi(stand);
    const memory: MemoryWatch | undefined = watch?.({ api: api.process, ...Object.fromEntries(workers) });
    const offered = await offerLoad({ url: api.url, perSecond, minutes, kind }, place.say);
    const grown = memory?.stop() ?? [];
    const late = performance.now();
    await stand.allEnded(minutes * 60_000 + 120_000);
    const drainMs = performance.now() - late;
    const { completed, otherwise, unheard, repeated } = await stand.check({ accepted: offered.accepted });
    return [
      ...accepted(offered, completed + otherwise),
      { what: "completed", value: completed },
      { what: "all ended after the last", value: drainMs / 1000, unit: " s" },
      { what: "calls paid again", value: Math.max(unheard, repeated), limit: { exactly: 0 } },
      ...grown,
    ];
  } finally {
    await stand.close();
  }
}

function accepted({ sent, accepted, refused, ms }: Offered, ended: number): Figure[] {
  const why = Object.entries(refused).map(([what, times]) => `${times} × ${what}`);
  return [
    {
      what: `accepted${why.length > 0 ? ` (else: ${why.join(", ")})` : ""}`,
      value: accepted,
      limit: { exactly: sent },
    },
    { what: "ended", value: ended, limit: { exactly: accepted } },
    { what: "p50 of an ingest", value: quantile(ms, 0.5), unit: " ms" },
    { what: "p99 of an ingest", value: quantile(ms, 0.99), unit: " ms", limit: { atMost: 150 } },
  ];
}
