/** The figure of a scenario that spoils no page and no answer: every job gets its result, and none is parked. */
import type { Checked } from "@leadfit/testkit";
import type { Figure } from "./scenario.ts";

export function completedAll({ completed, parked }: Checked, jobs: number): Figure {
  const why = parked.length > 0 ? ` (parked: ${parked.join(", ")})` : "";
  return { what: `completed of ${jobs}${why}`, value: completed, limit: { exactly: jobs } };
}
