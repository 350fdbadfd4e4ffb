/** The faults that a test has lined up; each call takes the first that is meant for it. */
import { type Fault, type FaultTarget, fitsFault } from "./fault.ts";

export type FaultMatch = { times?: number; runType?: string };

export type FaultScript = {
  add(fault: Fault, match?: FaultMatch): void;
  /** Uses up one turn of the fault that it returns. */
  take(target: FaultTarget): Fault | null;
};

export function createFaultScript(): FaultScript {
  const lines: { fault: Fault; left: number; runType: string | undefined }[] = [];
  return {
    add(fault, match = {}) {
      lines.push({ fault, left: match.times ?? 1, runType: match.runType });
    },
    take(target) {
      const line = lines.find(
        ({ fault, left, runType }) =>
          left > 0 && (runType === undefined || runType === target.runType) && fitsFault(fault, target),
      );
      if (!line) return null;
      line.left--;
      return line.fault;
    },
  };
}
