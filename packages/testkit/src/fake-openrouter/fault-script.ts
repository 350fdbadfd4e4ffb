/** The faults that a test has lined up; each call takes the first that is meant for it. */
import { type Fault, type FaultTarget, fitsFault } from "./fault.ts";

/**
 * `times`: calls that get it, one unless it says more; `forMs`: or all within that time. `model`: only calls of this one;
 * an error then sends the call on to its next model, where it has one.
 */
export type FaultMatch = { times?: number; forMs?: number; runType?: string; model?: string };

export type FaultScript = {
  /** @returns ends it before its time */
  add(fault: Fault, match?: FaultMatch): () => void;
  /** Uses up one turn of the fault that it returns. `ofModel`: it is this model's alone. */
  take(target: FaultTarget & { model: string }): { fault: Fault; ofModel: boolean } | null;
};

/** What befalls every so-maniest call without a script, in turn: a `share` of 0.05 is each twentieth. */
export type Trouble = { share: number; faults: readonly Fault[] };

export function createFaultScript(now: () => number, trouble: Trouble | null = null): FaultScript {
  let calls = 0;
  const troubled = (target: FaultTarget) => {
    if (!trouble) return null;
    const every = Math.round(1 / trouble.share);
    if (++calls % every !== 0) return null;
    const fault = trouble.faults[(calls / every) % trouble.faults.length];
    return fault && fitsFault(fault, target) ? { fault, ofModel: false } : null;
  };
  const lines: { fault: Fault; left: number; until: number; match: FaultMatch }[] = [];
  return {
    add(fault, match = {}) {
      const left = match.times ?? (match.forMs === undefined ? 1 : Number.POSITIVE_INFINITY);
      const line = { fault, left, until: now() + (match.forMs ?? Number.POSITIVE_INFINITY), match };
      lines.push(line);
      return () => {
        line.left = 0;
      };
    },
    take(target) {
      const line = lines.find(
        ({ fault, left, until, match: { runType, model } }) =>
          left > 0 &&
          now() < until &&
          (runType === undefined || runType === target.runType) &&
          (model === undefined || model === target.model) &&
          fitsFault(fault, target),
      );
      if (!line) return troubled(target);
      line.left--;
      return { fault: line.fault, ofModel: line.match.model !== undefined };
    },
  };
}
