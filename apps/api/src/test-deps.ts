/** What most tests of routes have no use for: no model, and live updates of the database that they are given. */
import type { AssessmentWatcher, Database } from "@leadfit/db";
import { describeSystem, settingsFromEnv } from "@leadfit/runtime";
import type { Logger } from "@leadfit/service";
import type { ApiDeps } from "./deps.ts";
import { createLiveUpdates } from "./live/live-updates.ts";

type Given = { db: Database; watcher: AssessmentWatcher; log: Logger };

export function testDeps(given: Given) {
  return {
    live: createLiveUpdates(given),
    system: describeSystem(settingsFromEnv({})),
    metrics: async () => "",
    tryPrompt: async () => ({ kind: "no_model" as const }),
    // Whether the pages were built must not matter.
    pagesFolder: "/nowhere",
  } satisfies Partial<ApiDeps>;
}
