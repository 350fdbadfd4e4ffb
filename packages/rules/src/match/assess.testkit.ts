/** One requirement against one resume, as the tests of single rules ask it. */
import type { Assessed, Classified } from "@leadfit/contracts";
import { matchByRules } from "./match-by-rules.ts";

export const today = new Date("2026-06-15T00:00:00Z");

export function assess(
  requirement_string: string,
  resume: string,
  demand: Pick<Classified, "min_years" | "level"> = {},
): Assessed {
  const atom: Classified = { requirement_string, classification: "required_qualification", ...demand };
  const [row] = matchByRules({ atoms: [atom], resume, today });
  if (row === undefined) throw new Error("no row");
  return row;
}

export function matches(...given: Parameters<typeof assess>): boolean {
  return assess(...given).match;
}
