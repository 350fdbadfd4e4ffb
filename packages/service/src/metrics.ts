/**
 * What a process counts, as Prometheus reads it. One registry a process, as is the custom there; the names of what is
 * counted stand beside the code that counts it, and all in docs/operations.md.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const registry = new Registry();
let isWatched = false;

/** Memory, event loop, garbage: watched from the first scrape on, for it costs a little. */
function watchProcess(): void {
  if (!isWatched) collectDefaultMetrics({ register: registry, prefix: "leadfit_" });
  isWatched = true;
}

type Labels<Name extends string> = Record<Name, string>;

export type CounterMetric<Name extends string> = { add(labels: Labels<Name>, by?: number): void };
export type HistogramMetric<Name extends string> = { observe(labels: Labels<Name>, seconds: number): void };

/** @param name leadfit_<what>_total */
export function createCounter<Name extends string>(
  name: string,
  help: string,
  labelNames: readonly Name[],
): CounterMetric<Name> {
  const counter = new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
  return { add: (labels, by = 1) => counter.inc(labels, by) };
}

/** @param name leadfit_<what>_seconds */
export function createHistogram<Name extends string>(
  name: string,
  help: string,
  labelNames: readonly Name[],
): HistogramMetric<Name> {
  const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
  const histogram = new Histogram({
    name,
    help,
    labelNames: [...labelNames],
    buckets,
    registers: [registry],
  });
  return { observe: (labels, seconds) => histogram.observe(labels, seconds) };
}

/** One reading: what is asked for at the moment of the scrape, not kept. */
export type Reading = {
  name: string;
  help: string;
  values: { labels: Record<string, string>; value: number }[];
};

/**
 * All that this process counts, and `readings` beside it.
 * @returns Prometheus' text format 0.0.4
 */
export async function metricsText(readings: readonly Reading[] = []): Promise<string> {
  watchProcess();
  const passing = new Registry();
  for (const { name, help, values } of readings) {
    const labelNames = [...new Set(values.flatMap(({ labels }) => Object.keys(labels)))];
    const gauge = new Gauge({ name, help, labelNames, registers: [passing] });
    for (const { labels, value } of values) gauge.set(labels, value);
  }
  return `${await registry.metrics()}\n${await passing.metrics()}`;
}

export const metricsContentType = registry.contentType;
