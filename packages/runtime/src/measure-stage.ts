/** Counts what a stage's handler does, for /metrics. */
import type { Stage } from "@leadfit/contracts";
import { createHistogram } from "@leadfit/service";
import type { Handler } from "@leadfit/stages";

const tasks = createHistogram(
  "leadfit_stage_seconds",
  "Time that a stage's handler took, by what it came to: completed, deferred, quarantined, or failed (tried again).",
  ["stage", "outcome"],
);

export function measureStage<S extends Stage>(stage: S, handler: Handler<S>): Handler<S> {
  return async (task, signal) => {
    const started = performance.now();
    let outcome = "failed";
    try {
      const made = await handler(task, signal);
      outcome = made.kind;
      return made;
    } finally {
      tasks.observe({ stage, outcome }, (performance.now() - started) / 1000);
    }
  };
}
