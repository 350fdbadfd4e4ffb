/** A steady stream of postings for minutes, and a model that takes its time: what was accepted ends, and the door stays quick. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@leadfit/testkit";
import { startApi } from "../api-client.ts";
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
    const body = (n: number) => ({ path: `/v1/jobs?job_id=load-${n}`, body: structuredPosting(n) });
    return await underLoad(place, params, body, null);
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
    const pages = readdirSync(params.pages, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(html?|mhtml)$/i.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    if (pages.length === 0) throw new Error(`there is no page in ${params.pages}`);
    const body = (n: number) => ({
      path: "/html_extract",
      body: { job_id: `page-${n}`, html: pageOfItsOwn(pages[n % pages.length] as string, n) },
    });
    return await underLoad(place, params, body, null);
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
    const body = (n: number) => ({ path: `/v1/jobs?job_id=soak-${n}`, body: structuredPosting(n) });
    return await underLoad(place, params, body, watchMemory);
  },
};

async function underLoad(
  place: Place,
  params: Load,
  body: (n: number) => { path: string; body: unknown },
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
    const offered = await offerLoad(api.url, { perSecond, minutes }, body, place.say);
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

/** Each item and paragraph of it gets a number: what was asked about another copy answers nothing about this one. */
function pageOfItsOwn(page: string, n: number): string {
  return page.replaceAll(/<(?:li|p)\b[^>]*>|"description"\s*:\s*"/g, `$&No. ${n}: `);
}

/** 5 KB as an applicant tracking system gives them; no two alike. */
function structuredPosting(n: number): object {
  const lines = [
    "5+ years of experience with TypeScript",
    "Experience with PostgreSQL and Redis",
    "Experience with AWS or Azure",
    `Knowledge of the Linotype ${n}`,
    "Fluent English",
  ];
  const filler = `We print what others only save, in edition ${n}, and look after it for as long as it is read. `;
  const description = `<h3>Requirements</h3><ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul><h3>About us</h3><p>${filler.repeat(60)}</p>`;
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: `Backend Engineer ${n}`,
    hiringOrganization: { "@type": "Organization", name: "Quillworks" },
    jobLocation: { "@type": "Place", address: { addressLocality: "Leipzig", addressCountry: "DE" } },
    identifier: { "@type": "PropertyValue", name: "Quillworks", value: `q-${n}` },
    datePosted: "2026-11-02",
    description: description.slice(0, 4_800),
  };
}
