/**
 * Step 2.2 without a model: compound requirements into the smallest parts that can be checked alone, with lineage in
 * the ids and alternatives in groups. Knows wording; knows nothing of resumes.
 */
import type { Atom, Category, StageOutputs, Tagged } from "@leadfit/contracts";
import { clauseAtoms } from "./clause-atoms.ts";
import { demandsOf } from "./demands.ts";

/** More parts than any one line has; keeps a hostile line bounded. */
const maxAtoms = 24;

/**
 * Atoms in the order of their requirements. `r3` gives `r3.1`, `r3.2`, …; atoms that are alternatives of each other
 * share a group `r3.g1` (contracts: stage.ts). A requirement that cannot be taken apart is its own only atom. A tagged
 * row without an id gets the one of its place. Never throws (spec: step 2.2, 2 to 4 atoms per compound requirement).
 */
export function atomizeByRules(tagged: readonly Tagged[]): StageOutputs["atomize"] {
  const atoms: Atom[] = [];
  for (const [place, row] of tagged.entries()) {
    const base = row.id ?? `r${place + 1}`;
    const groups = new Map<number, string>();
    const seen = new Set<string>();
    let count = 0;
    for (const piece of clauseAtoms(row.raw_string, row.category).slice(0, maxAtoms)) {
      const key = piece.text.toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      count++;
      const category: Category = row.category === "additional" ? "additional" : piece.category;
      const atom: Atom = {
        requirement_string: piece.text,
        category,
        id: `${base}.${count}`,
        ...demandsOf(piece.text),
      };
      if (piece.any !== null) {
        const group = groups.get(piece.any) ?? `${base}.g${groups.size + 1}`;
        groups.set(piece.any, group);
        atom.group = group;
      }
      atoms.push(atom);
    }
  }
  return { atomic_objects: withoutLoneGroups(atoms) };
}

/** A group of one is no choice. */
function withoutLoneGroups(atoms: Atom[]): Atom[] {
  const sizes = new Map<string, number>();
  for (const { group } of atoms) if (group) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return atoms.map((atom) => {
    if (atom.group === undefined || (sizes.get(atom.group) ?? 0) > 1) return atom;
    const { group: _, ...rest } = atom;
    return rest;
  });
}
