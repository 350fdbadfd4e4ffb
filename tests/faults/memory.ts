/** Resident memory of processes while they work, and whether it grows. */
import { readFileSync } from "node:fs";
import type { TestProcess } from "@leadfit/testkit";
import type { Figure } from "./scenario.ts";

export type MemoryWatch = {
  /** MiB of all together, now. */
  now(): number;
  /** Ends the sampling. @returns the growth after the warm-up, by process, and the largest of them against its limit */
  stop(): Figure[];
};

const everyMs = 1_000;
/** Share of the time that is warm-up, and of what is compared at either end of the rest. */
const warmUp = 1 / 3;
const slice = 1 / 5;

export function watchMemory(processes: Record<string, TestProcess>): MemoryWatch {
  const samples = new Map<string, number[]>(Object.keys(processes).map((name) => [name, []]));
  const timer = setInterval(() => {
    for (const [name, { child }] of Object.entries(processes))
      samples.get(name)?.push(residentMiB(child.pid));
  }, everyMs);
  return {
    now: () => Object.values(processes).reduce((sum, { child }) => sum + residentMiB(child.pid), 0),
    stop() {
      clearInterval(timer);
      const growths = [...samples].map(([name, all]) => ({ name, ...growthOf(all) }));
      const most = growths.toSorted((a, b) => b.percent - a.percent)[0];
      return [
        {
          what: `largest growth of memory after warm-up (${most?.name})`,
          value: most?.percent ?? 0,
          unit: " %",
          limit: { atMost: 15 },
        },
        ...growths.map(({ name, from, to }) => ({
          what: `${name} from ${from.toFixed(0)} to`,
          value: Math.round(to),
          unit: " MiB",
        })),
      ];
    },
  };
}

/** Medians of the first and the last part after the warm-up. */
function growthOf(samples: number[]): { from: number; to: number; percent: number } {
  const warm = samples.slice(Math.floor(samples.length * warmUp)).filter((value) => value > 0);
  const many = Math.max(1, Math.floor(warm.length * slice));
  const from = medianOf(warm.slice(0, many));
  const to = medianOf(warm.slice(-many));
  return { from, to, percent: ((to - from) / from) * 100 };
}

function medianOf(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** 0 where the process is gone. Linux tells it in /proc. */
function residentMiB(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
