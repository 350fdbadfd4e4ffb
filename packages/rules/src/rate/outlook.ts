/** What would lead to a better rating: counts, by the rule of rate.ts, how many more required qualifications it takes. */
import type { RatingLevel } from "@leadfit/contracts";
import { rate } from "./rate.ts";

/** A required qualification as a person sees it. Null: not judged. */
export type RequiredAtom = { requirement_string: string; group?: string | undefined; match: boolean | null };

export type OutlookStep<Atom> = { rating: RatingLevel; needed: number; atoms: Atom[]; sentence: string };

const order: RatingLevel[] = ["low", "medium", "high"];

/**
 * Each better rating with the fewest further required qualifications that it takes; any of the open ones will do, for all
 * count alike. Alternatives of a group count once, and any of them will do.
 */
export function outlook<Atom extends RequiredAtom>(
  required: readonly Atom[],
): { rating: RatingLevel | null; next: OutlookStep<Atom>[] } {
  const groups = Map.groupBy(required, (atom, n) => atom.group ?? `${n}`);
  const isMet = (unit: Atom[]) => unit.some(({ match }) => match === true);
  const met = [...groups.values()].filter(isMet).length;
  const open = [...groups.values()].filter((unit) => !isMet(unit));
  const now = ratingWith(met, groups.size);
  const next: OutlookStep<Atom>[] = [];
  for (let needed = 1; needed <= open.length; needed++) {
    const rating = ratingWith(met + needed, groups.size);
    const best = next.at(-1)?.rating ?? now;
    if (rating === null || best === null || order.indexOf(rating) <= order.indexOf(best)) continue;
    next.push({ rating, needed, atoms: open.flat(), sentence: sentenceOf(rating, needed, open.length) });
  }
  return { rating: now, next };
}

/** By the one rule there is. */
function ratingWith(met: number, of: number): RatingLevel | null {
  const id = (n: number) => ({ id: String(n), requirement_string: "" });
  const atoms = Array.from({ length: of }, (_, n) => ({
    ...id(n),
    classification: "required_qualification" as const,
  }));
  const verdicts = Array.from({ length: met }, (_, n) => ({ ...id(n), match: true, match_reasoning: "" }));
  return rate(atoms, verdicts).rating;
}

function sentenceOf(rating: RatingLevel, needed: number, open: number): string {
  if (open === 1) return `The one required qualification that is open would make it ${rating}.`;
  if (needed === open) return `All ${open} required qualifications that are open would make it ${rating}.`;
  return `${needed === 1 ? "One" : needed} of the ${open} required qualifications that are open would make it ${rating}.`;
}
