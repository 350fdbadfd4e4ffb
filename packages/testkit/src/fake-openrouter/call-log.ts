/** Every chat call in the order of arrival, and how they overlapped. Knows nothing of what they ask. */
import type { FaultKind } from "./fault.ts";

export type FakeCall = {
  /** ms epoch: headers received. */
  startedAt: number;
  /** ms epoch: answered in full, or the connection gone; null while under way. */
  endedAt: number | null;
  /** Empty until the body is read, and for a body that is refused. */
  model: string;
  /** `html_extract`, `ja_2_1_assessment`, …; null for a call that is none of our steps. */
  runType: string | null;
  /** As parsed from JSON; its text when it is no JSON. */
  body: unknown;
  /** What the model answered, whether or not the caller heard of it; null where none was asked. */
  reply: object | null;
  /** Null as long as none was sent: under way, stalled or reset. */
  status: number | null;
  /** USD billed for it, whether or not the caller heard of it. */
  cost: number;
  fault: FaultKind | null;
  /** Answered from the response cache; no model was asked. */
  fromCache: boolean;
  /** The caller went away, or the fault cut the line, before the answer was out. */
  aborted: boolean;
};

export type CallLog = {
  calls: FakeCall[];
  start(): FakeCall;
  end(call: FakeCall, aborted: boolean): void;
  maxConcurrent(): number;
  maxStartsWithin(ms: number): number;
};

export function createCallLog(): CallLog {
  const calls: FakeCall[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  return {
    calls,
    start() {
      const call: FakeCall = {
        startedAt: Date.now(),
        endedAt: null,
        model: "",
        runType: null,
        body: null,
        reply: null,
        status: null,
        cost: 0,
        fault: null,
        fromCache: false,
        aborted: false,
      };
      calls.push(call);
      mostUnderWay = Math.max(mostUnderWay, ++underWay);
      return call;
    },
    end(call, aborted) {
      call.endedAt = Date.now();
      call.aborted = aborted;
      underWay--;
    },
    maxConcurrent: () => mostUnderWay,
    maxStartsWithin: (ms) =>
      mostWithin(
        calls.map((call) => call.startedAt),
        ms,
      ),
  };
}

/** The most of `times` (ascending) in any half-open window of `ms`: two that are `ms` apart share none. */
export function mostWithin(times: readonly number[], ms: number): number {
  let most = 0;
  let first = 0;
  for (const [last, time] of times.entries()) {
    while (time - (times[first] ?? time) >= ms && first < last) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
