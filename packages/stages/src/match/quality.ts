/** How far an assessment can be trusted, by our own checks: the parts that `qualitySchema` names, and their product. */
import type { Assessed, Posting, Quality, StageOutputs } from "@leadfit/contracts";
import { readable } from "./readable.ts";

/** @param assessed after the check of evidence */
export function qualityOf(
  posting: Posting,
  { tagged_list, dropped = 0 }: StageOutputs["tag"],
  assessed: readonly Assessed[],
): Quality {
  const kept = tagged_list.length;
  const sure = assessed.flatMap(({ confidence }) => confidence ?? []);
  const parts = {
    grounded: share(kept, kept + dropped),
    decided: share(assessed.filter(({ unverified }) => !unverified).length, assessed.length),
    confident: share(
      sure.reduce((sum, each) => sum + each, 0),
      sure.length,
    ),
    readable: rounded(readable(posting)),
  };
  const score = rounded(parts.grounded * parts.decided * parts.confident * parts.readable);
  return { score, parts, dropped_requirements: dropped };
}

/** Of nothing, everything holds. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : rounded(part / whole);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
