/** What the stages found, requirement by requirement, and which of it says the same as a line of the gold. */
import type { Assessed, Atom, Category, Classification, Classified, Tagged } from "@leadfit/contracts";
import type { GoldRequirement } from "./gold.ts";
import { coverage, similarity } from "./words.ts";

/** From here on two texts are taken to say the same. */
export const sameFrom = 0.6;
/** From here on a text is taken to be covered by others together. */
const coveredFrom = 0.8;

/** An atom, or a group of alternatives: it counts once. */
export type OurAtom = {
  /** Of a group: its alternatives one by one, and all in one. */
  texts: string[];
  ids: string[];
  classification: Classification | undefined;
};

export type OurRequirement = { text: string; category: Category; atoms: OurAtom[] };

export function ourRequirements(tagged: Tagged[], atoms: Atom[], classified: Classified[]): OurRequirement[] {
  const kinds = new Map(classified.map(({ id, classification }) => [id, classification]));
  return tagged.map(({ id, raw_string, category }) => {
    const own = atoms.filter((atom) => id !== undefined && atom.id?.startsWith(`${id}.`));
    const grouped = Map.groupBy(own, (atom) => atom.group ?? atom.id);
    return {
      text: raw_string,
      category,
      atoms: [...grouped.values()].map((group) => ({
        texts: textsOf(group),
        ids: group.flatMap((atom) => atom.id ?? []),
        classification: kinds.get(group[0]?.id),
      })),
    };
  });
}

/** Each text, and all together where there are several. */
export function textsOf(group: (Atom | Assessed)[]): string[] {
  const texts = group.map(({ requirement_string }) => requirement_string);
  return texts.length > 1 ? [...texts, texts.join(" ")] : texts;
}

/** The gold's atom in its own words, and in those of its alternatives. */
export function goldAtomTexts({ any_of }: Pick<GoldRequirement, "any_of">, atom: string): string[] {
  const alternatives = any_of[atom] ?? [];
  return alternatives.length > 0 ? [atom, alternatives.join(" ")] : [atom];
}

export function bestSimilarity(texts: string[], others: string[]): number {
  let best = 0;
  for (const text of texts) for (const other of others) best = Math.max(best, similarity(text, other));
  return best;
}

/**
 * How surely our requirement is the gold's: 0 where it is not. A text or one of its atoms is alike, or one is covered by
 * the other's atoms together; the likeness of the whole texts breaks ties.
 */
export function likeness(gold: GoldRequirement, ours: OurRequirement): number {
  const goldAtoms = gold.atoms.flatMap((atom) => goldAtomTexts(gold, atom));
  const ourAtoms = ours.atoms.flatMap(({ texts }) => texts);
  const text = similarity(gold.text, ours.text);
  const alike = Math.max(text, bestSimilarity([gold.text, ...goldAtoms], [ours.text, ...ourAtoms]));
  const covered =
    coverage(gold.text, ourAtoms) >= coveredFrom || coverage(ours.text, goldAtoms) >= coveredFrom;
  return alike >= sameFrom || covered ? text + alike : 0;
}
