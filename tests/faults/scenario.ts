/** What a fault scenario is: one thing that breaks, what must hold, and what was measured of it. */
import { strict as assert } from "node:assert";
import type { Backend, TestDatabase } from "@leadfit/testkit";

export type Figure = {
  what: string;
  value: number;
  /** Times are in " ms" and " s". */
  unit?: string;
  /** What it must be; absent: only told. */
  limit?: { atMost: number } | { atLeast: number } | { exactly: number };
};

/** Where a scenario runs. */
export type Place = {
  backend: Backend;
  /** A migrated database beside others on one server: for faults that leave that server alone. */
  openDatabase(): Promise<TestDatabase>;
  /** Progress, for whoever watches. */
  say(line: string): void;
  /** Of whatever is left to chance; printed with the result. */
  seed: number;
};

export type Scenario<Params = unknown> = {
  /** As given on the command line. */
  name: string;
  /** What must hold, in a sentence: a test's name and a row of the report. */
  guarantee: string;
  /** Without the others it makes no sense, or says nothing new. */
  backends: readonly Backend["name"][];
  /** What `npm test` runs; null: too long for it. */
  short: Params | null;
  /** What `npm run faults` runs. */
  long: Params;
  /** The report tells it, filled with its parameters. */
  how(params: Params): string;
  /** @throws where a guarantee does not hold; figures outside their limits are for the caller to refuse */
  run(place: Place, params: Params): Promise<Figure[]>;
};

export const bothBackends = ["postgres", "redis"] as const;

export function isMet({ value, limit }: Figure): boolean {
  if (!limit) return true;
  if ("atMost" in limit) return value <= limit.atMost;
  if ("atLeast" in limit) return value >= limit.atLeast;
  return value === limit.exactly;
}

export function figureText({ what, value, unit = "", limit }: Figure): string {
  const rounded = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
  const bound =
    limit &&
    ("atMost" in limit
      ? `≤ ${limit.atMost}`
      : "atLeast" in limit
        ? `≥ ${limit.atLeast}`
        : `= ${limit.exactly}`);
  return `${what} ${rounded}${unit}${bound ? ` (${bound})` : ""}`;
}

/** @throws naming the figures that are not within their limits */
export function expectMet(figures: Figure[]): void {
  assert.deepEqual(figures.filter((figure) => !isMet(figure)).map(figureText), []);
}

/** The value below which `share` of all lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
