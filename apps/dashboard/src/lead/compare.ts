/** Sets results of one lead side by side, atom by atom. Pure. */

import type { JobData } from "@leadfit/contracts";
import { type Atom, atomsOf } from "./verdicts.ts";

/** One atom's words, and what each result says of them; null where a result does not have them. */
export type ComparedAtom = { key: string; words: string; said: (Atom | null)[]; differs: boolean };

/** Words that were set another way are the same words. */
const keyOf = (atom: Atom): string =>
  atom.requirement_string.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** In the order of the first result that has them. */
export function compare(results: readonly JobData[]): ComparedAtom[] {
  const atoms = results.map((result) => new Map(atomsOf(result).map((atom) => [keyOf(atom), atom])));
  const keys = new Set(atoms.flatMap((of) => [...of.keys()]));
  return [...keys].map((key) => {
    const said = atoms.map((of) => of.get(key) ?? null);
    const [first] = said;
    const differs = said.some(
      (atom) => atom?.verdict !== first?.verdict || atom?.classification !== first?.classification,
    );
    return { key, words: said.find((atom) => atom !== null)?.requirement_string ?? key, said, differs };
  });
}
