/** What a scenario of the benchmark is and gives. */
import type { Ground } from "./ground.ts";

export type Ratio = {
  what: string;
  value: number;
  /** Judged by it; null: only reported. */
  target: { atLeast: number } | { atMost: number } | null;
};

export type Measured = {
  ratios: Ratio[];
  /** What was counted, and how much, with its unit. */
  absolutes: { what: string; value: string }[];
};

export type Scenario = {
  /** As given on the command line. */
  name: string;
  /** How it is measured, in a sentence or two, for the report. */
  how: string;
  run(ground: Ground): Promise<Measured>;
};

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function meetsTarget({ value, target }: Ratio): boolean {
  if (!target) return true;
  return "atLeast" in target ? value >= target.atLeast : value <= target.atMost;
}
