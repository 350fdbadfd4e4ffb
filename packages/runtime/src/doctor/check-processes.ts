/** Which processes are up, and which a whole Leadfit lacks. */
import { stages } from "@leadfit/contracts";
import type { SeenProcess } from "@leadfit/db";
import { counted, type Finding, fail, ok, warn } from "./finding.ts";

const check = "processes";

/** They say so every few seconds; one that was silent for this long is gone or hangs. */
export const aliveSeconds = 30;

/** @param due whether there are tasks to be done */
export function checkProcesses(seen: SeenProcess[], due: boolean): Finding {
  const roles = new Set(seen.map(({ role }) => role));
  if (roles.size === 0) {
    const advice = "Start it: npm start, or the fleet's services (docs/operations.md).";
    return (due ? fail : warn)(check, "Leadfit does not run", advice);
  }
  const needed = ["api", ...stages.map((stage) => `worker-${stage}`), "sweeper"];
  const missing = roles.has("all") ? [] : needed.filter((role) => !roles.has(role));
  const saw = `${counted(seen.length, "live one")} (${[...roles].join(", ")})`;
  if (missing.length === 0) return ok(check, saw);
  return fail(
    check,
    `${saw}; missing: ${missing.join(", ")}`,
    "Start what is missing; each says in its log why it ended. Jobs wait until then, none is lost.",
  );
}
